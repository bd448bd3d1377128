"""Which of two periods is the longer."""

from __future__ import annotations

import pytest

from klausa.redline.periods import compared


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("at-most 90 days", "at-most 91 days", "longer"),
        ("at-most 2 years", "at-most 18 months", "shorter"),
        ("12 months", "1 year", "same"),
        ("exactly 4 weeks", "exactly 28 days", "same"),
        ("90 days", "3 months", "uncertain"),  # 89 to 92 days
        ("90 days", "2 months", "shorter"),
        ("72 hours", "3 days", "same"),
        ("14 months", "425 days", "uncertain"),
        ("10 years", "3700 days", "longer"),
        ("7 business-days", "10 days", "uncertain"),
        ("7 business-days", "5 days", "shorter"),
        ("5 days", "7 business-days", "longer"),
        ("at-most 90 days", "exactly 60 days", "uncertain"),  # what was deleted sooner is now kept for 60 days
        ("at-most 90 days", "exactly 90 days", "longer"),
        ("exactly 90 days", "at-most 90 days", "shorter"),
        ("at-most 90 days", "at-least 90 days", "longer"),
        ("at-least 5 years", "at-least 3 years", "shorter"),
        ("at-least 5 years", "at-most 5 years", "shorter"),
        ("from 1 year to 7 years", "from 1 year to 10 years", "longer"),
        ("from 1 year to 7 years", "from 2 years to 5 years", "uncertain"),
        ("typical from 1 year to 7 years", "from 1 year to 7 years", "uncertain"),
        ("a while", "1 year", "uncertain"),
    ],
)
def test_two_periods(old: str, new: str, found: str) -> None:
    """Units count, what depends on the calendar is left open."""
    assert compared(old, new) == found
