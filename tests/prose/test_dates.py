"""Dates of three languages, in every order that people write."""

from __future__ import annotations

import pytest
from babel import Locale

from klausa.prose.dates import dates
from tests.prose.habits import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "1 November 2025", "2025-11-01"),
        ("en", "01 NOVEMBER 2025", "2025-11-01"),
        ("en", "November 1, 2025", "2025-11-01"),
        ("en", "Nov 1, 2025", "2025-11-01"),
        ("en", "1 Nov. 2025", "2025-11-01"),
        ("en", "since November 2025", "2025-11"),
        ("en", "by 1 May each year", "--05-01"),
        ("en", "2025-11-01", "2025-11-01"),
        ("id", "1 November 2025", "2025-11-01"),
        ("id", "31 Agustus 2025.", "2025-08-31"),
        ("id", "sejak Mei 2025", "2025-05"),
        ("id", "setiap 1 Mei", "--05-01"),
        ("tr", "1 Kasım 2025", "2025-11-01"),
        ("tr", "1 KASIM 2025", "2025-11-01"),
        ("tr", "1 Kasim 2025", "2025-11-01"),
        ("tr", "1 EKİM 2025 tarihinde", "2025-10-01"),
        ("tr", "2 Şubat 2025’te", "2025-02-02"),
        ("tr", "2 AĞUSTOS 2025", "2025-08-02"),
        ("tr", "Kasım 2025’ten itibaren", "2025-11"),
        ("tr", "her 1 Mayıs’ta", "--05-01"),
        ("de", "am 1. Mai 2025", "2025-05-01"),
        ("fr", "le 1 mai 2025", "2025-05-01"),
    ],
)
def test_a_date(language: str, text: str, found: str) -> None:
    """As ISO 8601; nothing of it is left to be read as a number."""
    read, rest = dates(text, language)
    assert read == (found,)
    assert not any(letter.isdigit() for letter in rest)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Under section 1 may data be shared"),
        ("en", "1 Kasım 2025"),
        ("id", "1 Augustus 2025"),
        ("en", "164 May"),
        ("en", "20255-11-01"),
        ("xx", "1 November 2025"),
    ],
)
def test_what_is_no_date(language: str, text: str) -> None:
    """A "may" that is no month, a month of another language, and a language that nobody knows."""
    assert dates(text, language)[0] == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_by_its_name_and_in_capitals(language: str) -> None:
    """Capitals as people make them, with and without the dots and the right I."""
    for number, name in Locale.parse(language).months["format"]["wide"].items():
        for spelt in (name, name.upper(), name.lower(), name.upper().replace("I", "İ")):
            assert dates(f"3 {spelt} 2025", language)[0] == (f"2025-{number:02}-03",), spelt


def test_several_are_sorted_and_counted() -> None:
    """Each as often as it is said."""
    assert dates("1 May 2025, 2 March 2024, 1 May 2025 and 2024-03-02", "en")[0] == (
        "2024-03-02",
        "2024-03-02",
        "2025-05-01",
        "2025-05-01",
    )
