"""Lists in sentences: one item, several, a sentence that goes on, a table without empty columns."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from klausa.language.catalogs import Messages
from klausa.render.lists import Listing, close_lists, fill, said_items, series, table
from klausa.render.traces import LIST_END, unmarked

A, B, C = Markup("apples"), Markup("pears"), Markup("plums")


def listing(*items: Markup, language: str = "en") -> Listing:
    """A block of bullets."""
    return Listing(items, Messages(language))


@pytest.mark.parametrize(
    ("items", "language", "text"),
    [
        ([], "en", ""),
        (["a"], "en", "a"),
        (["a", "b"], "en", "a and b"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["a", "b", "c"], "id", "a, b, dan c"),
        (["a", "b", "c"], "tr", "a, b ve c"),
        (["a", "", " ", "b"], "en", "a and b"),
    ],
)
def test_in_a_line(items: list[str], language: str, text: str) -> None:
    """Joined as the language does; what says nothing is left out."""
    assert series(items, Messages(language)) == text


def test_alternatives_in_a_line() -> None:
    """With "or"."""
    assert [series(["a", "b"], Messages(language), "or") for language in ("en", "id", "tr")] == ["a or b", "a atau b", "a veya b"]


def test_a_single_item_stands_in_the_sentence() -> None:
    """Without a bullet, and without the colon before it."""
    assert fill("We process: %(items)s", {"items": listing(A)}) == "We process apples."


def test_several_items_are_bullets() -> None:
    """A blank line before and after, the colon stays, the last one closes the sentence."""
    assert (
        fill("We process: %(items)s", {"items": listing(A, B, C)}).strip() == "We process: \n\n- apples;\n- pears; and\n- plums."
    )


def test_a_sentence_that_goes_on_after_its_list() -> None:
    """The Turkish predicate closes the list, so the last item has no full stop."""
    text = fill("Kişisel verileriniz; %(items)s işlenmektedir.", {"items": listing(A, B, language="tr")})
    assert "pears." not in text
    assert text.strip().endswith("işlenmektedir.")
    assert fill("%(items)s işlenmektedir.", {"items": listing(A, language="tr")}) == "apples işlenmektedir."


def test_every_list_is_closed() -> None:
    """No mark of a list's end stays, and marks of facts behind it count as nothing."""
    text = close_lists(f"- a,\n- b{LIST_END}\ue001\n\n")
    assert LIST_END not in text and unmarked(text) == "- a,\n- b.\n\n"


def test_a_literal_per_cent_sign_and_escaped_words() -> None:
    """`%%` is one sign; plain strings are words, markup is left as it is."""
    assert fill("100 %% of %(x)s", {"x": "*all*"}) == "100 % of &#42;all&#42;"
    assert fill("%(x)s", {"x": Markup("**all**")}) == "**all**"


def test_a_colon_that_belongs_to_something_else_stays() -> None:
    """Only the colon before the single item falls away."""
    assert fill("Note: we process: %(items)s", {"items": listing(A)}) == "Note: we process apples."


def test_a_semicolon_before_a_single_item_becomes_a_comma() -> None:
    """What it sets off is still set off."""
    text = "Kişisel verileriniz; %(items)s ile paylaşılabilir."
    assert fill(text, {"items": listing(A, language="tr")}) == "Kişisel verileriniz, apples ile paylaşılabilir."


def test_items_over_several_lines_become_one() -> None:
    """So that a bullet is one line."""
    assert said_items([Markup("a\n  b"), Markup("\n")]) == (Markup("a b"),)


def test_a_table_without_its_empty_columns() -> None:
    """A column in which no row says anything is left out; a single empty cell is a dash."""
    text = table(["Data", "How long", "Reason"], [["logs", "90 days", ""], ["orders", "", "\ue002\ue010\ue003"]])
    assert text.strip().splitlines() == ["| Data | How long |", "| --- | --- |", "| logs | 90 days |", "| orders | – |"]


def test_the_cells_of_a_table_are_words() -> None:
    """No value makes a column of its own."""
    assert table(["A"], [["a | b"]]).strip().splitlines()[-1] == "| a &#124; b |"
