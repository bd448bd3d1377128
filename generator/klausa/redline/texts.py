"""Two releases of a text compared: the title, and the clauses told by their ids, with those that moved; numbers that only shift are no change."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from klausa.redline.align import heaviest_rising
from klausa.redline.changes import Clause, ClauseKind, Line, Redline, interleaved
from klausa.redline.lines import Said, pair, read
from klausa.redline.words import Piece, whole
from klausa.redline.words import compare as compare_words
from klausa.text import split

_TITLE = re.compile(r"\A\s*# +(.*)$", re.MULTILINE)
_NUMBERED = re.compile(r"(?:(\d+(?:\.\d+)*)\. +)?(.*)")


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause of one text."""

    id: str
    place: int
    number: str
    heading: str
    lines: list[Said]


def compare(old: str, new: str) -> Redline:
    """What differs between two frozen texts of one language, in Markdown as `klausa.text` writes it. Empty lines are no difference."""
    (old_title, before), (new_title, after) = _read(old), _read(new)
    old_numbers, new_numbers = ({clause.id: clause.number for clause in side.values()} for side in (before, after))
    common = [clause for clause in after.values() if clause.id in before]
    kept = heaviest_rising(
        [before[clause.id].place for clause in common], [sum(len(line.text) for line in clause.lines) for clause in common]
    )
    staying = {common[index].id for index in kept}

    def compared(id_: str) -> Clause:
        a, b = before.get(id_), after.get(id_)
        lines = pair(a.lines if a else [], b.lines if b else [], old_numbers, new_numbers)
        heading = _heading(a, b)
        return Clause(
            id=id_,
            kind="added" if a is None else "removed" if b is None else _kind(heading, lines),
            heading=heading,
            lines=lines,
            old_number=a.number if a else "",
            new_number=b.number if b else "",
            old_place=a.place if a else None,
            new_place=b.place if b else None,
            moved=a is not None and b is not None and id_ not in staying,
        )

    order = interleaved(
        [id_ for id_ in before if id_ in staying or id_ not in after], list(after), key=str, stays=staying.__contains__
    )
    return Redline(compare_words(old_title, new_title), tuple(map(compared, order)))


def _read(text: str) -> tuple[str, dict[str, _Read]]:
    """The title and the clauses of a text; an id that comes again gets a number, so that nothing is lost."""
    opening, parts = split(text)
    title = _TITLE.match(opening)
    found: dict[str, _Read] = {}
    seen: Counter[str] = Counter()
    if lines := read(opening[title.end() :] if title else opening):
        found[""] = _Read("", 0, "", "", lines)
    for id_, body in parts:
        seen[id_] += 1
        # no clause's own id has a plus
        id_ = id_ if seen[id_] == 1 else f"{id_}+{seen[id_]}"
        lines = read(body)
        number, heading = "", ""
        if lines and lines[0].shape == "heading" and lines[0].depth == 2:
            match = _NUMBERED.fullmatch(lines.pop(0).text)
            assert match is not None
            number, heading = match[1] or "", match[2]
        found[id_] = _Read(id_, len(found), number, heading, lines)
    return (title[1].strip() if title else ""), found


def _heading(old: _Read | None, new: _Read | None) -> tuple[Piece, ...]:
    if old is None or new is None:
        return whole("inserted", new.heading) if new else whole("deleted", old.heading if old else "")
    return compare_words(old.heading, new.heading)


def _kind(heading: tuple[Piece, ...], lines: tuple[Line, ...]) -> ClauseKind:
    """How a clause that both texts have differs."""
    kinds = {line.kind for line in lines}
    if kinds & {"changed", "added", "removed"} or any(piece.kind != "same" for piece in heading):
        return "changed"
    return "renumbered" if "renumbered" in kinds else "unchanged"
