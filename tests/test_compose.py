"""Where the company's own clauses stand among the others."""

from __future__ import annotations

import pytest

from klausa.clauses import Clause
from klausa.compose import compose
from klausa.errors import Unreadable
from tests.tree import MINIMAL, Tree

CLAUSES = tuple(Clause(id_, f"clauses/{id_}.md.j2", {}) for id_ in ("data", "rights", "contact"))


def own(*clauses: str) -> str:
    """A policy with clauses of its own: `id after data` and the like."""
    lines = []
    for clause in clauses:
        id_, key, anchor = clause.split()
        lines.append(f"  - {{id: {id_}, {key}: {anchor}, heading: {{en: H}}, text: {{en: T.}}}}\n")
    return MINIMAL + "clauses:\n" + "".join(lines)


def composed(tree: Tree, *clauses: str) -> list[str]:
    """The ids in order."""
    return [placed.id for placed in compose(tree.load(own(*clauses)), CLAUSES)]


@pytest.mark.parametrize(
    ("clauses", "order"),
    [
        ([], "data rights contact"),
        (["a before data"], "a data rights contact"),
        (["a after contact"], "data rights contact a"),
        (["a after data", "b before rights"], "data a b rights contact"),
        (["a before rights", "b before rights"], "data a b rights contact"),
        (["a after data", "b after data", "c after data"], "data a b c rights contact"),
        (["a after data", "b after a"], "data a b rights contact"),
        (["a after data", "b before a"], "data b a rights contact"),
        (["a replaces rights"], "data a contact"),
        (["rights replaces rights"], "data rights contact"),
        (["a replaces rights", "b after a"], "data a b contact"),
        (["b after data", "a before data"], "a data b rights contact"),
    ],
)
def test_order(clauses: list[str], order: str, tree: Tree) -> None:
    """Before, after and instead; several at one place in the order in which they are written."""
    if not clauses:
        assert [placed.id for placed in compose(tree.load(MINIMAL), CLAUSES)] == order.split()
    else:
        assert composed(tree, *clauses) == order.split()


@pytest.mark.parametrize(
    ("clauses", "message"),
    [
        (["a after daata"], 'policy.yml:4:20: there is no clause "daata"; did you mean "data"?'),
        (["a after b"], 'there is no clause "b"'),
        (["data after rights"], 'policy.yml:4:10: there is a clause "data" already; give this one another id'),
        (["a after data", "a after rights"], 'policy.yml:5:10: there is a clause "a" already'),
        (["a replaces data", "b after data"], 'policy.yml:5:20: there is no clause "data"'),
    ],
)
def test_a_clause_that_has_no_place(clauses: list[str], message: str, tree: Tree) -> None:
    """Each is told at the word that is wrong."""
    with pytest.raises(Unreadable) as raised:
        composed(tree, *clauses)
    assert message in str(raised.value)


def test_every_misplaced_clause_is_told_at_once(tree: Tree) -> None:
    """Three wrong anchors are three problems."""
    with pytest.raises(Unreadable) as raised:
        composed(tree, "a after x", "b before y", "c replaces z")
    assert len(raised.value.problems) == 3
