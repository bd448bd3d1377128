"""Dates in a text of any language: with the month by its name, or as ISO 8601 writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from klausa.language.cldr import is_known, locale_of
from klausa.prose.names import NOTHING

_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def dates(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The dates as ISO 8601, those without a day or a year too ("2025-11", "--11-01"), and the text without them."""
    pattern, months = _calendar(language)
    found = [_iso(match, months) for match in pattern.finditer(text)]
    found += _ISO.findall(text)
    return tuple(sorted(found)), _ISO.sub(" · ", pattern.sub(" · ", text))


def _iso(match: re.Match[str], months: Mapping[str, int]) -> str:
    said = {kind.rstrip("0123456789"): value for kind, value in match.groupdict().items() if value}
    day = f"-{int(said['day']):02}" if "day" in said else ""
    return f"{said.get('year', '-')}-{months[_folded(said['month'])]:02}{day}"


@cache
def _calendar(language: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """What finds the dates of a language, and its months by their folded names."""
    if not is_known(language):
        return NOTHING, {}
    forms = locale_of(language).months.values()
    wide = {name: number for form in forms for number, name in form["wide"].items()}
    short = {name.rstrip("."): number for form in forms for number, name in form["abbreviated"].items()}
    both, named = _any(wide | short), _any(wide)
    pattern = (
        rf"\b(?:(?P<day1>\d{{1,2}})\.? (?P<month1>{both})\.?,? (?P<year1>\d{{4}})"
        rf"|(?P<month2>{both})\.? (?P<day2>\d{{1,2}}),? (?P<year2>\d{{4}})"
        rf"|(?P<month3>{named}) (?P<year3>\d{{4}})"
        # "section 1 may": without a year, only as the calendar spells the month
        rf"|(?P<day4>\d{{1,2}})\.? (?P<month4>(?-i:{named})))\b"
    )
    return re.compile(pattern, re.IGNORECASE), {_folded(name): number for name, number in (wide | short).items()}


def _any(names: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _folded(name: str) -> str:
    """A name whatever its capitals, in Turkish too, where I is no capital of i."""
    return name.lower().replace("\u0307", "").replace("ı", "i")
