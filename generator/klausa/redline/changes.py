"""What a redline is made of: the typed differences between two texts of one language, before anyone shows or explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from klausa.redline.words import Piece, new_of, old_of, whole

Shape = Literal["sentence", "item", "step", "heading", "header", "row"]
LineKind = Literal["same", "renumbered", "changed", "added", "removed"]
ClauseKind = Literal["unchanged", "renumbered", "changed", "added", "removed"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, a list item, a heading within a clause, or a row of a table."""

    kind: LineKind
    """`renumbered` where nothing but the number of another clause, in a reference to it, followed that clause."""
    shape: Shape
    depth: int
    """How deep in a list; of a heading its level."""
    gap: bool
    """Whether an empty line stands before it."""
    cells: tuple[tuple[Piece, ...], ...]
    """The words as Markdown, one cell a column; whatever is not a row has one."""
    moved: bool = False
    """Whether the same words stand elsewhere in the clause on the other side: removed here and added there, or the other way round."""

    @property
    def old(self) -> str | None:
        """Its words before; none where it was not there."""
        return None if self.kind == "added" else _joined(self.cells, old_of)

    @property
    def new(self) -> str | None:
        """Its words now; none where it is gone."""
        return None if self.kind == "removed" else _joined(self.cells, new_of)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that one or both texts have, told by its id. What stands before the first clause has the id ``""``."""

    id: str
    kind: ClauseKind
    """`renumbered` where nothing but references to clauses that have another number now differs."""
    heading: tuple[Piece, ...]
    """The words of its heading, without the number."""
    lines: tuple[Line, ...]
    old_number: str = ""
    new_number: str = ""
    """Its number on either side. That it is another one does not make a change of a clause: others came or went before it."""
    old_place: int | None = None
    new_place: int | None = None
    """Its place among the clauses on either side, from 0; none where it is not there."""
    moved: bool = False
    """Whether it stands elsewhere relative to the others, whatever else changed in it."""

    @property
    def touched(self) -> bool:
        """Whether a reader should look at it."""
        return self.moved or self.kind not in ("unchanged", "renumbered")


@dataclass(frozen=True, slots=True)
class Redline:
    """All that differs between two texts, with all that does not: the clauses in the order of the new text, those gone where they stood."""

    title: tuple[Piece, ...]
    clauses: tuple[Clause, ...]

    @property
    def differs(self) -> bool:
        """Whether any word differs."""
        return any(piece.kind != "same" for piece in self.title) or any(
            clause.kind != "unchanged" or clause.moved for clause in self.clauses
        )

    @property
    def touched(self) -> tuple[Clause, ...]:
        """The clauses that a reader should look at."""
        return tuple(clause for clause in self.clauses if clause.touched)


@dataclass(frozen=True, slots=True)
class Section:
    """The redline of one policy in one language, for what shows several at once."""

    policy: str
    """As readers know it."""
    language: str
    redline: Redline


def interleaved(old: Iterable[_T], new: Iterable[_T], key: Callable[[_T], object], stays: Callable[[_T], bool]) -> tuple[_T, ...]:
    """One sequence of two: what *stays* (on both sides, in the same order) once, before each what went there, then what came."""
    went: dict[object, list[_T]] = {}
    waiting: list[_T] = []
    for item in old:
        if stays(item):
            went[key(item)], waiting = waiting, []
        else:
            waiting.append(item)
    found: list[_T] = []
    came: list[_T] = []
    for item in new:
        if stays(item):
            found += [*went[key(item)], *came, item]
            came = []
        else:
            came.append(item)
    return (*found, *waiting, *came)


def without_moves(redline: Redline) -> tuple[Clause, ...]:
    """The clauses with each moved one twice, removed where it stood and added where it stands: as formats show it that know no moves.

    Then the order of what is not added is that of the old text, and of what is not removed that of the new one.
    """
    there = [clause for clause in redline.clauses if clause.old_place is not None]
    here = [clause for clause in redline.clauses if clause.new_place is not None]
    return interleaved(
        [removed(clause) if clause.moved else clause for clause in sorted(there, key=lambda clause: clause.old_place or 0)],
        [added(clause) if clause.moved else clause for clause in here],
        key=lambda clause: clause.id,
        stays=lambda clause: clause.kind not in ("added", "removed"),
    )


def removed(clause: Clause) -> Clause:
    """The clause as it was before, all of it gone."""
    lines = tuple(_one_sided(line, "removed") for line in clause.lines if line.old is not None)
    heading = whole("deleted", old_of(clause.heading))
    return replace(clause, kind="removed", heading=heading, lines=lines, new_number="", new_place=None)


def added(clause: Clause) -> Clause:
    """The clause as it is now, all of it new."""
    lines = tuple(_one_sided(line, "added") for line in clause.lines if line.new is not None)
    heading = whole("inserted", new_of(clause.heading))
    return replace(clause, kind="added", heading=heading, lines=lines, old_number="", old_place=None)


def _one_sided(line: Line, kind: Literal["added", "removed"]) -> Line:
    cells = tuple(whole("inserted", new_of(cell)) if kind == "added" else whole("deleted", old_of(cell)) for cell in line.cells)
    return replace(line, kind=kind, cells=cells, moved=False)


def _joined(cells: tuple[tuple[Piece, ...], ...], side: Callable[[Iterable[Piece]], str]) -> str:
    return " | ".join(map(side, cells))
