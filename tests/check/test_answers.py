"""Counsel's answers: an answered finding stays in view as a note; an answer that nothing asks for is a warning."""

from __future__ import annotations

import datetime

import pytest

from klausa.check import Finding
from klausa.check.answers import said
from klausa.errors import Location
from klausa.model.review import Judgement
from klausa.pipeline import run
from tests.laws import HEAD, ask, asks
from tests.tree import MINIMAL, SMALL, Tree, german

NONE = "answers: []\n"
UNTOLD = "## Sale\n\nNothing to say.\n"
BY = "reason: 'The clause is being rewritten.', by: A. Counsel, on: 2026-11-20"


def findings(tree: Tree, text: str, review: str) -> list[Finding]:
    """All findings of a policy but that it is not on record yet."""
    told = tree.tell(text, german(templates=(tree.root / "templates",)), review=review)
    return [finding for finding in told.findings if finding.code != "house/no-release"]


def needless(tree: Tree, text: str, review: str) -> Finding:
    """The one warning about the review itself."""
    (finding,) = (finding for finding in findings(tree, text, review) if finding.code == "review/needless")
    assert (finding.level, finding.location.file) == ("warning", "policies/acme/review.yml")
    return finding


# -- what is answered --------------------------------------------------------------------------------------------------------


def test_an_answered_finding_is_a_note_with_its_reason(tree: Tree) -> None:
    """Where it was, under its code, with who answered and when; there is nothing left to do."""
    tree.write("templates/clauses/sale.md.j2", UNTOLD)
    (before,) = findings(tree, SMALL, NONE)
    (after,) = findings(tree, SMALL, f"answers: [{{finding: house/untold, {BY}}}]\n")
    assert (before.level, after.level) == ("warning", "note")
    assert (after.location, after.code) == (before.location, before.code)
    assert after.message == f"{before.message}; answered: The clause is being rewritten (A. Counsel, 2026-11-20)"
    assert before.remedy and not after.remedy and not after.snippet


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (Judgement(reason="We have reasons."), "We have reasons"),
        (Judgement(reason="We have reasons", by="A"), "We have reasons (A)"),
        (Judgement(reason="Why not?", on=datetime.date(2026, 1, 2)), "Why not? (2026-01-02)"),
        (Judgement(reason="So.", by="A", on=datetime.date(2026, 1, 2)), "So (A, 2026-01-02)"),
    ],
)
def test_a_reason_is_said_with_name_and_day(judgement: Judgement, words: str) -> None:
    """As far as they are given."""
    assert said(judgement) == words


def test_an_answered_duty_is_a_note_at_its_answer(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The law asks it all the same, and the reason stands beside it."""
    asks(monkeypatch, ask("thing", "sale.sold"), ask("other", "sale.sold"))
    review = f"answers:\n  - {{finding: house/no-release, {BY}}}\n  - {{finding: gdpr/thing, {BY}}}\n"
    other, thing = findings(tree, HEAD, review)
    assert (other.code, other.level) == ("gdpr/other", "warning")
    assert (thing.code, thing.level) == ("gdpr/thing", "note")
    assert thing.location == Location("policies/acme/review.yml", 3, 5)
    assert thing.message == (
        "not told: whether there is a thing; answered: The clause is being rewritten (A. Counsel, 2026-11-20)"
    )


def test_an_error_that_is_answered_does_not_fail(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a law whose coverage the file requires."""
    asks(monkeypatch, ask("thing", "sale.sold"))
    text = HEAD.replace("{id: gdpr}", "{id: gdpr, coverage: require}")
    assert [finding.level for finding in findings(tree, text, NONE)] == ["error"]
    assert [finding.level for finding in findings(tree, text, "answers: [{finding: gdpr/thing, reason: So.}]\n")] == ["note"]


def test_an_answer_answers_nothing_else(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are compared whole."""
    asks(monkeypatch, ask("thing", "sale.sold"), ask("thing-too", "sale.sold"))
    found = findings(tree, HEAD, "answers: [{finding: gdpr/thing, reason: So.}]\n")
    assert [(finding.code, finding.level) for finding in found] == [("gdpr/thing-too", "warning"), ("gdpr/thing", "note")]


def test_languages_that_disagree_cannot_be_answered(tree: Tree) -> None:
    """The error stays one, and the answer is told so."""
    tree.with_german()
    tree.clause("sale", "de", "## V\n\nNein.\n")
    tree.company(SMALL.replace("[en]", "[en, de]"))
    _, before = run(tree.root)[0].findings
    assert (before.level, before.code) == ("error", "parity/fact")
    tree.write("policies/acme/review.yml", "answers: [{finding: parity/fact, reason: So.}]\n")
    _, error, warning = run(tree.root)[0].findings
    assert error == before
    assert (warning.level, warning.code, str(warning.location)) == (
        "warning",
        "review/needless",
        "policies/acme/review.yml:1:21",
    )
    assert warning.says == ('"parity/fact" cannot be answered: no reason makes it right; mend it, and delete the answer')


# -- what answers nothing ----------------------------------------------------------------------------------------------------


def test_an_answer_to_nothing_knows_the_nearest(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code misspelt, or one of a finding that is gone."""
    asks(monkeypatch, ask("retention", "retention[]"))
    finding = needless(tree, HEAD, "answers:\n  - finding: gdpr/retension\n    reason: So.\n")
    assert finding.says == 'nothing finds "gdpr/retension"; did you mean "gdpr/retention"?'
    assert (finding.location.line, finding.location.column) == (2, 14)
    told = needless(
        tree, HEAD + "retention: {logs: {records: [access-logs]}}\n", "answers: [{finding: gdpr/retension, reason: So.}]\n"
    )
    assert told.says == finding.says
    gone = needless(tree, MINIMAL, "answers: [{finding: contradiction/all-deleted, reason: So.}]\n")
    assert gone.says == 'nothing finds "contradiction/all-deleted"; delete the answer'


@pytest.mark.parametrize(
    ("text", "when", "status"), [("sale: {sold: no}\n", [], "told"), ("", ["refunds-told"], "not applicable")]
)
def test_an_answer_that_is_not_needed_any_more(
    text: str, when: list[str], status: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy tells it by now, or nobody asks for it."""
    asks(monkeypatch, ask("thing", "sale.sold", when=when))
    finding = needless(tree, HEAD + text, "answers: [{finding: gdpr/thing, reason: So.}]\n")
    assert finding.says == f'"gdpr/thing" is {status} and needs no answer; delete the answer'
    assert [finding.code for finding in findings(tree, HEAD + text, "answers: [{finding: gdpr/thing, reason: So.}]\n")] == [
        "review/needless"
    ]


def test_an_answer_to_what_is_open_is_needed(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether or not the law asks it here, counsel has said why it is not told."""
    asks(monkeypatch, ask("thing", "sale.sold", when=["camera-data"]))
    (finding,) = findings(tree, HEAD, "answers: [{finding: gdpr/thing, reason: So.}]\n")
    assert (finding.code, finding.level) == ("gdpr/thing", "note")


CAMERAS = "circumstances:\n  camera-data: {holds: no, reason: There are none.}\n"


@pytest.mark.parametrize(
    ("head", "text", "when", "needed"),
    [
        (HEAD, "", ["camera-data"], True),
        (HEAD, "", ["refunds-told", "camera-data"], True),
        (HEAD, "data: {account-data: {items: [name]}}\n", ["camera-data"], False),
        (HEAD, "data: {account-data: {items: [cctv-footage]}}\n", ["camera-data"], False),
        (HEAD, "", ["special-data"], False),
        (HEAD, "", [], False),
        (MINIMAL, "", ["camera-data"], False),
    ],
)
def test_a_judgement_that_decides_nothing(
    head: str, text: str, when: list[str], needed: bool, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact of the policy decides it by now, or no requirement of a law that the policy names asks for it."""
    asks(monkeypatch, ask("thing", "sale.sold", when=when))
    if needed:
        assert "review/needless" not in {finding.code for finding in findings(tree, head + text, CAMERAS)}
    else:
        finding = needless(tree, head + text, CAMERAS)
        assert finding.message.startswith("the judgement of `camera-data` decides nothing: ")
        assert (finding.location.line, finding.location.column) == (2, 3)
