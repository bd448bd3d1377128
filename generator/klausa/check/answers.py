"""Counsel's answers to findings: an answered finding stays in view, as a note with its reason; nothing silences it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from klausa.check.findings import Finding
from klausa.coverage import Verdict
from klausa.errors import did_you_mean
from klausa.load import Company
from klausa.model.review import AnswerTo, Judgement

# what is wrong with the text itself has to be mended, and what is not signed to be signed; no reason makes it right
UNANSWERABLE = ("parity/", "text/", "review/")


def answered(company: Company, findings: Sequence[Finding], verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """The findings, the answered ones as notes; and a warning for each answer, or judgement of a circumstance, that nothing asks for."""
    answers = {answer.finding: answer for answer in company.review.answers}
    met: set[str] = {verdict.code for verdict in verdicts if verdict.status == "answered"}
    for finding in findings:
        answer = answers.get(finding.code)
        if answer is None or finding.code.startswith(UNANSWERABLE):
            yield finding
            continue
        met.add(finding.code)
        yield replace(finding, level="note", message=f"{finding.message}; answered: {said(answer)}", remedy="", snippet="")
    yield from _answered_duties(company, verdicts)
    yield from _needless(company, findings, verdicts, met)


def said(judgement: Judgement) -> str:
    """A reason with the name and the day of whoever gave it."""
    who = ", ".join([*([judgement.by] if judgement.by else []), *([judgement.on.isoformat()] if judgement.on else [])])
    return f"{judgement.reason.rstrip('.')}" + (f" ({who})" if who else "")


def _answered_duties(company: Company, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    for verdict in verdicts:
        if verdict.status == "answered" and verdict.answer is not None:
            place = company.review_source.where(("answers", company.review.answers.index(verdict.answer)))
            message = f"not told: {verdict.requirement.asked}; answered: {said(verdict.answer)}"
            yield Finding(place, "note", verdict.code, message)


def _needless(company: Company, findings: Sequence[Finding], verdicts: Sequence[Verdict], met: set[str]) -> Iterator[Finding]:
    codes = {finding.code for finding in findings}
    for index, answer in enumerate(company.review.answers):
        if answer.finding not in met:
            yield _stale(company, index, answer, codes, verdicts)
    asked = {decision.condition for verdict in verdicts for decision in verdict.decisions if decision.judged}
    for name in company.review.circumstances:
        if name not in asked:
            yield Finding(
                company.review_source.where_key(("circumstances", name)),
                "warning",
                "review/needless",
                f"the judgement of `{name}` decides nothing: no requirement of today asks for it, or a fact of the policy decides it",
                "delete it, or look at the fact",
            )


def _stale(company: Company, index: int, answer: AnswerTo, codes: set[str], verdicts: Sequence[Verdict]) -> Finding:
    place = company.review_source.where(("answers", index, "finding"))
    if answer.finding.startswith(UNANSWERABLE) and answer.finding in codes:
        message = f'"{answer.finding}" cannot be answered: no reason makes it right'
        return Finding(place, "warning", "review/needless", message, "mend it, and delete the answer")
    statuses = {verdict.code: verdict.status for verdict in verdicts}
    status = statuses.get(answer.finding)
    message = f'nothing finds "{answer.finding}"' if status is None else f'"{answer.finding}" is {status} and needs no answer'
    # of a code that is gone, the codes that there are would be no help
    near = "" if status else did_you_mean(answer.finding, {*codes, *statuses})
    remedy = near if near.startswith("did you mean") else "delete the answer"
    return Finding(place, "warning", "review/needless", message, remedy)
