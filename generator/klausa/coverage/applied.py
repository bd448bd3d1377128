"""Which laws a policy is checked against: those that it names, and the rules that cut across them in their countries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from klausa.errors import Location, Problem, Unreadable, did_you_mean
from klausa.facts import EVERYWHERE, Reach
from klausa.law import Conduct, Duty, Regime, Requirement, Rules, load_regimes, load_rules
from klausa.load import Company
from klausa.source import Path_
from klausa.vocabulary import overlap


@dataclass(frozen=True)
class Applied:
    """A law, or rules across laws, as they concern one policy. *place* is where the policy names the law; `regimes` for the rules."""

    rules: Rules
    applies: str
    require: bool
    place: Path_
    markets: tuple[Regime, ...] = ()

    @property
    def title(self) -> str:
        return self.rules.short_name if isinstance(self.rules, Regime) else self.rules.name

    def begun(self, day: datetime.date) -> bool:
        """Whether the law itself is in force on that day."""
        return not isinstance(self.rules, Regime) or self.rules.in_force <= day

    def requirements(self, day: datetime.date) -> tuple[Requirement, ...]:
        """What is asked on that day; nothing before the law itself is in force."""
        return tuple(entry for entry in self.rules.requirements if self._concerns(entry, day))

    def conduct(self, day: datetime.date) -> tuple[Conduct, ...]:
        """What the law asks that no sentence fulfils."""
        return tuple(entry for entry in self.rules.conduct if self._concerns(entry, day))

    def coming(self, day: datetime.date) -> tuple[Requirement, ...]:
        """What will be asked from a later day on, the soonest first."""
        later = [
            entry
            for entry in self.rules.requirements
            if self._here(entry) and entry.in_force and entry.in_force > day and (entry.until is None or entry.until > day)
        ]
        return tuple(sorted(later, key=lambda entry: (entry.in_force, entry.id)))

    def scope(self, entry: Duty) -> tuple[Reach, Regime | None]:
        """Whose rule an entry is: the law and its jurisdiction; for a rule across laws, that of its one market, or everywhere."""
        if isinstance(self.rules, Regime):
            return Reach(self.rules.id, self.rules.jurisdiction.place, self.rules.extends), self.rules
        markets = [law for law in self.markets if entry.jurisdictions and _touches(entry, law)]
        return (Reach(None, markets[0].jurisdiction.place), markets[0]) if len(markets) == 1 else (EVERYWHERE, None)

    def _concerns(self, entry: Duty, day: datetime.date) -> bool:
        return self.begun(day) and self._here(entry) and entry.holds_on(day)

    def _here(self, entry: Duty) -> bool:
        return isinstance(self.rules, Regime) or not entry.jurisdictions or any(_touches(entry, law) for law in self.markets)


def _touches(entry: Duty, law: Regime) -> bool:
    return any(overlap(place, law.jurisdiction.place) for place in entry.jurisdictions)


def applied(company: Company, only: str | None = None) -> tuple[Applied, ...]:
    """The laws of a policy in its order, then the rules across laws; with *only*, that one, whether the policy names it or not.

    The rules across laws stand with the laws that the policy names: without any there are none. Raises Unreadable where *only* is no law.
    """
    named = list(_named(company))
    across = [
        Applied(rules, "cross-cutting", False, ("regimes",), tuple(load_regimes()[item.rules.id] for item in named))
        for rules in (load_rules() if named else ())
    ]
    found = [*named, *across]
    if only is None:
        return tuple(found)
    chosen = [item for item in found if item.rules.id == only]
    if not chosen and only in load_regimes():
        chosen = [Applied(load_regimes()[only], "check-only", False, ("regimes",))]
    if not chosen and all(only != rules.id for rules in load_rules()):
        known = [*load_regimes(), *(rules.id for rules in load_rules())]
        raise Unreadable([Problem(Location("--regime"), f'"{only}" is no regime', did_you_mean(only, known))])
    return tuple(chosen)


def _named(company: Company) -> Iterator[Applied]:
    for index, entry in enumerate(company.policy.regimes):
        require = getattr(entry, "coverage", "report") == "require"
        yield Applied(load_regimes()[entry.id.id], entry.applies, require, ("regimes", index))
