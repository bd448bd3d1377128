"""Which changed sentences of a clause a changed fact is behind, by what they say: a trace knows clauses, and no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from klausa.redline.changes import Line, Redline
from klausa.redline.facts import FactChange, Side
from klausa.redline.inline import words_of
from klausa.redline.naming import Naming
from klausa.redline.paths import length_at, meant
from klausa.redline.words import Piece, new_of, old_of

EMPTY = "–"
"""What a cell says that has nothing to say."""


def changed_lines(redline: Redline) -> dict[str, tuple[Line, ...]]:
    """By clause, what a reader should look at: its heading and lines where they differ; the title under the clause ``""``.

    A row of a table is its first cell and those that differ, each with the heading of its column.
    """
    found: dict[str, tuple[Line, ...]] = {}
    if _differs(redline.title):
        found[""] = (Line("changed", "heading", 1, False, (redline.title,)),)
    for clause in redline.clauses:
        own = tuple(_changed(clause.lines))
        if _differs(clause.heading):
            kind = clause.kind if clause.kind in ("added", "removed") else "changed"
            own = (Line(kind, "heading", 2, False, (clause.heading,)), *own)
        if own:
            found[clause.id] = (*found.get(clause.id, ()), *own)
    return found


def _changed(lines: Sequence[Line]) -> Iterator[Line]:
    header: Line | None = None
    for line in lines:
        if line.shape == "header" and line.new is not None:
            header = line
        if line.kind in ("same", "renumbered"):
            continue
        yield _with_columns(line, header) if line.shape == "row" and header is not None else line


def _with_columns(row: Line, header: Line) -> Line:
    if len(row.cells) != len(header.cells):
        return row
    first, *rest = row.cells
    columns = [new_of(cell).strip() for cell in header.cells[1:]]
    said = [
        (Piece("same", f"{column}: "), *cell) if column else cell
        for column, cell in zip(columns, rest, strict=True)
        if _differs(cell) and {old_of(cell), new_of(cell)} - {"", EMPTY}
    ]
    return replace(row, cells=(first, *said))


def _differs(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind != "same" for piece in pieces)


def shared_out(
    lines: Sequence[Line], changes: Sequence[FactChange | None], naming: Naming | None
) -> tuple[tuple[Line, ...], ...]:
    """For each cause of a clause's difference the lines that it is behind; none is lost, and where nothing tells, several have it.

    A sentence belongs to a fact whose old value it no longer says, or whose new value it says now. One that no fact claims belongs to
    the facts that have no sentence yet, such as a `yes`; else to all.
    """
    if len(changes) < 2:
        return tuple(tuple(lines) for _ in changes)
    said = [(_said(change, naming, new=False), _said(change, naming, new=True)) for change in changes]
    owners = [[number for number, words in enumerate(said) if _tells(line, *words)] for line in lines]
    without = [number for number in range(len(changes)) if not any(number in found for found in owners)]
    for found in owners:
        if not found:
            found += without or range(len(changes))
    return tuple(
        tuple(line for line, found in zip(lines, owners, strict=True) if number in found) for number in range(len(changes))
    )


def _said(change: FactChange | None, naming: Naming | None, *, new: bool) -> frozenset[str]:
    """The values of one side of a change, in the words of a language."""
    if change is None or naming is None:
        return frozenset()
    return frozenset(
        filter(None, (words_of(naming.say(meant(side.path, side.value))).casefold() for side in _sides(change, new)))
    )


def _sides(change: FactChange, new: bool) -> Iterator[Side]:
    side = change.new if new else change.old
    if side is not None and (length_at(side.path) != side.path) and not change.inner:
        yield side
    for part in change.inner:
        yield from _sides(part, new)


def _tells(line: Line, gone: frozenset[str], come: frozenset[str]) -> bool:
    old, new = (words_of(words).casefold() if words is not None else "" for words in (line.old, line.new))
    return any(_in(word, old) and not _in(word, new) for word in gone) or any(
        _in(word, new) and not _in(word, old) for word in come
    )


def _in(word: str, text: str) -> bool:
    """Whether a text says a word; what is added to its end, as in Turkish, is no other word."""
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None
