"""Writes calendar dates and times of day in full: day, month by name, year."""

import datetime

from babel.dates import format_date as cldr_date
from babel.dates import format_time as cldr_time

from klausa.language.cldr import family, is_known, locale_of

_TIME_PATTERNS = {"en": "HH:mm", "id": "HH.mm", "tr": "HH.mm"}


def format_date(date: datetime.date, language: str) -> str:
    """The long date: "1 November 2025" (en, id), "1 Kasım 2025" (tr); ISO 8601 for a language CLDR doesn't know."""
    if not is_known(language):
        return f"{date:%Y-%m-%d}"
    return cldr_date(date, "long", locale=locale_of(language))


def format_time(time: datetime.time, language: str) -> str:
    """Hours and minutes, as given: "09:05" (en), "09.05" (id, tr). Words such as pukul, and WIB, are the sentence's."""
    return cldr_time(time.replace(tzinfo=None), _TIME_PATTERNS.get(family(language), "short"), locale=locale_of(language))
