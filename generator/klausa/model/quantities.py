"""Typed quantities of a policy file: durations and amounts, parsed from the words that people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, get_args

Unit = Literal["hour", "day", "business-day", "calendar-day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)

DURATION = r"^[1-9][0-9]* (hour|day|(business|working|calendar)[ -]day|week|month|year)s?$"
MONEY = r"^\d{1,12}(\.\d{1,2})? [A-Z]{3}$"


@dataclass(frozen=True)
class Duration:
    """A period: a whole number, at least 1, of one unit. A plain day is a day on the calendar."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"a period of {self.number} is no period; write 1 or more")
        if self.unit not in UNITS:
            raise ValueError(f"{self.unit!r} is no unit of time; write one of {', '.join(UNITS)}")

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


@dataclass(frozen=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_duration(text: str) -> Duration:
    """The period that words such as "90 days", "1 year" or "7 business-days" name; "working days" are business days.

    Raises ValueError with a remedy for anything else.
    """
    found = re.fullmatch(r"([0-9]+)[ \t]+([a-z]+(?:[ \t-]+[a-z]+)?)", text.strip().lower())
    unit = re.sub(r"[ \t-]+", "-", found[2]).removesuffix("s") if found else ""
    unit = {"working-day": "business-day"}.get(unit, unit)
    if not found or unit not in UNITS:
        raise ValueError(
            f'"{text}" is not a period; write a whole number, a space and a unit, such as "90 days" or "7 business days" '
            f"(units: {', '.join(name.replace('-', ' ') for name in UNITS)})"
        )
    return Duration(int(found[1]), unit)


def parse_money(text: str) -> Money:
    """`25000 IDR`, `19.90 TRY`; raises ValueError with the way out."""
    if not re.match(MONEY, text.strip()):
        raise ValueError(f'"{text}" is not an amount; write a number and a currency code, such as "25000 IDR"')
    number, currency = text.split()
    try:
        return Money(Decimal(number), currency)
    except InvalidOperation:  # pragma: no cover - the pattern admits numbers only
        raise ValueError(f'"{number}" is not a number') from None
