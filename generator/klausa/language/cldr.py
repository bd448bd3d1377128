"""Finds the CLDR data of a language, so that no module asks the system locale or lets an unknown code speak English."""

from functools import cache

from babel import Locale, UnknownLocaleError

_HOUSE_LOCALES = {"en": "en_GB"}
"""Languages whose bare code stands for one country's habits here: English dates and lists are British."""


def family(language: str) -> str:
    """The language without its region or script, in lower case: "tr-TR", "tr_TR" and "tr" are all "tr"."""
    return language.replace("_", "-").split("-", 1)[0].lower()


@cache
def locale_of(language: str) -> Locale:
    """The nearest locale that CLDR has: the code itself, else its family, else the wordless root locale."""
    for code in (language.replace("-", "_"), family(language)):
        try:
            return Locale.parse(_HOUSE_LOCALES.get(code.lower(), code))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("root")


def is_known(language: str) -> bool:
    """Whether CLDR knows the language at all; if not, only figures, signs and codes may be printed for it."""
    return locale_of(language).language != "root"
