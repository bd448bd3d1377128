"""Periods in days, compared only where they differ for certain: a month has 28 to 31 days, a business day may be a week away."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from klausa.facts import Fact
from klausa.model.data import Retention
from klausa.model.quantities import Duration


def days(period: Duration) -> tuple[float, float]:
    """The fewest and the most days that a period can have."""
    number = period.number
    match period.unit:
        case "hour":
            return number / 24, number / 24
        case "day" | "calendar-day":
            return number, number
        case "business-day":
            # weekends, and public holidays in a row such as those of Lebaran
            return number, 2 * number + 7
        case "week":
            return 7 * number, 7 * number
        case "month":
            years, months = divmod(number, 12)
            return 365 * years + (30 * months - 2 if months else 0), 366 * years + 31 * months
        case "year":
            return 365 * number, 366 * number


@dataclass(frozen=True)
class Kept:
    """How long an entry of `retention` keeps data: *least* and *most* as periods in days, and the facts that say so."""

    entry: Fact
    least: tuple[float, float] | None = None
    most: tuple[float, float] | None = None
    lower: Fact | None = None
    upper: Fact | None = None

    @property
    def value(self) -> Retention:
        assert isinstance(self.entry.value, Retention)
        return self.entry.value


def kept(entry: Fact) -> Kept:
    """The bounds that an entry sets in time; a usual range, or a time that may follow something else, sets none."""
    value = entry.value
    assert isinstance(value, Retention)
    if value.indefinitely == "yes":
        forever = Fact(f"{entry.path}.indefinitely", (*entry.loc, "indefinitely"), "yes")
        return Kept(entry, (inf, inf), (inf, inf), forever, forever)
    if value.original_purpose == "yes":
        return Kept(entry)
    period = value.period
    if period is None:
        if value.deleted_within is None:
            return Kept(entry)
        within = Fact(f"{entry.path}.deleted-within", (*entry.loc, "deleted-within"), value.deleted_within)
        return Kept(entry, None, days(value.deleted_within), None, within)
    if period.typical == "yes":
        return Kept(entry)

    def told(key: str, said: Duration) -> Fact:
        return Fact(f"{entry.path}.period.{key}", (*entry.loc, "period", key), said)

    least = period.exactly or period.at_least or period.from_
    most = period.exactly or period.at_most or period.to
    lower = told("exactly" if period.exactly else "at-least" if period.at_least else "from", least) if least else None
    upper = told("exactly" if period.exactly else "at-most" if period.at_most else "to", most) if most else None
    after = days(value.deleted_within) if value.deleted_within and most else (0, 0)
    return Kept(
        entry,
        days(least) if least else None,
        (days(most)[0] + after[0], days(most)[1] + after[1]) if most else None,
        lower,
        upper,
    )
