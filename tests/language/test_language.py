"""What holds for the whole package: one language or another, no module speaks English to a language it doesn't know."""

import datetime
import re
from decimal import Decimal

import pytest

from klausa import language as package
from klausa.language import format_date, format_number, format_time, join, ordinal, percent, punctuate
from klausa.language.catalogs import Messages
from klausa.language.cldr import family, is_known, locale_of


def test_exports_are_all_there() -> None:
    assert sorted(package.__all__) == sorted(set(package.__all__))
    assert all(hasattr(package, name) for name in package.__all__)


@pytest.mark.parametrize("code", ["xx", "??", "", "qq-QQ"])
def test_an_unknown_language_gets_no_english_words(code: str) -> None:
    assert not is_known(code)
    texts = [
        format_date(datetime.date(2025, 11, 1), code),
        format_time(datetime.time(14, 5), code),
        format_number(Decimal("1500.5"), code),
        ordinal(3, code),
        percent(20, code),
        join(["1", "2", "3"], Messages(code), "or"),
        *punctuate(["1", "2", "3"], Messages(code), True, "or"),
    ]
    assert not re.search(r"[A-Za-z]{2}", " ".join(texts))


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("en", "en_GB"),
        ("EN", "en_GB"),
        ("en-XX", "en_GB"),
        ("en-US", "en_US"),
        ("id", "id"),
        ("tr-TR", "tr_TR"),
        ("tr_XX", "tr"),
        ("zz", "root"),
    ],
)
def test_nearest_locale(code: str, locale: str) -> None:
    assert str(locale_of(code)) == locale


@pytest.mark.parametrize(("code", "name"), [("tr", "tr"), ("tr-TR", "tr"), ("TR_tr", "tr"), ("zh-Hant-TW", "zh")])
def test_family(code: str, name: str) -> None:
    assert family(code) == name
