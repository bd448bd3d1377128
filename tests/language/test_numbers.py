"""Numbers, shares, money and ordinals, by table."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from klausa.language.harmony import high
from klausa.language.numbers import format_number, in_words, last_turkish_word, money, ordinal, percent, with_words

INDONESIAN = {
    0: "nol", 1: "satu", 2: "dua", 3: "tiga", 4: "empat", 5: "lima", 6: "enam", 7: "tujuh", 8: "delapan", 9: "sembilan",
    10: "sepuluh", 11: "sebelas", 12: "dua belas", 13: "tiga belas", 14: "empat belas", 18: "delapan belas", 20: "dua puluh",
    24: "dua puluh empat", 30: "tiga puluh", 45: "empat puluh lima", 60: "enam puluh", 72: "tujuh puluh dua",
    90: "sembilan puluh", 100: "seratus", 101: "seratus satu", 111: "seratus sebelas", 180: "seratus delapan puluh",
    200: "dua ratus", 365: "tiga ratus enam puluh lima", 730: "tujuh ratus tiga puluh", 1000: "seribu", 1001: "seribu satu",
    1100: "seribu seratus", 2024: "dua ribu dua puluh empat", 9999: "sembilan ribu sembilan ratus sembilan puluh sembilan",
}  # fmt: skip
TURKISH = {
    0: "sıfır", 1: "bir", 2: "iki", 3: "üç", 4: "dört", 5: "beş", 6: "altı", 7: "yedi", 8: "sekiz", 9: "dokuz", 10: "on",
    15: "on beş", 20: "yirmi", 30: "otuz", 40: "kırk", 45: "kırk beş", 50: "elli", 60: "altmış", 70: "yetmiş", 80: "seksen",
    90: "doksan", 100: "yüz", 101: "yüz bir", 180: "yüz seksen", 200: "iki yüz", 365: "üç yüz altmış beş", 1000: "bin",
    1001: "bin bir", 1100: "bin yüz", 2026: "iki bin yirmi altı", 9999: "dokuz bin dokuz yüz doksan dokuz",
}  # fmt: skip


@pytest.mark.parametrize(("number", "words"), INDONESIAN.items())
def test_indonesian_words(number: int, words: str) -> None:
    assert in_words(number, "id") == words


@pytest.mark.parametrize(("number", "words"), TURKISH.items())
def test_turkish_words(number: int, words: str) -> None:
    assert in_words(number, "tr") == words


@pytest.mark.parametrize("language", ["id", "tr"])
def test_no_two_numbers_share_their_words(language: str) -> None:
    words = [in_words(number, language) for number in range(10_000)]
    assert len(set(words)) == 10_000
    assert all(text == " ".join((text or "").split()) for text in words)


@pytest.mark.parametrize(("number", "language"), [(30, "en"), (30, "de"), (30, "xx"), (10_000, "id"), (10_000, "tr"), (-1, "tr")])
def test_no_words(number: int, language: str) -> None:
    assert in_words(number, language) is None


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        (30, "id", "30 (tiga puluh)"),
        (30, "tr", "30 (otuz)"),
        (30, "tr-TR", "30 (otuz)"),
        (30, "en", "30"),
        (30, "de", "30"),
        (1000, "id", "1.000 (seribu)"),
        (10_000, "tr", "10.000"),
    ],
)
def test_with_words(number: int, language: str, text: str) -> None:
    assert with_words(number, language) == text


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (Decimal("1500.5"), "id", "1.500,5"),
        (Decimal("1500.5"), "tr", "1.500,5"),
        (Decimal("1500.5"), "en", "1,500.5"),
        (1_500_000, "id", "1.500.000"),
        (Decimal("2.5"), "id", "2,5"),
        (Decimal("0.123456789"), "tr", "0,123456789"),
        (1500, "de", "1.500"),
        (1500, "xx", "1,500"),
    ],
)
def test_format_number(value: Decimal | int, language: str, text: str) -> None:
    assert format_number(value, language) == text


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (20, "tr", "%20"),
        (20, "en", "20%"),
        (5, "id", "5%"),
        (20, "id", "20%"),
        (Decimal("2.5"), "tr", "%2,5"),
        (Decimal("2.5"), "id", "2,5%"),
        (Decimal("0.125"), "en", "0.125%"),
        (0, "tr", "%0"),
        (100, "tr", "%100"),
        (Decimal("1500.5"), "tr", "%1.500,5"),
        (100, "id", "100%"),
        (20, "de", "20\u00a0%"),
    ],
)
def test_percent(value: Decimal | int, language: str, text: str) -> None:
    assert percent(value, language) == text


@pytest.mark.parametrize(
    ("amount", "currency", "language", "text"),
    [
        ("1500000", "IDR", "id", "Rp1.500.000,00"),
        ("1500.5", "TRY", "tr", "1.500,50 TL"),
        ("1500.5", "EUR", "tr", "1.500,50 EUR"),
        ("1500", "JPY", "tr", "1.500 JPY"),
        ("1500000", "TRY", "tr", "1.500.000,00 TL"),
        ("0.5", "TRY", "tr", "0,50 TL"),
        ("1500000", "IDR", "tr", "1.500.000,00 IDR"),
        ("2000000000", "IDR", "id", "Rp2.000.000.000,00"),
        ("500", "IDR", "id", "Rp500,00"),
        ("-5", "TRY", "tr", "-5,00 TL"),
        ("1500.5", "IDR", "en", "IDR 1,500.50"),
        ("1500.5", "TRY", "en", "TRY 1,500.50"),
        ("1500.5", "EUR", "en", "€1,500.50"),
        ("1500.5", "GBP", "en", "£1,500.50"),
        ("1500.5", "USD", "id", "US$1.500,50"),
        ("1500.5", "TRY", "id", "TRY 1.500,50"),
        ("1500.5", "EUR", "de", "1.500,50\u00a0€"),
    ],
)
def test_money(amount: str, currency: str, language: str, text: str) -> None:
    assert money(Decimal(amount), currency, language) == text


@pytest.mark.parametrize("currency", ["", "TL", "try", "Rp", "EURO", "₺"])
def test_money_wants_a_code(currency: str) -> None:
    with pytest.raises(ValueError, match="three capital letters"):
        money(Decimal(1), currency, "tr")


TURKISH_ORDINALS = {
    0: "0’ıncı", 1: "1’inci", 2: "2’nci", 3: "3’üncü", 4: "4’üncü", 5: "5’inci", 6: "6’ncı", 7: "7’nci", 8: "8’inci",
    9: "9’uncu", 10: "10’uncu", 11: "11’inci", 12: "12’nci", 20: "20’nci", 30: "30’uncu", 40: "40’ıncı", 50: "50’nci",
    60: "60’ıncı", 70: "70’inci", 80: "80’inci", 90: "90’ıncı", 100: "100’üncü", 1000: "1.000’inci", 13: "13’üncü", 19: "19’uncu",
    26: "26’ncı", 46: "46’ncı", 99: "99’uncu", 101: "101’inci", 110: "110’uncu", 1453: "1.453’üncü", 1_000_000: "1.000.000’uncu",
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), TURKISH_ORDINALS.items())
def test_turkish_ordinals(number: int, text: str) -> None:
    assert ordinal(number, "tr") == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (10, "10th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_english_ordinals(number: int, text: str) -> None:
    assert ordinal(number, "en") == text


@pytest.mark.parametrize(
    ("number", "language", "text"), [(10, "id", "ke-10"), (1, "id", "ke-1"), (10, "de", "10"), (10, "xx", "10")]
)
def test_other_ordinals(number: int, language: str, text: str) -> None:
    assert ordinal(number, language) == text


def test_no_ordinal_below_zero() -> None:
    with pytest.raises(ValueError, match="below zero"):
        ordinal(-1, "en")


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "sıfır"),
        (2026, "altı"),
        (1900, "yüz"),
        (2000, "bin"),
        (10_000, "bin"),
        (1_000_000, "milyon"),
        (2_000_000_000, "milyar"),
    ],
)
def test_last_turkish_word(number: int, word: str) -> None:
    assert last_turkish_word(number) == word


_INDONESIAN_VALUES = {words: number for number, words in INDONESIAN.items() if number < 10}
_INDONESIAN_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_TURKISH_VALUES = {words: number for number, words in TURKISH.items() if number < 10 or (number < 100 and number % 10 == 0)}


def _read_indonesian(words: str) -> int:
    """The number that a reader makes of the words: se- is one, belas adds ten, a scale multiplies what stands before it."""
    total, count = 0, 0
    for word in re.sub(r"\bse(belas|puluh|ratus|ribu)\b", r"satu \1", words).split():
        if word == "belas":
            count += 10
        elif word in _INDONESIAN_SCALES:
            total, count = total + count * _INDONESIAN_SCALES[word], 0
        else:
            count = _INDONESIAN_VALUES[word]
    return total + count


def _read_turkish(words: str) -> int:
    """The number that a reader makes of the words: yüz and bin stand alone for one, else multiply what stands before them."""
    total, count = 0, 0
    for word in words.split():
        if word in ("yüz", "bin"):
            total, count = total + (count or 1) * (100 if word == "yüz" else 1000), 0
        else:
            count += _TURKISH_VALUES[word]
    return total + count


@pytest.mark.parametrize(("language", "read"), [("id", _read_indonesian), ("tr", _read_turkish)])
def test_words_read_back_as_the_number(language: str, read: Callable[[str], int]) -> None:
    """All that can stand in brackets, from 0 to 9999."""
    assert [number for number in range(10_000) if read(in_words(number, language) or "") != number] == []


def test_one_is_never_spelt_out_before_a_scale() -> None:
    """*Satu ratus* and *bir yüz* are calques of "one hundred"."""
    for number in range(10_000):
        assert not re.search(r"\bsatu (belas|puluh|ratus|ribu)\b", in_words(number, "id") or "")
        assert not re.search(r"\bbir (yüz|bin)\b", in_words(number, "tr") or "")


@pytest.mark.parametrize("number", [0, 1, 6, 9, 10, 12, 19, 26, 40, 99, 100, 365, 1000, 2024, 2026, 9999])
def test_a_turkish_ordinal_and_a_case_follow_the_same_spoken_word(number: int) -> None:
    """What decides the suffix is the last of the words in brackets."""
    last = (in_words(number, "tr") or "").split()[-1]
    assert last_turkish_word(number) == last
    assert ordinal(number, "tr").split("’")[1][-1] == high(last)
