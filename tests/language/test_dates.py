"""Dates and times, by table."""

import datetime

import pytest

from klausa.language.dates import format_date, format_time

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
NAMED = [(month, language, name) for language, names in MONTHS.items() for month, name in enumerate(names.split(), 1)]


@pytest.mark.parametrize(("month", "language", "name"), NAMED)
def test_day_month_year(month: int, language: str, name: str) -> None:
    assert format_date(datetime.date(2025, month, 1), language) == f"1 {name} 2025"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "17 July 2026"),
        ("tr-TR", "17 Temmuz 2026"),
        ("tr_XX", "17 Temmuz 2026"),
        ("de", "17. Juli 2026"),
        ("xx", "2026-07-17"),
    ],
)
def test_other_codes(language: str, text: str) -> None:
    assert format_date(datetime.date(2026, 7, 17), language) == text


@pytest.mark.parametrize(
    ("language", "text"), [("en", "09:05"), ("id", "09.05"), ("tr", "09.05"), ("de", "09:05"), ("xx", "09:05")]
)
def test_time(language: str, text: str) -> None:
    assert format_time(datetime.time(9, 5), language) == text


def test_time_is_written_as_given_whatever_its_zone() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=7))
    assert format_time(datetime.time(23, 30, tzinfo=zone), "id") == "23.30"
