"""Durations and amounts: what people write, what it means, and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klausa.model import Duration, Money
from klausa.model.quantities import DURATION, MONEY, UNITS, Unit, parse_duration, parse_money


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("90 days", Duration(90, "day")),
        ("1 day", Duration(1, "day")),
        ("1 year", Duration(1, "year")),
        ("7 business days", Duration(7, "business-day")),
        ("7 business-days", Duration(7, "business-day")),
        ("7 working days", Duration(7, "business-day")),
        ("3 calendar days", Duration(3, "calendar-day")),
        ("72 Hours", Duration(72, "hour")),
        (" 2 weeks ", Duration(2, "week")),
        ("007 days", Duration(7, "day")),
    ],
)
def test_periods_as_people_write_them(text: str, duration: Duration) -> None:
    """Number and unit, singular or plural; working days are business days."""
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    "text",
    ["", "90", "days", "90days", "ninety days", "-1 days", "0 days", "1.5 years", "1,5 years", "90 moons", "90 day(s)", "1 year 2 months",
     "business days", "90 business", "٣ days", "1 to 2 years", "90 days\n1 year"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    """Each is refused with a sentence that says what to write."""
    with pytest.raises(ValueError, match="write"):
        parse_duration(text)


@given(st.integers(1, 10_000), st.sampled_from(UNITS))
def test_a_period_reads_back_and_fits_its_pattern(number: int, unit: Unit) -> None:
    """What a duration prints is a value of the policy file, and the editor's schema accepts it."""
    duration = Duration(number, unit)
    assert parse_duration(str(duration)) == duration
    assert re.match(DURATION, str(duration))


def test_a_period_cannot_be_made_wrong() -> None:
    """Not by code either."""
    with pytest.raises(ValueError, match="no period"):
        Duration(0, "day")
    with pytest.raises(ValueError, match="no unit of time"):
        Duration(1, "fortnight")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("25000 IDR", Money(Decimal(25000), "IDR")),
        ("19.90 TRY", Money(Decimal("19.90"), "TRY")),
        (" 1 EUR ", Money(Decimal(1), "EUR")),
    ],
)
def test_amounts(text: str, money: Money) -> None:
    """A number and a currency; the zero at the end of 19.90 stays."""
    assert parse_money(text) == money
    assert str(money) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "5", "EUR", "5 eur", "5EUR", "5 EURO", "1.999 EUR", "1,50 EUR", "-5 EUR", "1e3 EUR", "5  EUR 6"]
)
def test_what_is_no_amount(text: str) -> None:
    """Each is refused with an example."""
    with pytest.raises(ValueError, match='such as "25000 IDR"'):
        parse_money(text)


@given(st.decimals(0, 99_999_999, places=2), st.sampled_from(["IDR", "TRY", "EUR"]))
def test_an_amount_reads_back_and_fits_its_pattern(amount: Decimal, currency: str) -> None:
    """What an amount prints is a value of the policy file."""
    money = Money(amount, currency)
    assert parse_money(str(money)) == money
    assert re.match(MONEY, str(money))
