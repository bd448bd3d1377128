"""Which language goes before the others, where there is no such text, or where local law has its own say."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, entries, said
from klausa.check.findings import Finding
from klausa.facts import Fact


def prevailing_untold(case: Case) -> Iterator[Finding]:
    """A language goes before the others in which the policy does not exist."""
    languages = case.first("languages")
    for prevailing in _prevailing(case):
        if str(prevailing.value) not in case.company.policy.languages:
            yield case.clash(
                "prevailing-untold",
                prevailing,
                languages,
                "name one of the policy’s languages, or add this one",
                why="A text that does not exist cannot decide what the others mean.",
            )


def prevailing_in_indonesia(case: Case) -> Iterator[Finding]:
    """Another language than Indonesian goes first for people in Indonesia. Agreed on, it may; nobody agrees to a notice."""
    here = [fact for fact in _by_place(case) if fact.path.endswith(".ID")]
    for prevailing in here or case.found("prevailing.language"):
        if str(prevailing.value) != "id" and (case.law("uu-pdp") or here):
            yield case.clash(
                "prevailing-in-indonesia",
                prevailing,
                case.law("uu-pdp") or case.first("languages"),
                "let the Indonesian text prevail there, and have it stand beside the others",
                message=f"{said(prevailing)}, but in Indonesia the Indonesian text must exist, and another may accompany it",
                level="note",
                why="An agreement with people there has to be in Indonesian; which text goes first is for both sides to agree.",
                citation=case.cite("uu-pdp/language-indonesian")
                or "Law 24/2009 Art. 31; Perpres 63/2019, law data of medium confidence",
                snippet="prevailing:\n  by-place: {ID: id}\n",
            )


def _prevailing(case: Case) -> Iterator[Fact]:
    yield from case.found("prevailing.language")
    yield from _by_place(case)


def _by_place(case: Case) -> Iterator[Fact]:
    for whole in case.found("prevailing.by-place"):
        yield from entries(whole)
