"""Periods read from English and written in each language, by table."""

from typing import get_args

import pytest

from klausa.language.catalogs import Messages, read_catalogs
from klausa.language.durations import CONTEXT, PERIODS, RANGE, format_duration, format_range, quantity_messages
from klausa.model.quantities import UNITS, Duration, Unit, parse_duration
from klausa.where import shipped

WORDS = {code: read_catalogs(code, [shipped("locales")]) for code in ("en", "id", "tr")}
# a language of a user's own: its catalog is all that it has
POLISH = Messages(
    "pl",
    {
        (CONTEXT, PERIODS["day"][0]): ("%(num)s dzień", "%(num)s dni", "%(num)s dni"),
        (CONTEXT, PERIODS["month"][0]): ("%(num)s miesiąc", "%(num)s miesiące", "%(num)s miesięcy"),
        (CONTEXT, PERIODS["business-day"][0]): ("%(num)s dzień roboczy", "%(num)s dni robocze", "%(num)s dni roboczych"),
        (CONTEXT, RANGE): ("od %(low)s do %(high)s",),
    },
    "(n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14) ? 1 : 2)",
)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("90 days", 90, "day"),
        ("1 day", 1, "day"),
        ("1 year", 1, "year"),
        ("10 years", 10, "year"),
        ("72 hours", 72, "hour"),
        ("2 weeks", 2, "week"),
        ("6 months", 6, "month"),
        ("7 business days", 7, "business-day"),
        ("7 business-days", 7, "business-day"),
        ("1 business-day", 1, "business-day"),
        ("5 working days", 5, "business-day"),
        ("30 calendar days", 30, "calendar-day"),
        ("  90   Days ", 90, "day"),
    ],
)
def test_parse(text: str, number: int, unit: Unit) -> None:
    assert parse_duration(text) == Duration(number, unit)


@pytest.mark.parametrize(
    "text", ["", "90", "days", "90days", "ninety days", "-3 days", "1.5 years", "90 hari", "3 fortnights", "90 dayss", "٣ days"]
)
def test_parse_explains_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r'such as "90 days".*business day, calendar day'):
        parse_duration(text)


def test_no_empty_period() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        parse_duration("0 days")


def test_no_unknown_unit() -> None:
    with pytest.raises(ValueError, match="write one of hour"):
        Duration(1, "decade")  # type: ignore[arg-type]


def test_units_are_all_listed() -> None:
    assert get_args(Unit) == UNITS


@pytest.mark.parametrize(
    ("text", "english", "indonesian", "turkish"),
    [
        ("90 days", "90 days", "90 (sembilan puluh) hari", "90 (doksan) gün"),
        ("1 day", "1 day", "1 (satu) hari", "1 (bir) gün"),
        ("1 year", "1 year", "1 (satu) tahun", "1 (bir) yıl"),
        ("10 years", "10 years", "10 (sepuluh) tahun", "10 (on) yıl"),
        ("3 months", "3 months", "3 (tiga) bulan", "3 (üç) ay"),
        ("2 weeks", "2 weeks", "2 (dua) minggu", "2 (iki) hafta"),
        ("72 hours", "72 hours", "72 (tujuh puluh dua) jam", "72 (yetmiş iki) saat"),
        ("7 business days", "7 business days", "7 (tujuh) hari kerja", "7 (yedi) iş günü"),
        ("1 business day", "1 business day", "1 (satu) hari kerja", "1 (bir) iş günü"),
        ("30 calendar days", "30 calendar days", "30 (tiga puluh) hari kalender", "30 (otuz) takvim günü"),
    ],
)
def test_format(text: str, english: str, indonesian: str, turkish: str) -> None:
    duration = parse_duration(text)
    assert [format_duration(duration, WORDS[language]) for language in ("en", "id", "tr")] == [english, indonesian, turkish]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["id", "tr"])
def test_numerals_take_no_plural(unit: Unit, language: str) -> None:
    """A plural after a numeral ("30 günler") is the commonest calque in both languages."""
    one, many = (format_duration(Duration(number, unit), WORDS[language]).split(") ")[1] for number in (1, 30))
    assert one == many


@pytest.mark.parametrize(
    ("text", "result"),
    [("1 day", "1 dzień"), ("2 months", "2 miesiące"), ("12 months", "12 miesięcy"), ("7 business days", "7 dni roboczych")],
)
def test_another_language_takes_all_its_words_from_its_catalog(text: str, result: str) -> None:
    """With as many plural forms as it has; a business day never turns into a plain one."""
    assert format_duration(parse_duration(text), POLISH) == result
    assert format_range(Duration(1, "month"), Duration(2, "month"), POLISH) == "od 1 do 2 miesiące"


def test_a_unit_without_words_is_not_made_up() -> None:
    """The build stops before: the message is among those that every language needs."""
    with pytest.raises(KeyError):
        format_duration(Duration(7, "week"), POLISH)
    assert {message.text for message in quantity_messages()} == {*(one for one, _ in PERIODS.values()), RANGE}


@pytest.mark.parametrize(
    ("low", "high", "language", "text"),
    [
        ("1 year", "7 years", "en", "1 to 7 years"),
        ("1 year", "7 years", "id", "1 (satu) sampai 7 (tujuh) tahun"),
        ("1 year", "7 years", "tr", "1 (bir) ila 7 (yedi) yıl"),
        ("6 months", "2 years", "en", "6 months to 2 years"),
        ("6 months", "2 years", "id", "6 (enam) bulan sampai 2 (dua) tahun"),
        ("6 months", "2 years", "tr", "6 (altı) ay ila 2 (iki) yıl"),
        ("2 years", "2 years", "en", "2 years"),
    ],
)
def test_range(low: str, high: str, language: str, text: str) -> None:
    assert format_range(parse_duration(low), parse_duration(high), WORDS[language]) == text


def test_a_range_runs_forwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        format_range(Duration(7, "year"), Duration(1, "year"), WORDS["en"])
