"""A finding: a value, in the order of the files, that says itself in one line."""

from __future__ import annotations

from klausa.check import Finding
from klausa.errors import Location

HERE = Location("p.yml", 2, 3)


def test_one_line() -> None:
    """`file:line:col: level code message; remedy`, whatever else it knows, and whatever its words hold."""
    full = Finding(HERE, "error", "a/b", "it is wrong", "mend it", "Art. 1", "Why.", "x: y\n", ((Location("q.yml"), "words"),))
    assert str(full) == "p.yml:2:3: error a/b it is wrong; mend it"
    assert str(Finding(HERE, "note", "a/b", "it  is\r\n  wrong\n\nhere")) == "p.yml:2:3: note a/b it  is wrong here"
    assert str(Finding(Location("p.yml"), "note", "a/b", "no line")) == "p.yml: note a/b no line"
    assert str(Finding(Location(""), "note", "a/b", "no place")) == "note a/b no place"


def test_findings_are_values_in_the_order_of_the_files() -> None:
    """They can be sorted and put into sets, other places and all."""
    first = Finding(HERE, "error", "a/b", "m")
    second = Finding(HERE, "error", "a/b", "m", related=((Location("q.yml"), "words"),))
    third = Finding(Location("p.yml", 10), "error", "a/b", "m")
    assert sorted({third, second, first, Finding(HERE, "error", "a/b", "m")}) == [first, second, third]
