"""Writes numbers, shares, money and ordinals by each language's convention; legal numbers with their words in brackets."""

import re
from decimal import Decimal

from babel.numbers import format_currency, format_decimal, format_percent

from klausa.language.cldr import family, locale_of
from klausa.language.harmony import ends_open, high

_INDONESIAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_TURKISH = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TURKISH_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_TURKISH_SCALES = ((10**3, "bin"), (10**6, "milyon"), (10**9, "milyar"), (10**12, "trilyon"))
_ENGLISH_ORDINALS = {"one": "st", "two": "nd", "few": "rd"}


def _indonesian(number: int) -> str:
    if number < 10:
        return _INDONESIAN[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{_INDONESIAN[number - 10]} belas"
    scale, word = (10, "puluh") if number < 100 else (100, "ratus") if number < 1000 else (1000, "ribu")
    count, rest = divmod(number, scale)
    head = f"se{word}" if count == 1 else f"{_INDONESIAN[count]} {word}"
    return f"{head} {_indonesian(rest)}" if rest else head


def _turkish(number: int) -> str:
    if number == 0:
        return _TURKISH[0]
    words = []
    for scale, word in ((1000, "bin"), (100, "yüz")):
        count, number = divmod(number, scale)
        if count:
            words += [word] if count == 1 else [_TURKISH[count], word]
    tens, ones = divmod(number, 10)
    return " ".join([*words, *filter(None, [_TURKISH_TENS[tens]]), *([_TURKISH[ones]] if ones else [])])


def in_words(number: int, language: str) -> str | None:
    """The cardinal in words for 0 to 9999; None outside that range or where contracts don't repeat numbers in words (en)."""
    if not 0 <= number <= 9999:
        return None
    match family(language):
        case "id":
            return _indonesian(number)
        case "tr":
            return _turkish(number)
    return None


def last_turkish_word(number: int) -> str:
    """The last word of the number as spoken in Turkish, which decides its suffix: 2026 "altı", 1900 "yüz", 0 "sıfır"."""
    number = abs(number)
    for scale, word in reversed(_TURKISH_SCALES):
        if number and number % scale == 0:
            return word
    return _turkish(number % 1000).split()[-1]


def format_number(value: Decimal | int, language: str) -> str:
    """The number in figures, grouped, without rounding and without trailing zeros: "1.500,5" in id and tr."""
    return format_decimal(value, locale=locale_of(language), decimal_quantization=False)


def with_words(number: int, language: str) -> str:
    """The number in figures, followed by its words in brackets where the language repeats them: "30 (otuz)"."""
    figures, words = format_number(number, language), in_words(number, language)
    return f"{figures} ({words})" if words else figures


def percent(value: Decimal | int, language: str) -> str:
    """A share given in per cent (20 is twenty per cent, not 0.2), without rounding: "20%", in tr "%20"."""
    return format_percent(Decimal(value) / 100, locale=locale_of(language), decimal_quantization=False)


def money(amount: Decimal, currency: str, language: str) -> str:
    """The amount in a currency (ISO 4217, three capitals), rounded half-even to the currency's own decimals.

    Turkish writes the code after the amount (TL for TRY); elsewhere CLDR decides, with a space after a code that stands first.
    Raises ValueError for a currency that isn't three capital letters.
    """
    if not re.fullmatch("[A-Z]{3}", currency):
        raise ValueError(f"{currency!r} is no currency code: write three capital letters, such as IDR, TRY or EUR")
    locale = locale_of(language)
    if family(language) == "tr":
        code = "TL" if currency == "TRY" else currency
        return f"{format_currency(amount, currency, '#,##0.00', locale=locale)} {code}"
    return re.sub(rf"{currency}(?=\d)", f"{currency} ", format_currency(amount, currency, locale=locale))


def ordinal(number: int, language: str) -> str:
    """The ordinal in figures: "10th", "ke-10", "10’uncu"; in other languages the bare number, for CLDR data in Babel has none.

    Raises ValueError below zero.
    """
    if number < 0:
        raise ValueError(f"{number} has no ordinal: it is below zero")
    figures = format_number(number, language)
    match family(language):
        case "en":
            return figures + _ENGLISH_ORDINALS.get(locale_of("en").ordinal_form(number), "th")
        case "id":
            return f"ke-{figures}"
        case "tr":
            word = last_turkish_word(number)
            return f"{figures}’{'' if ends_open(word) else high(word)}nc{high(word)}"
    return figures
