"""Finished text in pieces: what is a sentence, an item, a row and a heading, and that every language has the same ones."""

from __future__ import annotations

import pytest

from klausa.prose.units import Unit, units


def test_every_kind_of_piece_with_its_line() -> None:
    """The mark of a clause, blank lines and the rule of a table are no pieces; marks of emphasis and links are gone."""
    text = (
        "[//]: # (clause data)\n\n## 3. Data\n\nWe process **data**, see [here](#x).\n\n### More\n\n- one\n- *two*\n\n"
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    )
    assert units(text) == (
        Unit("3. Data", 3, "heading", 2),
        Unit("We process data, see here.", 5, "sentence"),
        Unit("More", 7, "heading", 3),
        Unit("one", 9, "item"),
        Unit("two", 10, "item"),
        Unit("| A | B |", 12, "row"),
        Unit("| 1 | 2 |", 14, "row"),
    )


ENGLISH = "We process data for\n\n- one\n- two.\n\nMore.\n"
TURKISH = "Verileriniz;\n\n- bir\n- iki\n\namacıyla işlenmektedir.\nDahası.\n"


def test_what_closes_a_list_belongs_to_what_opens_it() -> None:
    """So the Turkish predicate below the items makes no piece that English lacks, and a fault in it has the opener's line."""
    english, turkish = units(ENGLISH), units(TURKISH)
    assert [unit.kind for unit in english] == [unit.kind for unit in turkish] == ["sentence", "item", "item", "sentence"]
    assert turkish[0] == Unit("Verileriniz; … amacıyla işlenmektedir.", 1, "sentence")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a second line below the list is a sentence of its own, whatever it begins with
        ("A;\n- b\n\nc.\nd.\n", ["sentence", "item", "sentence"]),
        ("A:\n- b\n\nContoh adds c.\n", ["sentence", "item", "sentence"]),
        # nothing opened this list, so nothing can be closed
        ("- a\n\nb.\n", ["item", "sentence"]),
        ("A;\n- b\n\nc;\n- d\n\ne.\n", ["sentence", "item", "item"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_lists_and_what_stands_around_them(text: str, kinds: list[str]) -> None:
    """A list closes once."""
    assert [unit.kind for unit in units(text)] == kinds


def test_the_depth_of_an_item() -> None:
    """It tells an item that opens a list of its own from one that says nothing."""
    assert [unit.level for unit in units("- a:\n  - b\n    - c\n")] == [0, 2, 4]


def test_entities_are_letters() -> None:
    """What is escaped in Markdown is read as a person sees it."""
    assert units("A &#38; B&#124;C\n")[0].text == "A & B|C"
