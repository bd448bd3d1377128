"""Coverage as text for people and as JSON: requirement by requirement, law by law."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill

from klausa import language as lang
from klausa import writing
from klausa.coverage import STATUSES, Applied, Verdict
from klausa.law import Duty, Regime
from klausa.load import Company
from klausa.reasons import because

CAVEAT = (
    "A verdict says that a sentence exists, not that the law is met. This is no legal advice; "
    "how far each law file was verified stands beside its name."
)
WIDTH = 110


def coverage_as_text(company: Company, laws: Sequence[Applied], verdicts: Sequence[Verdict], day: datetime.date) -> str:
    """A block for each law: what is told and where, what is not, what waits for an answer, and what will be asked soon."""
    return "\n".join([line for item in laws for line in _block(company, item, verdicts, day)] + [fill(CAVEAT, WIDTH)]) + "\n"


def _block(company: Company, item: Applied, verdicts: Sequence[Verdict], day: datetime.date) -> Iterator[str]:
    own = [verdict for verdict in verdicts if verdict.applied == item]
    yield headline(item, day)
    for status in reversed(STATUSES):
        group = [verdict for verdict in own if verdict.status == status]
        if group:
            yield ""
            yield f"  {status} ({len(group)})"
        for verdict in group:
            yield f"    {verdict.code}  {_marks(verdict.requirement)}"
            yield _indented(verdict.requirement.asks, 6)
            yield from (_indented(line, 6) for line in because(company, verdict))
    conduct = item.conduct(day)
    if conduct:
        yield ""
        yield "  asked for, but fulfilled by no sentence"
        yield from (_indented(f"{lang.cite(entry.article, 'en')}: {entry.asks}", 4) for entry in conduct)
    coming = item.coming(day)
    if coming:
        yield ""
        yield "  coming"
        yield from (_indented(f"from {entry.in_force}: {item.rules.id}/{entry.id}  {entry.asks}", 4) for entry in coming)
    yield ""
    yield f"  {summary(own)}"
    yield ""


def headline(item: Applied, day: datetime.date) -> str:
    """A law's name, what it is to the policy, and how far its data can be trusted."""
    rules = item.rules
    if isinstance(rules, Regime) and not item.begun(day):
        return f"{item.title}: not in force before {rules.in_force}"
    return f"{item.title} ({item.applies}): as of {day}; law data checked {rules.last_verified}, confidence {rules.confidence}"


def summary(verdicts: Sequence[Verdict]) -> str:
    """How many of each status, in one line."""
    counts = Counter(verdict.status for verdict in verdicts)
    told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    return f"{len(verdicts)} requirements: {told}" if verdicts else "nothing is asked on this day"


def _marks(entry: Duty) -> str:
    sure = "" if entry.confidence == "high" else f", {entry.confidence} confidence"
    return f"[{lang.cite(entry.article, 'en')}; {entry.duty}{sure}]"


def _indented(text: str, spaces: int) -> str:
    return fill(
        text, WIDTH, initial_indent=" " * spaces, subsequent_indent=" " * spaces, break_long_words=False, break_on_hyphens=False
    )


def coverage_as_json(company: Company, laws: Sequence[Applied], verdicts: Sequence[Verdict], day: datetime.date) -> str:
    """An object with the policy, the day, and for each law its requirements with status, citation, clauses and facts."""
    blocks = [
        {
            "id": item.rules.id,
            "name": item.title,
            "applies": item.applies,
            "confidence": item.rules.confidence,
            "last_verified": item.rules.last_verified.isoformat(),
            "requirements": [_row(company, verdict) for verdict in verdicts if verdict.applied == item],
            "conduct": [{"id": entry.id, "article": entry.article, "asks": entry.asks} for entry in item.conduct(day)],
            "coming": [
                {"code": f"{item.rules.id}/{entry.id}", "in_force": str(entry.in_force), "asks": entry.asks}
                for entry in item.coming(day)
            ],
        }
        for item in laws
    ]
    whole = {"policy": company.id, "as_of": day.isoformat(), "caveat": CAVEAT, "laws": blocks}
    return writing.as_json(whole)


def _row(company: Company, verdict: Verdict) -> dict[str, object]:
    requirement = verdict.requirement
    return {
        "code": verdict.code,
        "status": verdict.status,
        "article": requirement.article,
        "asks": requirement.asks,
        "duty": requirement.duty,
        "confidence": requirement.confidence,
        "clauses": {language: list(ids) for language, ids in verdict.clauses.items()},
        "facts": [{"path": fact.path, "at": str(company.where(fact.loc))} for fact in verdict.facts],
        "because": list(because(company, verdict)),
    }
