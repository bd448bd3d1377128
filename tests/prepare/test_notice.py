"""The day on which a period has passed, and which notice counts."""

from __future__ import annotations

import datetime

import pytest

from klausa.model import Duration
from klausa.model.quantities import parse_duration
from klausa.prepare import after


@pytest.mark.parametrize(
    ("day", "period", "then"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-01-31", "2 months", "2026-03-31"),
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-10-31", "14 months", "2027-12-31"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-07-01", "1 year", "2027-07-01"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2026-02-28", "30 days", "2026-03-30"),
        ("2026-02-28", "30 calendar days", "2026-03-30"),
        ("2026-12-28", "2 weeks", "2027-01-11"),
        # 2 March 2026 is a Monday, 6 March a Friday
        ("2026-03-02", "1 business day", "2026-03-03"),
        ("2026-03-06", "1 business day", "2026-03-09"),
        ("2026-03-07", "1 business day", "2026-03-09"),
        ("2026-03-08", "1 business day", "2026-03-09"),
        ("2026-03-06", "5 business days", "2026-03-13"),
        ("2026-03-02", "10 working days", "2026-03-16"),
        ("2026-03-02", "1 hour", "2026-03-03"),
        ("2026-03-02", "24 hours", "2026-03-03"),
        ("2026-03-02", "25 hours", "2026-03-04"),
        ("2026-03-02", "72 hours", "2026-03-05"),
    ],
)
def test_the_day_on_which_a_period_has_passed(day: str, period: str, then: str) -> None:
    """Months end where the calendar does, weekends are no business days, a part of a day counts as a day."""
    assert after(datetime.date.fromisoformat(day), parse_duration(period)) == datetime.date.fromisoformat(then)


@pytest.mark.parametrize("unit", ["month", "year", "week", "day", "business-day"])
def test_a_longer_period_never_ends_earlier(unit: str) -> None:
    """From any day of a leap year on."""
    for offset in range(366):
        day = datetime.date(2028, 1, 1) + datetime.timedelta(days=offset)
        ends = [after(day, Duration(number, unit)) for number in (1, 2, 3, 12)]  # type: ignore[arg-type]
        assert day < ends[0] and ends == sorted(ends)
