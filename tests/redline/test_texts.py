"""Texts compared: clauses by their ids, moves, numbers that shift, lines within a clause."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klausa.redline import Clause, Redline, compare
from klausa.redline.align import heaviest_rising, matches, rising
from klausa.redline.changes import without_moves
from tests.redline import TEXTS, clause, edited, kept, read, sentences, text

A = clause("a", 1, "First", "We sell nothing.", "We keep logs.")
B = clause("b", 2, "Second", "- one", "- two", "- three", "- four")
C = clause("c", 3, "Third", "See section [1. First](#a).", "You may object.")


def kinds(redline: Redline) -> dict[str, str]:
    """Each clause with what became of it."""
    return {item.id: item.kind + (" moved" if item.moved else "") for item in redline.clauses}


def one(redline: Redline, id_: str) -> Clause:
    """The clause of an id."""
    return next(item for item in redline.clauses if item.id == id_)


def renumbered(*clauses: str) -> str:
    """The text with its clauses numbered anew, references included."""
    names = [item.split("(clause ")[1].split(")")[0] for item in clauses]
    found = []
    for number, item in enumerate(clauses, 1):
        for old in range(1, 9):
            item = (
                item.replace(f"## {old}. ", f"## {number}. ") if f"## {old}. " in item and f"## {number}. " not in item else item
            )
            for place, name in enumerate(names, 1):
                heading = {"a": "First", "b": "Second", "c": "Third"}.get(name, "")
                item = item.replace(f"[{old}. {heading}](#{name})", f"[@{place}. {heading}](#{name})")
        found.append(item.replace("[@", "["))
    return text(*found)


OLD = text(A, B, C)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_same_text_has_no_changes(path: object) -> None:
    """Every committed text against itself."""
    source = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    redline = compare(source, source)
    assert not redline.differs and not redline.touched
    assert kept(redline, new=True) == read(source)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(0, 25), st.integers(0, 5))
def test_either_side_word_for_word(path: object, seed: random.Random, edits: int, more: int) -> None:
    """With edits on both sides of real texts: without deletions the new text, without insertions the old one, the same each time."""
    source = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    old, new = edited(source, seed, more), edited(source, seed, edits)
    redline = compare(old, new)
    assert kept(redline, new=True) == read(new)
    assert kept(redline, new=False) == read(old)
    assert redline == compare(old, new)
    twice = without_moves(redline)
    assert [c.id for c in twice if c.kind != "removed"] == [c.id for c in redline.clauses if c.new_place is not None]
    assert [c.old_place for c in twice if c.kind != "added"] == sorted(
        c.old_place for c in redline.clauses if c.old_place is not None
    )


@given(st.lists(sentences, max_size=6), st.lists(sentences, max_size=6))
def test_any_lines(old: list[str], new: list[str]) -> None:
    """Lines of any words of the three languages."""
    before, after = text(clause("a", 1, "x", *old)), text(clause("a", 1, "x", *new))
    redline = compare(before, after)
    assert (kept(redline, new=False), kept(redline, new=True)) == (read(before), read(after))


def test_a_clause_that_came() -> None:
    """The others are unchanged, though their numbers shift; a reference that follows is no change of its clause either."""
    new = renumbered(clause("new", 1, "Zero", "Hello."), A, B, C)
    redline = compare(OLD, new)
    assert kinds(redline) == {"new": "added", "a": "unchanged", "b": "unchanged", "c": "renumbered"}
    assert [item.id for item in redline.touched] == ["new"]
    assert (one(redline, "b").old_number, one(redline, "b").new_number) == ("2", "3")
    assert [line.kind for line in one(redline, "c").lines] == ["renumbered", "same"]
    assert kept(redline, new=True) == read(new)


def test_a_reference_that_leads_elsewhere_is_a_change() -> None:
    """The number of another clause than the one it names is not the shift of a number."""
    assert kinds(compare(OLD, OLD.replace("[1. First](#a)", "[2. Second](#b)")))["c"] == "changed"
    assert kinds(compare(OLD, OLD.replace("[1. First](#a)", "[7. First](#a)")))["c"] == "changed"


def test_a_clause_that_went() -> None:
    """It is shown where it stood."""
    redline = compare(OLD, renumbered(A, C))
    assert [(item.id, item.kind) for item in redline.clauses] == [("a", "unchanged"), ("b", "removed"), ("c", "unchanged")]
    assert one(redline, "b").new_number == ""


def test_a_clause_that_moved() -> None:
    """Only the one that moved says so; the rest stays, and the shorter of two that changed places moved."""
    assert kinds(compare(OLD, renumbered(C, A, B))) == {"c": "renumbered moved", "a": "unchanged", "b": "unchanged"}
    swapped = compare(text(A, B), text(B, A))
    assert kinds(swapped) == {"b": "unchanged moved", "a": "unchanged"}
    changed = compare(OLD, renumbered(C.replace("may", "may not"), A, B))
    assert kinds(changed)["c"] == "changed moved"


def test_a_move_without_clauses_between_is_none() -> None:
    """Clauses that come and go around one do not move it."""
    assert kinds(compare(text(A, B), text(clause("n", 1, "N", "x"), B))) == {"a": "removed", "n": "added", "b": "unchanged"}


def test_heading_and_title() -> None:
    """Their words are compared, without the number."""
    redline = compare(OLD, OLD.replace("Second", "Next").replace("# Policy", "# Privacy policy"))
    assert kinds(redline)["b"] == "changed"
    assert [(p.kind, p.text) for p in one(redline, "b").heading] == [("deleted", "Second"), ("inserted", "Next")]
    assert [p.kind for p in redline.title] == ["deleted", "inserted"]
    assert redline.differs


def lines(old: list[str], new: list[str]) -> list[tuple[str, str, bool]]:
    """What became of the lines of one clause."""
    redline = compare(text(clause("x", 1, "X", *old)), text(clause("x", 1, "X", *new)))
    found = redline.clauses[0].lines
    return [(line.kind, (line.new if line.old is None else line.old) or "", line.moved) for line in found]


def test_lines_are_paired_before_their_words() -> None:
    """A line that changed is one line; one that shares little with any is another one."""
    assert lines(
        ["We keep access logs for 1 year.", "We sell nothing."], ["Hello there.", "We keep access logs for 2 years."]
    ) == [
        ("added", "Hello there.", False),
        ("changed", "We keep access logs for 1 year.", False),
        ("removed", "We sell nothing.", False),
    ]


def test_lines_that_moved() -> None:
    """At both places, and with another mark at the end."""
    assert lines(["- apples;", "- pears; and", "- plums."], ["- plums;", "- apples;", "- pears."])[0] == ("added", "plums;", True)
    found = lines(["One thing.", "Two things.", "Three."], ["Two things.", "Three.", "One thing."])
    assert found == [
        ("removed", "One thing.", True),
        ("same", "Two things.", False),
        ("same", "Three.", False),
        ("added", "One thing.", True),
    ]


def test_a_word_that_turns_the_sense_is_never_a_move() -> None:
    """What moved has the same words."""
    found = lines(["We sell it.", "One.", "Two."], ["One.", "Two.", "We never sell it."])
    assert not any(moved for _, _, moved in found)


def test_an_item_is_not_a_sentence() -> None:
    """The same words as an item are another line."""
    assert [kind for kind, _, _ in lines(["Apples"], ["- Apples"])] == ["removed", "added"]


def test_rows() -> None:
    """Cells are compared one by one; a row is known by its first cell; another number of columns makes other rows."""
    old = ["| Data | Period |", "| --- | --- |", "| Logs | 1 year |", "| Orders | 10 years |"]
    new = ["| Data | Period |", "| --- | --- |", "| Logs | until deleted |", "| Bills | 5 weeks |", "| Orders | 10 years |"]
    redline = compare(text(clause("x", 1, "X", *old)), text(clause("x", 1, "X", *new)))
    assert [(line.kind, line.shape) for line in redline.clauses[0].lines] == [
        ("same", "header"),
        ("changed", "row"),
        ("added", "row"),
        ("same", "row"),
    ]
    wider = [line + " – |" if "---" not in line else line + " --- |" for line in old]
    assert {kind for kind, _, _ in lines(old, wider)} == {"removed", "added"}


def test_empty_lines_are_no_difference() -> None:
    """A paragraph cut in two has the same words."""
    assert not compare(OLD, OLD.replace("nothing.\nWe", "nothing.\n\nWe")).differs


def test_texts_without_clauses() -> None:
    """A text that Klausa did not write is compared line by line; an empty one is nothing."""
    redline = compare("# P\n\nOne.\n\n## 1. H\n\nTwo.\n", "# P\n\nOne.\n\n## 1. H\n\nThree.\n")
    assert kinds(redline) == {"": "changed"}
    assert compare("", "").clauses == ()
    assert kinds(compare("", OLD)) == {"a": "added", "b": "added", "c": "added"}


def test_an_id_that_comes_twice_loses_nothing() -> None:
    """Words are kept even where the frozen text is odd."""
    odd = text(A, A, B)
    redline = compare(odd, OLD)
    assert kept(redline, new=False) == read(odd)
    assert kept(redline, new=True) == read(OLD)


@given(st.permutations(range(12)))
def test_rising(places: list[int]) -> None:
    """Both ways find a subsequence that rises, of the same length."""
    chain = rising(places)
    heavy = sorted(heaviest_rising(places, [1] * len(places)))
    for found in (chain, heavy):
        assert [places[i] for i in found] == sorted(places[i] for i in found)
    assert len(chain) == len(heavy)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_matches_rise_and_match(old: list[int], new: list[int]) -> None:
    """On both sides, each position once."""
    found = matches(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))


def test_matches_of_long_sequences() -> None:
    """Landmarks divide what is too long to be held against each other."""
    old = [f"w{i % 97}" if i % 7 else f"once{i}" for i in range(3000)]
    new = [item for i, item in enumerate(old) if i % 50]
    assert len(matches(old, new)) > 0.95 * len(new)
    assert matches(["a", "b"] * 500, ["c", "d"] * 500) == []
