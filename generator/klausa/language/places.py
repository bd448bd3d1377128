"""Names of countries: from CLDR, or from the catalog of a language in which CLDR has none."""

from __future__ import annotations

import re

from klausa.errors import Location
from klausa.language.catalogs import Message, Messages
from klausa.language.cldr import locale_of

SARK = "CQ"  # CLDR names it in English alone, so every language would be asked for it


def country(code: str, messages: Messages) -> str:
    """A country's name by its ISO code; raises ValueError where nobody has given it one in this language."""
    name = locale_of(messages.language).territories.get(code) or messages.texts.get((f"places/{code}", _english(code)), ("",))[0]
    if not name:
        raise ValueError(
            f"{code} ({_english(code)}) has no name in {messages.language}: CLDR has none; write it in the catalog under “places/{code}”"
        )
    return name


def country_messages(language: str) -> tuple[Message, ...]:
    """The countries that CLDR does not name in the language: offered to its writer, and missed only by a company that names one."""
    known = locale_of(language).territories
    codes = sorted(set(filter(re.compile("[A-Z]{2}").fullmatch, locale_of("en").territories)) - set(known) - {SARK})
    here = Location("klausa/language/places.py")
    comment = "A country; only the countries that a policy names need words"
    return tuple(Message(f"places/{code}", _english(code), None, here, comment) for code in codes)


def _english(code: str) -> str:
    return str(locale_of("en").territories.get(code, code))
