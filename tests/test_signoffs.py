"""A sign-off holds for the words that were signed, and for nothing else; numbers that shift are no words."""

from __future__ import annotations

import hashlib

import pytest

from klausa.model.review import SignOffRole
from klausa.pipeline import Told
from klausa.signoffs import Signed, approvals, asked_or_given, counted, digest_of_clause, signed
from tests.tree import SMALL, Tree, german

TWO = SMALL.replace("[en]", "[en, de]")
WORDS = german()
OTHER = "0" * 64


def entry(
    clause: str, digest: str, by: str = "A. Lawyer", role: str = "counsel", on: str = "2026-11-22", language: str = "en"
) -> str:
    """A line of review.yml."""
    return f"  - {{clause: {clause}, language: {language}, digest: {digest}, by: {by}, role: {role}, on: {on}}}\n"


def digests(tree: Tree, text: str = TWO, language: str = "en") -> dict[str, str]:
    """The digest of each clause in a language."""
    return {clause.id: digest_of_clause(clause) for clause in tree.tell(text, WORDS).rendered[language].clauses}


def with_(tree: Tree, *entries: str, text: str = SMALL) -> Told:
    """The policy with these sign-offs."""
    return tree.tell(text, WORDS, review="sign-offs:\n" + "".join(entries))


def of(item: Told, clause: str, language: str = "en") -> Signed:
    """A clause with its sign-offs."""
    return next(found for found in signed(item.company, item.rendered) if (found.clause.id, found.language) == (clause, language))


def test_what_is_signed_can_be_computed_by_anyone(tree: Tree) -> None:
    """Heading, an empty line, the text as it is committed, a line's end."""
    (text,) = (clause for clause in tree.tell(SMALL).rendered["en"].clauses if clause.id == "sale")
    assert (
        digest_of_clause(text) == hashlib.sha256(b"Sale of data and advertising\n\nWe do not sell personal data.\n").hexdigest()
    )


def test_a_change_voids_the_clause_that_says_it_and_no_other(tree: Tree) -> None:
    """Another period for logs."""
    before, after = digests(tree), digests(tree, SMALL.replace("90 days", "60 days"))
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"retention"}


def test_a_number_that_shifts_voids_nothing(tree: Tree) -> None:
    """A clause that comes in between moves those after it, and the numbers by which the summary points to them."""
    text = "summary: yes\n" + SMALL + "definitions: [you]\n"
    before, after = digests(tree, "summary: yes\n" + SMALL), digests(tree, text)
    assert set(after) - set(before) and all(before[id_] == after[id_] for id_ in before)


def test_clause_by_clause_and_language_by_language(tree: Tree) -> None:
    """Approved, reviewed, and what Klausa wrote and nobody read; in one language and not in the other."""
    found = digests(tree)
    read = entry("retention", found["retention"], "B. Reader", "reviewer")
    item = with_(tree, entry("sale", found["sale"]), read, text=TWO)
    assert [of(item, id_).status for id_ in ("sale", "retention", "data")] == [
        "approved by counsel",
        "reviewed",
        "machine-drafted",
    ]
    assert of(item, "sale", "de").status == "machine-drafted"
    assert counted(item.company, item.rendered) == "en 1 of 8 approved by counsel, 1 of 8 reviewed; de none of 8"


def test_words_of_the_company_are_not_called_drafted_by_a_machine(tree: Tree) -> None:
    """People wrote them."""
    own = "clauses:\n  - {id: extra, heading: {en: Extra}, text: {en: More.}, after: sale}\n"
    assert of(tree.tell(SMALL + own), "extra").status == "own words"


def test_a_void_sign_off(tree: Tree) -> None:
    """It is kept in view until somebody signs again who says no less."""
    found = digests(tree)
    old = entry("sale", OTHER)
    item = of(with_(tree, old), "sale")
    assert (item.status, [lapsed.by for lapsed in item.lapsed]) == ("machine-drafted", ["A. Lawyer"])
    item = of(with_(tree, old, entry("sale", found["sale"], "B. Reader", "reviewer")), "sale")
    assert (item.status, len(item.lapsed)) == ("reviewed", 1)
    item = of(with_(tree, old, entry("sale", found["sale"], "C. Counsel")), "sale")
    assert (item.status, item.lapsed, len(item.void)) == ("approved by counsel", (), 1)


@pytest.mark.parametrize(
    ("given", "asked", "enough"), [("reviewer", "reviewer", True), ("reviewer", "counsel", False), ("counsel", "reviewer", True)]
)
def test_counsel_says_no_less_than_a_reviewer(given: str, asked: SignOffRole, enough: bool, tree: Tree) -> None:
    """And a reviewer less than counsel."""
    item = of(with_(tree, entry("sale", digests(tree)["sale"], role=given)), "sale")
    assert item.signed_as(asked) is enough


def test_for_the_record(tree: Tree) -> None:
    """By person, role and day, only what holds."""
    found = digests(tree)
    lines = [entry(id_, found[id_]) for id_ in ("sale", "data")]
    lines += [
        entry("data", digests(tree, language="de")["data"], language="de"),
        entry("data", found["data"], on="2026-12-01"),
        entry("contact", OTHER),
    ]
    item = with_(tree, *lines, text=TWO)
    assert [(given.by, str(given.on), dict(given.clauses)) for given in approvals(item.company, item.rendered)] == [
        ("A. Lawyer", "2026-11-22", {"en": ("data", "sale"), "de": ("data",)}),
        ("A. Lawyer", "2026-12-01", {"en": ("data",)}),
    ]


def test_whether_sign_offs_are_of_any_concern(tree: Tree) -> None:
    """Where there is one, or where one is required."""
    assert not asked_or_given(tree.load(SMALL, review="answers: []\n"))
    assert asked_or_given(tree.load(SMALL, review="required: {sign-off: {role: reviewer}}\n"))
    assert asked_or_given(with_(tree, entry("sale", OTHER)).company)
