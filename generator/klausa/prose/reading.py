"""What a stretch of prose says in figures and names, read from the prose alone in its own language."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from functools import cache, lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol, list_currencies

from klausa.language import in_words, lower
from klausa.language.cldr import is_known, locale_of
from klausa.language.habits import Habits
from klausa.prose.dates import dates
from klausa.prose.names import NOTHING, Names

_ADDRESS = re.compile(r"https?://[^\s)>,;’“”»]*[^\s)>,;.:!?’“”»]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?!\w)(?:/[^\s)>,;’“”»]*[^\s)>,;.:!?’“”»])?")
_PHONE = re.compile(r"(?<![\w/])\+\d[\d ()-]{6,}\d")
# "20%" and "%20"; the letter of "164A"
_SIGNS = {"Rp": "IDR", "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "TL": "TRY"}
_MONEY = rf"(?:{'|'.join(map(re.escape, _SIGNS))}|\b[A-Z]{{3}}\b)"
CURRENCIES = frozenset({*_SIGNS.values(), *list_currencies()})
_NUMBER = re.compile(
    rf"(?P<currency>{_MONEY})?\x20?"
    r"(?P<before>% ?)?(?P<figures>\d+(?:[.,]\d+)*)(?P<letter>[A-Z](?!\w))?(?P<after> ?%(?!\d))?"
    rf"(?:\x20(?P<behind>\b[A-Z]{{3}}\b|TL\b))?"
)
_BLANK = re.compile(r"[^\S\n]|[\u2007\u2060\ufeff]")
_IN_WORDS = re.compile(r"(?:(?P<times>\d+) ?[x×] ?)?(?P<figures>\d[\d.,]*)(?: [^\W\d]+)? \((?P<words>\D+?)\)")
ALMOST = 0.75  # how like the right words others must be to be meant as these


@dataclass(frozen=True)
class Reading:
    """The figures and names of a text, each kind sorted; equal ones stand as often as they are said. Neutral: no language is left in them."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    """The denying words themselves: languages are compared by how many there are."""
    permissions: tuple[str, ...] = ()
    """The words for "may" and "can": languages are compared by whether there are any."""
    minimums: tuple[str, ...] = ()
    """The words for "at least", compared likewise."""

    @property
    def figures(self) -> tuple[str, ...]:
        """Periods and numbers together. A number of years is a bare number here: an age has a unit in one language and none in another."""
        return tuple(sorted([*(period.removesuffix(" year") for period in self.periods), *self.numbers]))


KINDS = tuple(field.name for field in fields(Reading))


@lru_cache(maxsize=32768)
def reading(text: str, language: str, habits: Habits, names: Names) -> Reading:
    """Reads a plain text; what is read as one kind is not read again as another."""
    addresses, text = _taken(_ADDRESS, _BLANK.sub(" ", text))
    phones, text = _taken(_PHONE, text)
    found = names.found(text)
    domains, text = _taken(_DOMAIN, names.out_of(text, " · "))
    days, text = dates(text, language)
    periods, text = _periods(text, language, habits)
    numbers = tuple(sorted(_figure(match, language) for match in _NUMBER.finditer(text)))
    return Reading(
        tuple(sorted(found)),
        tuple(sorted([*addresses, *domains, *(re.sub(r"[^\d+]", "", phone) for phone in phones)])),
        days,
        periods,
        numbers,
        habits.denial.found(text) if habits.denial else (),
        habits.permission.found(text) if habits.permission else (),
        habits.minimum.found(text) if habits.minimum else (),
    )


def misspoken(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Figures whose words in brackets say another number: ("90 (enam puluh)", "sembilan puluh")."""
    known = _number_words(language)
    wrong = []
    for match in _IN_WORDS.finditer(_BLANK.sub(" ", text)):
        right = _spoken(match["figures"].rstrip(".,"), language)
        said = " ".join(lower(match["words"], language).split())
        if right is None or not said:
            continue
        times = _spoken(match["times"], language) if match["times"] else None
        if times is not None and said.startswith(f"{times} ") and said.endswith(f" {right}"):
            continue  # 3 x 24 (tiga kali dua puluh empat)
        after = said.removeprefix(right).split() if f"{said} ".startswith(f"{right} ") else None
        if after is not None and (not after or after[0] not in known):
            continue  # 14 (empat belas hari)
        spoken = [word in known for word in said.split()]
        # misspelt words are meant as the number too; others in brackets are a remark
        if all(spoken) or (times is not None and any(spoken)) or SequenceMatcher(None, said, right).ratio() >= ALMOST:
            wrong.append((match.group(), right))
    return tuple(wrong)


def _spoken(figures: str, language: str) -> str | None:
    number = _number(figures, language)
    return in_words(int(number), language) if number.isdigit() else None


@cache
def _number_words(language: str) -> frozenset[str]:
    spoken = (in_words(number, language) for number in (*range(100), *range(100, 1000, 100), 1000, 2000))
    return frozenset(word for words in spoken if words for word in words.split())


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    return [match.group() for match in pattern.finditer(text)], pattern.sub(" · ", text)


def _periods(text: str, language: str, habits: Habits) -> tuple[tuple[str, ...], str]:
    """Numbers with a unit of time, as "90 day"; a range gives its unit to both ends only in the languages' figures, not here."""
    pattern, units = _units(habits)
    found = []
    for match in pattern.finditer(text):
        unit = next(unit for unit in units if match.group(unit.replace("-", "_")))
        found.append(f"{_number(match['number'], language)} {unit}")
    return tuple(sorted(found)), pattern.sub(" · ", text)


@cache
def _units(habits: Habits) -> tuple[re.Pattern[str], tuple[str, ...]]:
    # the longer form first: "business days" before "days"
    order = sorted(habits.units, key=lambda unit: -max(map(len, habits.units[unit])))
    if not order:
        return NOTHING, ()
    forms = "|".join(f"(?P<{unit.replace('-', '_')}>{'|'.join(habits.units[unit])})" for unit in order)
    return re.compile(rf"(?P<number>\d[\d.,]*)(?: \([^()]*\))?[ -](?:{forms})\b", re.IGNORECASE), tuple(order)


def _figure(match: re.Match[str], language: str) -> str:
    share = "%" if match["before"] or match["after"] else ""
    marks = (_SIGNS.get(mark, mark) for mark in (match["currency"], match["behind"]) if mark)
    currency = next((f" {mark}" for mark in marks if mark in CURRENCIES), "")
    return f"{_number(match['figures'], language)}{match['letter'] or ''}{share}{currency}"


def _number(figures: str, language: str) -> str:
    """A number without its language: "1.500,50" (tr) and "1,500.50" (en) are both "1500.50"; what is neither stays as it is."""
    group, decimal = _symbols(language)
    whole, _, part = figures.partition(decimal)
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole) and part.isdigit() | (not part):
        whole = whole.replace(group, "")
    elif (decimal in figures and not (whole.isdigit() and part.isdigit())) or group in figures:
        return figures
    return f"{int(whole)}.{part}" if part else whole


@cache
def _symbols(language: str) -> tuple[str, str]:
    if not is_known(language):
        return ",", "."
    return get_group_symbol(locale_of(language)), get_decimal_symbol(locale_of(language))
