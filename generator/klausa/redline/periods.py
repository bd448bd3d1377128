"""Whether a period is longer than another, whatever their units; where that depends on the calendar, nobody decides."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from klausa.model import Duration
from klausa.model.quantities import parse_duration

Longer = Literal["longer", "shorter", "same", "uncertain"]
TYPICAL = "typical "  # the usual time, not a limit
MONTHS = {"month": 1, "year": 12}
DAYS = {"hour": 1 / 24, "day": 1, "calendar-day": 1, "week": 7}


@dataclass(frozen=True)
class _Span:
    """What a statement of length allows: the shortest time, and the longest."""

    low: Duration | None
    high: Duration | None


def compared(old: str, new: str) -> Longer:
    """How *new* compares with *old*: periods ("90 days"), or lengths in the words of a policy file ("at-most 90 days")."""
    was, now = _span(old), _span(new)
    if was is None or now is None or old.startswith(TYPICAL) != new.startswith(TYPICAL):
        return "uncertain"
    high = _ends(was.high, now.high, inf)
    low = _ends(was.low, now.low, 0)
    if high == "same":
        return low
    # a shorter limit with a longer minimum keeps some data longer
    return "uncertain" if high == "shorter" and low in ("longer", "uncertain") else high


def _span(text: str) -> _Span | None:
    words = text.removeprefix(TYPICAL)
    key, _, rest = words.partition(" ")
    try:
        match key:
            case "exactly":
                return _Span(parse_duration(rest), parse_duration(rest))
            case "at-least":
                return _Span(parse_duration(rest), None)
            case "at-most":
                return _Span(None, parse_duration(rest))
            case "from":
                low, _, high = rest.partition(" to ")
                return _Span(parse_duration(low), parse_duration(high))
            case _:
                return _Span(parse_duration(words), parse_duration(words))
    except ValueError:
        return None


def _ends(old: Duration | None, new: Duration | None, without: float) -> Longer:
    """How one end compares with the other; *without* is what a missing one stands for."""
    if old == new:
        return "same"
    if old is None or new is None:
        return "longer" if (old is None) == (without == 0) else "shorter"
    if old.unit == new.unit or {old.unit, new.unit} <= set(MONTHS):
        was, now = (period.number * MONTHS.get(period.unit, 1) for period in (old, new))
        return "longer" if now > was else "shorter" if now < was else "same"
    (was_low, was_high), (now_low, now_high) = _days(old), _days(new)
    if now_low == now_high == was_low == was_high:
        return "same"
    return "longer" if now_low > was_high else "shorter" if now_high < was_low else "uncertain"


def _days(period: Duration) -> tuple[float, float]:
    """The fewest and the most days that a period can be; how many holidays lie between business days nobody knows."""
    if period.unit in DAYS:
        days = period.number * DAYS[period.unit]
        return days, days
    if period.unit in MONTHS:
        months = period.number * MONTHS[period.unit]
        return months // 12 * 365 + months % 12 * 28, months // 12 * 366 + months % 12 * 31
    return period.number, inf
