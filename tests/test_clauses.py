"""Which clauses there are and in which order; a user's own templates and those for one language."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from klausa.clauses import ORDER, Clause, load_clauses
from klausa.errors import Unreadable
from klausa.where import shipped
from tests.tree import Tree

OURS = shipped("templates")


def answers(clause: str, templates: Path = OURS) -> str:
    """The first line of a clause for one language: what it answers."""
    return f"{{# answers: {hashlib.sha256((templates / f'clauses/{clause}.md.j2').read_bytes()).hexdigest()[:16]} #}}"


def test_the_order_is_a_literal_list() -> None:
    """Every line of the order file names a clause once, and every clause file is in the order."""
    ids = [clause.id for clause in load_clauses([OURS])]
    assert ids == re.findall(r'clause\("([a-z-]+)"\)', (OURS / ORDER).read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted({file.name.split(".")[0] for file in (OURS / "clauses").glob("*.md.j2")})


def test_the_order_says_which_clauses_there_are(tree: Tree) -> None:
    """One clause a line, each with its template and the digest of its files."""
    tree.write(f"templates/{ORDER}", '{# order #}\n{{ clause("one") }}\n{{ clause("two") }}\n')
    tree.write("templates/clauses/one.md.j2", "## One\n")
    tree.write("templates/clauses/two.md.j2", "## Two\n")
    one, two = load_clauses([tree.root / "templates"])
    assert one == Clause("one", "clauses/one.md.j2", {}, one.digest)
    assert two == Clause("two", "clauses/two.md.j2", {}, two.digest)
    assert one.digest != two.digest


def test_a_user_s_template_goes_before_ours_file_by_file(tree: Tree) -> None:
    """One file replaced, the order and all other files ours."""
    tree.write("templates/clauses/contact.md.j2", "## Reach us\n")
    own = load_clauses([OURS, tree.root / "templates"])
    ours = load_clauses([OURS])
    assert [clause.id for clause in own] == [clause.id for clause in ours]
    (contact,) = (clause for clause in own if clause not in ours)
    assert contact == Clause("contact", "clauses/contact.md.j2", {}, contact.digest)


def test_a_user_s_order_goes_before_ours(tree: Tree) -> None:
    """And may name our clauses."""
    tree.write(f"templates/{ORDER}", '{{ clause("contact") }}\n{{ clause("data") }}\n')
    assert [clause.id for clause in load_clauses([OURS, tree.root / "templates"])] == ["contact", "data"]


def test_a_clause_for_one_language_has_a_file_of_its_own(tree: Tree) -> None:
    """`data.tr.md.j2` is the template of Turkish only; `data-map.md.j2` is another clause."""
    tree.write("templates/clauses/contact.tr.md.j2", f"{answers('contact')}\n## İletişim\n")
    contact = next(clause for clause in load_clauses([OURS, tree.root / "templates"]) if clause.id == "contact")
    assert contact.template_for("tr") == "clauses/contact.tr.md.j2"
    assert contact.template_for("id") == contact.template_for("en") == "clauses/contact.md.j2"


def test_a_clause_for_one_language_says_which_english_it_answers(tree: Tree) -> None:
    """Else a change of the English would pass it by; the remedy is the line to write."""
    tree.write("templates/clauses/contact.tr.md.j2", "## İletişim\n")
    with pytest.raises(Unreadable) as raised:
        load_clauses([OURS, tree.root / "templates"])
    assert str(raised.value) == (
        "templates/clauses/contact.tr.md.j2:1:1: the clause does not say which English text it answers "
        f"(templates/clauses/contact.md.j2); write this as the first line: {answers('contact')}"
    )


def test_a_clause_for_one_language_is_told_when_the_english_has_changed(tree: Tree) -> None:
    """The English that counts is the one in use, a user's own here."""
    tree.write("templates/clauses/contact.md.j2", "## Reach us\n")
    tree.write("templates/clauses/contact.tr.md.j2", f"{answers('contact')}\n## İletişim\n")
    own = [OURS, tree.root / "templates"]
    with pytest.raises(
        Unreadable, match=r"answers an older English text: templates/clauses/contact\.md\.j2 has changed"
    ) as raised:
        load_clauses(own)
    line = answers("contact", tree.root / "templates")
    assert str(raised.value).endswith(f"compare the two, then write this as the first line: {line}")
    tree.write("templates/clauses/contact.tr.md.j2", f"{line}\n## İletişim\n")
    assert next(clause for clause in load_clauses(own) if clause.id == "contact").by_language == {
        "tr": "clauses/contact.tr.md.j2"
    }


def test_the_digest_of_a_clause_without_files_for_languages_is_that_of_its_file() -> None:
    """What `replaces-digest:` in a policy remembers stays what it was."""
    for clause in load_clauses([OURS]):
        if not clause.by_language:
            assert answers(clause.id) == f"{{# answers: {clause.digest} #}}"


def test_an_unknown_clause_in_the_order_is_told(tree: Tree) -> None:
    """With line, and the nearest that there is; all of them at once."""
    tree.write(f"templates/{ORDER}", '{{ clause("contakt") }}\n{{ clause("data") }}\n{{ clause("retension") }}\n')
    with pytest.raises(Unreadable) as raised:
        load_clauses([OURS, tree.root / "templates"])
    assert [str(problem) for problem in raised.value.problems] == [
        'templates/notice.md.j2:1:1: there is no clause "contakt"; did you mean "contact"?',
        'templates/notice.md.j2:3:1: there is no clause "retension"; did you mean "retention"?',
    ]


@pytest.mark.parametrize("line", ["{{ clause(data) }}", "{{ clause('data') }} and more", "{{ claus('data') }}", "data"])
def test_a_line_of_the_order_that_says_nothing_is_told(line: str, tree: Tree) -> None:
    """A misspelt line must not drop a clause from every policy without a word."""
    tree.write(f"templates/{ORDER}", f'{{{{ clause("contact") }}}}\n{line}\n')
    with pytest.raises(Unreadable, match=r"templates/notice\.md\.j2:2:1: .*; write"):
        load_clauses([OURS, tree.root / "templates"])


def test_a_clause_twice_in_the_order_is_told(tree: Tree) -> None:
    """Two clauses with one anchor would be no address for either."""
    tree.write(f"templates/{ORDER}", '{{ clause("contact") }}\n{{ clause("contact") }}\n')
    with pytest.raises(Unreadable, match=r'notice\.md\.j2:2:1: the clause "contact" stands here a second time; delete'):
        load_clauses([OURS, tree.root / "templates"])


def test_no_order_at_all_is_told(tree: Tree) -> None:
    """A folder without the order file."""
    with pytest.raises(Unreadable, match="the order of the clauses is missing; restore the file"):
        load_clauses([tree.root])
