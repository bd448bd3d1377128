"""Parity: a language that tells less than another is found, with clause, fact and the fact's line."""

from __future__ import annotations

from klausa.check import Finding, parity
from klausa.clauses import load_clauses
from klausa.errors import Location
from klausa.pipeline import Told, Words, tell
from klausa.render import Rendered
from klausa.where import shipped
from tests.tree import SMALL, Tree, german

TEXT = SMALL.replace("[en]", "[en, de]")


def with_own_templates(tree: Tree) -> Words:
    """The words of two languages, with the tree's templates before ours."""
    words = german(templates=(tree.root / "templates",))
    return Words(
        load_clauses([shipped("templates"), tree.root / "templates"]), words.messages, words.environments, words.templates
    )


def errors(told: Told) -> list[Finding]:
    """The findings at error level about facts; what is read again from the text has tests of its own."""
    return [finding for finding in told.findings if finding.level == "error" and finding.code in ("parity/fact", "parity/clause")]


def test_the_same_facts_in_both_languages_are_fine(tree: Tree) -> None:
    """Two languages of the shipped templates agree."""
    told = tree.tell(TEXT, german())
    assert list(told.rendered) == ["en", "de"]
    assert errors(told) == []


def test_a_clause_file_that_drops_a_fact_is_found(tree: Tree) -> None:
    """A clause written for one language in a file of its own leaves out the period: the finding stands at the period's line."""
    tree.clause(
        "retention",
        "de",
        "## Fristen\n\n{% for e in policy.retention %}\n{{ series(e.records) }}.\n{% endfor %}\n",
    )
    (finding,) = errors(tree.tell(TEXT, with_own_templates(tree)))
    assert finding.code == "parity/fact"
    assert finding.location == Location("policies/acme/policy.yml", 12, 52)
    assert finding.message == 'the clause "retention" tells `retention.logs.period.at-most` in en but not in de'
    assert finding.remedy


def test_a_message_that_drops_a_fact_is_found(tree: Tree) -> None:
    """The whole way round through the text: whatever the cause, the facts told are compared."""
    message = ("introduction", "%(this)s explains how %(name)s processes personal data.")
    (finding,) = errors(tree.tell(TEXT, german({message: "%(this)s explains."})))
    assert (finding.code, finding.message) == ("parity/fact", 'the clause "introduction" tells `name` in en but not in de')


def test_a_language_that_tells_more_is_found_too(tree: Tree) -> None:
    """Neither language is the measure of the other."""
    tree.clause("sale", "de", "## V\n\n{{ because(policy.sale.sold) }}Nein, {{ policy.name }}.\n")
    (finding,) = errors(tree.tell(TEXT, with_own_templates(tree)))
    assert finding.message == 'the clause "sale" tells `name` in de but not in en'


def test_a_sentence_chosen_by_another_fact_is_found(tree: Tree) -> None:
    """The statement prints no value, so only its mark tells why it is there."""
    tree.clause("sale", "de", "## V\n\nWir verkaufen nichts.\n")
    (finding,) = errors(tree.tell(TEXT, with_own_templates(tree)))
    assert finding.message == 'the clause "sale" tells `sale.sold` in en but not in de'
    assert finding.location.line == 13


def test_a_language_whose_clause_is_empty_is_found(tree: Tree) -> None:
    """It names the clause and the languages."""
    tree.clause("sale", "de", "## V\n\n{% if policy.sale.sold is yes %}\nJa.\n{% endif %}\n")
    (finding,) = errors(tree.tell(TEXT, with_own_templates(tree)))
    assert finding.code == "parity/clause"
    assert finding.message == 'the clause "sale" is empty in de but not in en'
    assert finding.location.file == "policies/acme/policy.yml"


def test_two_values_of_one_fact_are_not_one(tree: Tree) -> None:
    """A list of which one language drops an item: each item is a fact of its own."""
    tree.clause(
        "purposes",
        "de",
        "## Z\n\n{% for p in policy.purposes %}{% if loop.first %}{{ p.purpose }}{% endif %}{% endfor %}.\n",
    )
    text = TEXT.replace("[provide-services]", "[provide-services, provide-support]")
    found = errors(tree.tell(text, with_own_templates(tree)))
    assert any("`purposes.provide-support.purpose` in en but not in de" in finding.message for finding in found)
    assert not any("provide-services.purpose" in finding.message for finding in found)


def test_one_language_needs_no_parity(tree: Tree) -> None:
    """There is nothing to compare."""
    told = tree.tell(SMALL)
    assert list(parity(told.company, told.rendered)) == []


def test_every_difference_is_a_finding_of_its_own(tree: Tree) -> None:
    """In the order of the file."""
    tree.clause("sale", "de", "## V\n\nNein.\n")
    tree.clause("contact", "de", "## K\n\nHier.\n")
    told = tell(tree.load(TEXT), with_own_templates(tree))
    found = errors(told)
    assert len(found) > 2
    assert [finding.location for finding in found] == sorted(finding.location for finding in found)
    assert isinstance(told.rendered["de"], Rendered)
