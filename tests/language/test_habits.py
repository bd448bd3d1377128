"""The habits of a language: each file of ours loads, a user's adds to it, and what is wrong with one is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from klausa.errors import Unreadable
from klausa.language.habits import read_habits

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(file.parent.name for file in (ROOT / "locales").glob("*/habits.yml"))


def write(folder: Path, text: str, language: str = "de") -> Path:
    """A folder of locales with one file."""
    (folder / language).mkdir(parents=True, exist_ok=True)
    (folder / language / "habits.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_ours_load(language: str) -> None:
    """And say what the checks need: units of time, what denies, words for concepts, slips."""
    habits = read_habits(language, [ROOT / "locales"], ROOT)
    assert habits.language == language
    assert set(habits.units) == {"second", "minute", "hour", "day", "business-day", "calendar-day", "week", "month", "year"}
    assert habits.denial and habits.glossary and habits.slips


def test_every_language_of_ours_has_them() -> None:
    """English too, which has no catalog."""
    assert {path.parent.name for path in (ROOT / "locales").glob("*/LC_MESSAGES")} | {"en"} == set(LANGUAGES)


def test_a_language_without_a_file_has_none(tmp_path: Path) -> None:
    """It is written all the same."""
    habits = read_habits("de", [tmp_path])
    assert (habits.language, habits.glossary, habits.slips, habits.denial) == ("de", (), (), None)


def test_a_later_folder_adds(tmp_path: Path) -> None:
    """Lists grow, maps take the later value, and what is said once is the later one's."""
    first = write(
        tmp_path / "a", "longest: 30\nslips: [{pattern: foo, why: wrong}]\nunits: {day: [Tag], week: [Woche]}\nloans: [app]\n"
    )
    second = write(tmp_path / "b", "longest: 25\nslips: [{pattern: bar, why: wrong}]\nunits: {day: [Tage]}\nloans: [link]\n")
    habits = read_habits("de", [first, second])
    assert habits.longest == 25
    assert [slip.pattern for slip in habits.slips] == ["foo", "bar"]
    assert habits.units == {"day": ("Tage",), "week": ("Woche",)}
    assert set(habits.loans) == {"app", "link"}


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    """A long-lived process sees what was changed."""
    write(tmp_path, "longest: 30\n")
    assert read_habits("de", [tmp_path]).longest == 30
    write(tmp_path, "longest: 2222\n")
    assert read_habits("de", [tmp_path]).longest == 2222


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("longest: 30\nslips:\n  - {pattern: '(', why: wrong}\n", ":3:", "this is no regular expression"),
        ("glossary:\n  - id: consent\n    word: consent\n    never: [ok, '[']\n", ":4:", "this is no regular expression"),
        ("negations: ['*']\n", ":1:", "this is no regular expression"),
        ("longest: 30\nslipps: []\n", ":2:", 'there is no key "slipps"'),
        ("slips:\n  - {pattern: a, why: b, wirte: c}\n", ":2:", 'there is no key "wirte"'),
        ("slips:\n  - {pattern: a}\n", ":2:", 'the key "why" is missing'),
        ("longest: 3\n", ":1:", "greater than or equal to 10"),
        ("longest: many\n", ":1:", "integer"),
        ("a: [\n", ":2:", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, place: str, words: str, tmp_path: Path) -> None:
    """File, line and column, never a traceback."""
    with pytest.raises(Unreadable) as raised:
        read_habits("de", [write(tmp_path, text)], tmp_path)
    (problem,) = raised.value.problems
    assert str(problem.location).startswith(f"de/habits.yml{place}")
    assert problem.location.column
    assert words in problem.message
