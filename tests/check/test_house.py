"""House rules: what is declared reaches the text."""

from __future__ import annotations

from klausa.check.house import carried
from klausa.errors import Location
from klausa.facts import leaves
from tests.releases.records import release
from tests.tree import MINIMAL, SMALL, Tree, german


def test_a_fact_that_no_clause_tells_is_a_warning(tree: Tree) -> None:
    """A user's template leaves a fact out: the finding stands at the fact's line, since the reader does not learn it."""
    tree.write("templates/clauses/sale.md.j2", "## Sale\n\nNothing to say.\n")
    told = tree.tell(SMALL, german(templates=(tree.root / "templates",)))
    (finding,) = (finding for finding in told.findings if finding.code == "house/untold")
    assert finding.level == "warning"
    assert finding.location == Location("policies/acme/policy.yml", 13, 14)
    assert finding.message == "`sale.sold` is declared but no clause tells it"
    assert finding.remedy


def test_what_is_told_is_no_finding(tree: Tree) -> None:
    """A small policy of which every fact reaches the text."""
    assert [finding.code for finding in tree.tell(SMALL).findings] == ["house/no-release"]


def test_a_policy_on_record_is_no_note(tree: Tree) -> None:
    """The note goes once there is a release."""
    release(tree.company(SMALL), "1.0", "2025-01-01")
    assert tree.tell(SMALL).findings == ()


def test_settings_are_no_facts(tree: Tree) -> None:
    """Language, kind and publication steer the rendering; nothing has to tell them."""
    company = tree.load(
        "languages: [en]\nname: Acme\nkind: notice\npublication: unlisted\ndemo: yes\nsource: https://acme.example\n"
    )
    assert list(leaves(company.policy)) == []


def test_facts_are_counted_at_their_most_specific(tree: Tree) -> None:
    """A term in a list is a fact, the list is none; undeclared ones are not counted."""
    paths = [path for path, _ in leaves(tree.load(SMALL).policy)]
    assert "data.account-data.items.email-address.item" in paths
    assert "data.account-data.items" not in paths
    assert "sale.shared-for-ads" not in paths
    assert len(paths) == len(set(paths))


def test_what_is_carried_and_not_modelled_is_counted(tree: Tree) -> None:
    """Clauses in the company's own words are counted against all facts."""
    assert carried(tree.load(MINIMAL)) == "0 facts, 0 of them carried in own clauses (0 %)"
    own = "clauses:\n  - {id: extra, after: data, heading: {en: H}, text: {en: 'T.'}}\n"
    assert carried(tree.load(MINIMAL + "sale: {sold: no}\n" + own)) == "2 facts, 1 of them carried in own clauses (50 %)"
