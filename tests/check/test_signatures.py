"""Findings about sign-offs: required and missing, void, of nothing."""

from __future__ import annotations

from klausa.check import Finding
from tests.test_signoffs import OTHER, TWO, WORDS, digests, entry
from tests.tree import SMALL, Tree

COUNSEL = "required: {sign-off: {role: counsel, languages: [de]}}\n"


def found(tree: Tree, review: str, text: str = TWO) -> list[Finding]:
    """What is found about the review."""
    return [finding for finding in tree.tell(text, WORDS, review=review).findings if finding.code.startswith("review/")]


def test_what_is_not_required_is_not_missed(tree: Tree) -> None:
    """No sign-off is asked for, and one that holds is nothing to speak of."""
    assert found(tree, "answers: []\n") == []
    assert found(tree, "sign-offs:\n" + entry("sale", digests(tree)["sale"])) == []


def test_what_is_required_and_missing(tree: Tree) -> None:
    """One warning a language that is named, with the command; at the line that asks for it."""
    (finding,) = found(tree, COUNSEL)
    assert str(finding) == (
        "policies/acme/review.yml:1:22: warning review/unsigned every clause in de: not approved by counsel, and a release waits for that; "
        "once they are read: `klausa sign acme --lang de --by NAME --role counsel`"
    )
    assert len(found(tree, "required: {sign-off: {role: reviewer}}\n")) == 2


def test_the_clauses_that_are_missing_are_named(tree: Tree) -> None:
    """A reviewer's sign-off is less than counsel's."""
    texts = digests(tree, language="de")
    lines = [
        entry(id_, digest, role="reviewer" if id_ == "data" else "counsel", language="de")
        for id_, digest in texts.items()
        if id_ != "sale"
    ]
    (finding,) = found(tree, COUNSEL + "sign-offs:\n" + "".join(lines))
    assert finding.message.startswith("`data`, `sale` in de: not approved by counsel")
    assert "`klausa sign acme data sale --lang de --by NAME --role counsel`" in finding.remedy


def test_a_void_sign_off_is_a_note_where_none_is_required(tree: Tree) -> None:
    """All that one person has to read again in a language is one finding, at the first of the lines."""
    (finding,) = found(tree, "sign-offs:\n" + entry("sale", OTHER) + entry("data", OTHER))
    assert str(finding) == (
        "policies/acme/review.yml:2:5: note review/void `data`, `sale` in en: the words have changed since A. Lawyer signed them as counsel, "
        'and the sign-off is void; once they are read again: `klausa sign acme data sale --lang en --by "A. Lawyer" --role counsel`'
    )


def test_a_void_sign_off_that_is_required_is_a_warning_and_not_missing_besides(tree: Tree) -> None:
    """It says what to do; a second warning would say the same."""
    texts = digests(tree, language="de")
    lines = [entry(id_, OTHER if id_ == "sale" else digest, language="de") for id_, digest in texts.items()]
    (finding,) = found(tree, COUNSEL + "sign-offs:\n" + "".join(lines))
    assert (finding.level, finding.code) == ("warning", "review/void") and finding.message.startswith("`sale` in de:")


def test_a_void_sign_off_that_would_not_be_enough_is_a_note(tree: Tree) -> None:
    """A reviewer's, where counsel's is required: that one is what is missing."""
    texts = digests(tree, language="de")
    lines = [
        entry(id_, digest, language="de") if id_ != "sale" else entry(id_, OTHER, role="reviewer", language="de")
        for id_, digest in texts.items()
    ]
    findings = found(tree, COUNSEL + "sign-offs:\n" + "".join(lines))
    assert sorted((finding.level, finding.code) for finding in findings) == [
        ("note", "review/void"),
        ("warning", "review/unsigned"),
    ]


def test_a_sign_off_that_another_has_renewed_is_no_finding(tree: Tree) -> None:
    """The old one stays in the file as what it was."""
    lines = entry("sale", OTHER) + entry("sale", digests(tree)["sale"], "C. Counsel")
    assert found(tree, "sign-offs:\n" + lines) == []


def test_sign_offs_of_nothing(tree: Tree) -> None:
    """A clause or a language that the text does not have, with its line and column."""
    review = (
        "required: {sign-off: {role: counsel, languages: [dee]}}\nsign-offs:\n"
        + entry("sales", OTHER)
        + entry("sale", OTHER, language="fr")
    )
    lines = [str(finding) for finding in found(tree, review)]
    assert lines == [
        'policies/acme/review.yml:1:50: warning review/needless the policy has no text in "dee" to be signed; did you mean "de"?',
        'policies/acme/review.yml:3:14: warning review/needless the policy has no clause "sales"; did you mean "sale"?',
        'policies/acme/review.yml:4:30: warning review/needless the policy has no text in "fr"; delete the entry',
    ]


def test_no_reason_stands_for_a_signature(tree: Tree) -> None:
    """The warning stays, and the answer is one too many."""
    review = COUNSEL + "answers: [{finding: review/unsigned, reason: Counsel is away.}]\n"
    assert sorted((finding.level, finding.code) for finding in found(tree, review)) == [
        ("warning", "review/needless"),
        ("warning", "review/unsigned"),
    ]


def test_what_is_required_in_a_policy_of_one_language(tree: Tree) -> None:
    """No language needs to be named."""
    (finding,) = found(tree, "required: {sign-off: {role: reviewer}}\n", SMALL)
    assert "every clause in en: not reviewed" in finding.message
