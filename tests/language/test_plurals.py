"""Plural forms as gettext writes them: right for every language that CLDR knows, and no more forms than whole numbers reach."""

from __future__ import annotations

from gettext import c2py

import pytest
from babel.localedata import locale_identifiers

from klausa.language.cldr import locale_of
from klausa.language.plurals import NUMBERS, TAGS, header, plural_forms


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("id", "nplurals=1; plural=0;"),
        ("tr", "nplurals=2; plural=(n != 1);"),
        ("de", "nplurals=2; plural=(n != 1);"),
        ("pl", "nplurals=3; plural=(n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14) ? 1 : 2);"),
        ("fr", "nplurals=3; plural=(n == 0 || n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"),
        ("qaa", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_header(language: str, written: str) -> None:
    """Babel's own has a form for fractions in Polish, an operand that gettext does not know in French."""
    assert header(language) == written


def test_every_language_of_cldr() -> None:
    """The rule picks the same form as CLDR for whole numbers, and every form is reached."""
    for language in sorted({str(locale_of(code)) for code in locale_identifiers()}):
        forms, rule = plural_forms(language)
        pick, known = c2py(rule), locale_of(language).plural_form
        tags = [tag for tag in TAGS if tag in {known(number) for number in NUMBERS}]
        assert len(tags) == forms, language
        assert [tags[pick(number)] for number in NUMBERS] == [known(number) for number in NUMBERS], language
