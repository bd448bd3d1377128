"""Requirement × policy → verdict: told, answered, not applicable, undecidable, or missing, each with the facts that it rests on.

A verdict says that a sentence exists, not that the law is met.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from klausa.conditions import Case, Decision, decide
from klausa.coverage.applied import Applied, applied
from klausa.coverage.index import Index
from klausa.facts import Fact, Facts, keys_of, pattern
from klausa.law import Requirement
from klausa.load import Company
from klausa.model.review import AnswerTo
from klausa.render import Rendered

Status = Literal["told", "answered", "not applicable", "undecidable", "missing"]
STATUSES: tuple[Status, ...] = get_args(Status)
NONE: Mapping[str, Mapping[str, Rendered]] = {}


@dataclass(frozen=True)
class Need:
    """One line of what answers a requirement, and the told facts that answer it.

    *untold* are declared but no clause tells them; *without* are entries for which a line that asks it of each is not answered.
    """

    line: str
    facts: tuple[Fact, ...]
    untold: tuple[Fact, ...] = ()
    without: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What one policy tells of one requirement. *clauses* are the ids of the clauses that tell it, in each language."""

    code: str
    applied: Applied
    requirement: Requirement
    status: Status
    needs: tuple[Need, ...]
    clauses: Mapping[str, tuple[str, ...]]
    decisions: tuple[Decision, ...]
    spoilt: tuple[Fact, ...] = ()
    own: tuple[str, ...] = ()
    answer: AnswerTo | None = None

    @property
    def lacking(self) -> tuple[Need, ...]:
        """The lines that nothing answers."""
        return tuple(need for need in self.needs if not need.facts)

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """What would answer it, as people read it: the alternatives of each line; first those that would answer every line."""
        lines = [keys_of(need.line) for need in self.lacking]
        if len(lines) < 2:
            return tuple(lines)
        shared = tuple(keys for keys in lines[0] if all(keys in line for line in lines))
        rest = [tuple(keys for keys in line if keys not in shared) for line in lines]
        # a line that nothing else would answer: only what answers every line will do
        return (shared, *rest) if shared and all(rest) else (shared,) if shared else tuple(lines)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that tell it."""
        return tuple(dict.fromkeys(fact for need in self.needs for fact in need.facts))

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """The conditions that nothing decides."""
        return tuple(decision for decision in self.decisions if decision.holds is None)

    @property
    def failed(self) -> tuple[Decision, ...]:
        """The conditions that do not hold."""
        return tuple(decision for decision in self.decisions if decision.holds is False)


def coverage(
    company: Company,
    rendered: Mapping[str, Rendered],
    day: datetime.date,
    only: str | None = None,
    annexes: Mapping[str, Mapping[str, Rendered]] = NONE,
) -> tuple[Verdict, ...]:
    """A verdict for each requirement that is in force on *day*, in the order of the laws. Raises Unreadable where *only* is no law.

    *annexes* are the policy's, rendered in its languages: their recipients and transfers are told where it refers to them.
    """
    index, facts = Index(rendered, {id_: Index(annex) for id_, annex in annexes.items()}), company.facts
    return tuple(
        _verdict(company, facts, index, item, requirement)
        for item in applied(company, only)
        for requirement in item.requirements(day)
    )


def _verdict(company: Company, facts: Facts, index: Index, item: Applied, requirement: Requirement) -> Verdict:
    code = f"{item.rules.id}/{requirement.id}"
    reach, regime = item.scope(requirement)
    case = Case(facts, company.review, reach, regime)
    decisions = tuple(decide(name, case) for name in requirement.when)
    needs = tuple(_need(line, facts, index, case) for line in requirement.answered_by)
    own = tuple(own.id for own in company.policy.clauses if code in own.covers)
    spoilt = facts.any(requirement.spoilt_by, reach)
    answer = next((answer for answer in company.review.answers if answer.finding == code), None)
    told = bool(own) or (all(need.facts for need in needs) and not spoilt)
    status = _status(decisions, told, answer)
    clauses = {language: tuple(dict.fromkeys([*own, *_where(needs, index, language)])) for language in index.rendered}
    return Verdict(code, item, requirement, status, needs, clauses, decisions, spoilt, own, answer)


def _status(decisions: tuple[Decision, ...], told: bool, answer: AnswerTo | None) -> Status:
    if any(decision.holds is False for decision in decisions):
        return "not applicable"
    if told:
        return "told"
    if answer is not None:
        return "answered"
    return "undecidable" if any(decision.holds is None for decision in decisions) else "missing"


def _need(line: str, facts: Facts, index: Index, case: Case) -> Need:
    """The told facts of all alternatives of a line; one that begins with `each` counts only where every entry has it."""
    answering: dict[Fact, None] = {}
    untold: dict[Fact, None] = {}
    without: dict[Fact, None] = {}
    for text in line.split(" | "):
        declared = [fact for fact in facts.find(text, case.reach) if not _partly_printed(fact, text, case)]
        told = [fact for fact in declared if index.told(fact.path)]
        untold |= dict.fromkeys(fact for fact in declared if fact not in told)
        if pattern(text).every:
            lacking = [entry for entry in facts.entries(text, case.reach) if not any(_within(fact, entry) for fact in told)]
            without |= dict.fromkeys(lacking if told else ())
            told = [] if lacking else told
        answering |= dict.fromkeys(told)
    return Need(line, tuple(answering), tuple(untold), () if answering else tuple(without))


def _within(fact: Fact, entry: Fact) -> bool:
    return fact.path == entry.path or fact.path.startswith(f"{entry.path}.")


def _partly_printed(fact: Fact, text: str, case: Case) -> bool:
    """A law's own list answers for all of its rights only where all of them may be printed."""
    law = case.regime
    return "[statutory=yes]" in text and law is not None and not all(right.trusted for right in law.rights if right.statutory)


def _where(needs: tuple[Need, ...], index: Index, language: str) -> Iterator[str]:
    """The fewest clauses that tell all the facts: a contact that half the text repeats is named once, where most else stands."""
    for need in needs:
        left = {fact.path: set(index.clauses(fact.path)[language]) for fact in need.facts}
        while left:
            # the clause that tells the most; of equals, the one that bears the name (contacts: contact), else the first in the text
            ids = dict.fromkeys(id_ for fact in need.facts if fact.path in left for id_ in index.clauses(fact.path)[language])
            best = max(
                ids,
                key=lambda id_: (sum(id_ in clauses for clauses in left.values()), any(path.startswith(id_) for path in left)),
            )
            yield best
            left = {path: clauses for path, clauses in left.items() if best not in clauses}
