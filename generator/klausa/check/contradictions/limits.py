"""To whom, where and when a statement applies, and whether a denial reaches a statement.

A denial without limits reaches everything. One with limits reaches only statements that have limits of the same kind which touch its
own: beside a general statement it is an exception, as people write them, and no contradiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from klausa.check.contradictions.words import kin
from klausa.facts import Fact
from klausa.model.parts import Ref, When
from klausa.vocabulary import overlap

OLDEST = 1000


@dataclass(frozen=True)
class Limits:
    """What must hold together for a statement to apply; None where a kind of limit is not declared."""

    conditions: frozenset[str] = frozenset()
    groups: frozenset[str] | None = None
    places: frozenset[str] | None = None
    services: frozenset[str] | None = None
    ages: tuple[int, int] | None = None
    opt_in: str | None = None

    def __and__(self, other: Limits) -> Limits:
        return Limits(
            self.conditions | other.conditions,
            _both(self.groups, other.groups),
            _both(self.places, other.places),
            _both(self.services, other.services),
            _ages(self.ages, other.ages),
            self.opt_in or other.opt_in,
        )

    def reaches(self, statement: Limits) -> bool:
        """Whether a denial with these limits is about what a statement says."""
        return (
            self.conditions <= statement.conditions
            and _touch(self.groups, statement.groups, lambda one, other: kin("groups", one, other))
            and _touch(self.places, statement.places, overlap)
            and _touch(self.services, statement.services, lambda one, other: one == other)
            and (self.ages is None or (statement.ages is not None and _cross(self.ages, statement.ages)))
            and self.opt_in in (None, statement.opt_in)
        )


def limits(*facts: Fact) -> Limits:
    """The limits of a statement, and of the parts around it: their `when`, and the `service` that they belong to."""
    found = Limits()
    for fact in facts:
        when, service = getattr(fact.value, "when", None), getattr(fact.value, "service", None)
        if isinstance(service, Ref):
            found &= Limits(services=frozenset({service.id}))
        if isinstance(when, When):
            found &= Limits(
                _ids(when.condition) or frozenset(),
                _ids(when.groups),
                _ids(when.places),
                _ids(when.services),
                (when.from_age or 0, when.under_age or OLDEST) if when.from_age or when.under_age else None,
                when.opt_in,
            )
    return found


def only_by_law(fact: Fact) -> bool:
    """Whether a statement is told to hold only where the law requires it: no denial of the company's speaks of that."""
    return getattr(fact.value, "force", None) == "where-required-by-law"


def _ids(members: Iterable[object]) -> frozenset[str] | None:
    return frozenset(map(str, members)) or None


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return one & other if one is not None and other is not None else one if one is not None else other


def _ages(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    return (max(one[0], other[0]), min(one[1], other[1])) if one and other else one or other


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _touch(denied: frozenset[str] | None, told: frozenset[str] | None, same: Callable[[str, str], bool]) -> bool:
    return denied is None or (told is not None and any(same(one, other) for one, other in product(denied, told)))
