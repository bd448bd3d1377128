"""Writes periods such as "90 days" in a language's own words, the number repeated in words where the language does so."""

from klausa.errors import Location
from klausa.language.catalogs import Message, Messages
from klausa.language.numbers import with_words
from klausa.model.quantities import UNITS, Duration, Unit

CONTEXT = "quantities"
# Not from CLDR: it has no business day, and Babel prints "90 duration-day" for Turkish (babel#1217).
PERIODS: dict[Unit, tuple[str, str]] = {
    "hour": ("%(num)s hour", "%(num)s hours"),
    "day": ("%(num)s day", "%(num)s days"),
    "business-day": ("%(num)s business day", "%(num)s business days"),
    "calendar-day": ("%(num)s calendar day", "%(num)s calendar days"),
    "week": ("%(num)s week", "%(num)s weeks"),
    "month": ("%(num)s month", "%(num)s months"),
    "year": ("%(num)s year", "%(num)s years"),
}
RANGE = "%(low)s to %(high)s"
_PERIOD = "A period\n%(num)s: the number, followed by its words in brackets where the language repeats it in words"
_RANGE = (
    "A range of two periods: “1 to 7 years”, “6 months to 2 years”\n"
    "%(low)s: the first period, without its unit where both have the same; %(high)s: the second period"
)
_HERE = Location("klausa/language/durations.py")


def quantity_messages() -> tuple[Message, ...]:
    """The messages that a language needs for periods and ranges."""
    periods = [Message(CONTEXT, *PERIODS[unit], _HERE, _PERIOD) for unit in UNITS]
    return (*periods, Message(CONTEXT, RANGE, None, _HERE, _RANGE))


def format_duration(duration: Duration, messages: Messages) -> str:
    """The period in words and figures: "90 days", "90 (sembilan puluh) hari", "7 (yedi) iş günü"."""
    words = messages.get_plural(CONTEXT, *PERIODS[duration.unit], duration.number)
    return words % {"num": with_words(duration.number, messages.language)}


def format_range(low: Duration, high: Duration, messages: Messages) -> str:
    """From one period to another, the unit named once if both share it: "1 to 7 years", "1 (bir) ila 7 (yedi) yıl".

    Two equal periods are written as one. Raises ValueError if the first is the longer of the same unit.
    """
    if low == high:
        return format_duration(high, messages)
    if low.unit == high.unit and low.number > high.number:
        raise ValueError(f"the range runs backwards: {low.number} to {high.number} {high.unit.replace('-', ' ')}s")
    start = with_words(low.number, messages.language) if low.unit == high.unit else format_duration(low, messages)
    return messages.get(CONTEXT, RANGE) % {"low": start, "high": format_duration(high, messages)}
