"""YAML as people write it: places are right, and no value is taken for another type."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klausa.errors import Location, Unreadable
from klausa.source import Plain, Source, parse, read


def source(text: str) -> Source:
    """The text of a file `p.yml`, parsed."""
    return parse(text.encode(), "p.yml")


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "yes", "on", "off", "true", "False", "1.10", "12:30", "0x10", "0777", "1_000", "2026-01-02", "1e3", ".5", ".inf",
     "0o14", "+62", "=", "<<x", "007", "190:20:30"],
)  # fmt: skip
def test_no_type_is_guessed(word: str) -> None:
    """Norway is no `false`, a version keeps its zero, a time of day is no number of minutes."""
    assert source(f"a: {word}\nb: [{word}]\nc: {{d: {word}}}\n").data == {"a": word, "b": [word], "c": {"d": word}}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_after_the_colon_is_nothing(word: str) -> None:
    """Only an empty value is none; in quotes it is a word. (The C loader gives plain values the style '', not None.)"""
    assert source(f"a: {word}\nb: '{word}'\nc: [x, {word}]\n".replace("[x, ]", "[x]")).data["a"] is None
    assert source(f"a: {word}\nb: '{word}'\n").data["b"] == word


def test_keys_are_words_too() -> None:
    """`NO:` under a map of countries is the country."""
    assert source("by-place: {NO: en, 1: x}\n").data == {"by-place": {"NO": "en", "1": "x"}}


def test_every_value_and_key_knows_its_place() -> None:
    """Lines and columns count from 1; a list entry stands after its hyphen, a value after its key."""
    found = source("a: 1\nb:\n  - x\n  - {c: y}\nd:\n  e: |\n    two\n    lines\n")
    assert found.where(("a",)) == Location("p.yml", 1, 4)
    assert found.where_key(("a",)) == Location("p.yml", 1, 1)
    assert found.where(("b", 0)) == Location("p.yml", 3, 5)
    assert found.where(("b", 1, "c")) == Location("p.yml", 4, 9)
    assert found.where_key(("b", 1, "c")) == Location("p.yml", 4, 6)
    assert found.where(("d", "e")) == Location("p.yml", 6, 6)
    assert found.where(()) == Location("p.yml", 1, 1)


def test_what_is_not_there_has_the_place_around_it() -> None:
    """A missing key is told at the map that lacks it."""
    found = source("a:\n  b: {c: 1}\n")
    assert found.where(("a", "b", "x", "y")) == found.where(("a", "b"))
    assert found.where_key(("a", "x")) == found.where(("a",))


def test_a_byte_order_mark_and_umlauts_move_nothing() -> None:
    """Columns count characters, not bytes, and a byte order mark is none of them."""
    assert parse(b"\xef\xbb\xbfa: x\n", "p.yml").where(("a",)) == Location("p.yml", 1, 4)
    assert source("ö: {ş: x}\n").where(("ö", "ş")) == Location("p.yml", 1, 8)


def test_every_duplicate_is_told() -> None:
    """Two keys written twice are two problems, each naming the first place."""
    with pytest.raises(Unreadable) as raised:
        source("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [str(problem) for problem in raised.value.problems] == [
        'p.yml:2:1: the key "a" stands here a second time (first in line 1); merge the two or delete one',
        'p.yml:3:11: the key "c" stands here a second time (first in line 3); merge the two or delete one',
    ]


def test_a_tab_inside_a_value_is_allowed() -> None:
    """Only indentation is refused."""
    assert source('a: "x\ty"\n').data == {"a": "x\ty"}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The operating system's reason, under the name that the reader knows."""
    with pytest.raises(Unreadable, match=r"policies/acme/policy\.yml: cannot be read \(No such file or directory\); check"):
        read(tmp_path / "none.yml", "policies/acme/policy.yml")


PLAIN = st.recursive(
    st.text("abc ö:#-[]{}&*!|>'\"%@`,?\n", min_size=1, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc-", min_size=1, max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), PLAIN, min_size=1, max_size=3))
def test_what_is_written_as_json_is_read_as_it_is(data: dict[str, Plain]) -> None:
    """JSON is YAML: any words in quotes come back unchanged, and each has a place in the file."""
    import json

    found = source(json.dumps(data, ensure_ascii=False))
    assert found.data == data
    assert all(place.line >= 1 and place.column >= 1 for place in found.values.values())
    assert all(found.keys[key,].column < found.values[key,].column for key in data)
