"""When a requirement applies: named conditions, each decided by facts of the policy, or by counsel where no fact decides it.

A condition holds, fails, or is undecided: what a policy leaves undeclared is never read as a no. Lists count as complete where the
policy says where its data comes from, what it rests on and so on: a policy that lists sources and names no third party has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from klausa.facts import EVERYWHERE, Fact, Facts, Reach
from klausa.law import Regime
from klausa.model import Review


@dataclass(frozen=True)
class Decision:
    """Whether a condition holds (None: undecided), the facts that decided it, and the keys that would decide it."""

    condition: str
    holds: bool | None
    facts: tuple[Fact, ...] = ()
    rests_on: tuple[str, ...] = ()
    judged: str = ""


@dataclass(frozen=True)
class Case:
    """What conditions are asked about: one policy's facts, counsel's review, and whose rule it is."""

    facts: Facts
    review: Review = field(default_factory=Review)
    reach: Reach = EVERYWHERE
    regime: Regime | None = None

    @property
    def home(self) -> str | None:
        """The area within which a transfer is none, e.g. the EEA."""
        if self.regime is not None:
            return self.regime.jurisdiction.area or self.regime.jurisdiction.place
        # a rule of several countries: abroad is what is abroad for the company
        seat = self.facts.find("controller.address.country")
        return str(seat[0].value) if seat else None

    def found(self, *patterns: str) -> tuple[Fact, ...]:
        return self.facts.any(patterns, self.reach)


Outcome = tuple[bool | None, Sequence[Fact], Sequence[str]]
Judge = Callable[[Case], Outcome]


@dataclass(frozen=True)
class Condition:
    """A condition by name, as the question that counsel would be asked."""

    name: str
    question: str
    judge: Judge


_ALL: dict[str, Condition] = {}


def decide(name: str, case: Case) -> Decision:
    """Decides one condition; raises KeyError for a name that is none. Facts come first, counsel's judgement where they are silent."""
    holds, facts, rests_on = _ALL[name].judge(case)
    if holds is None and name in case.review.circumstances:
        judged = case.review.circumstances[name]
        return Decision(name, judged.holds == "yes", (), (), judged.reason)
    return Decision(name, holds, tuple(facts), tuple(rests_on) if holds is None else ())


def conditions() -> Mapping[str, Condition]:
    """Every condition by its name."""
    return MappingProxyType(_ALL)


def add(name: str, question: str, judge: Judge) -> None:
    """Makes a condition known; its name is what regime files write."""
    _ALL[name] = Condition(name, question, judge)


def condition(question: str) -> Callable[[Judge], Judge]:
    def register(judge: Judge) -> Judge:
        name = judge.__name__.strip("_").replace("_", "-")
        add(name, question, judge)
        return judge

    return register


def by_facts(question: str, name: str, *, yes: Sequence[str] = (), no: Sequence[str] = (), rests_on: Sequence[str] = ()) -> None:
    """A condition that holds where a fact of *yes* is found, fails where none is and one of *no* is."""

    def judge(case: Case) -> Outcome:
        return first(case, yes, no, rests_on)

    add(name, question, judge)


def first(case: Case, yes: Sequence[str], no: Sequence[str], rests_on: Sequence[str]) -> Outcome:
    found = case.found(*yes)
    if found:
        return True, found, ()
    against = case.found(*no)
    return (False, against, ()) if against else (None, (), rests_on)
