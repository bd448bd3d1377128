"""The lines of a clause, read from frozen Markdown and paired with those of another text before their words are compared."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from klausa.redline.align import matches
from klausa.redline.changes import Line, LineKind, Shape
from klausa.redline.words import compare, likeness_of_words, weigh, whole

# at least this share of their words makes two lines one that changed; below it, one went and one came
_ALIKE = 0.5
# pairs of lines up to which each is held against each
_SMALL = 40_000

_INVISIBLE = "[//]: #"
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ITEM = re.compile(r"( *)[-*+] +(.*)")
_STEP = re.compile(r"( *)(\d{1,9}[.)] .*)")
_RULE = re.compile(r"\|?(?: *:?-{2,}:? *\|)* *:?-{2,}:? *\|?")
_CELLS = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(r"(?<=\[)(\d+)(?=\. [^\]]*\]\(#([\w-]+)\))")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of one text."""

    shape: Shape
    depth: int
    gap: bool
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its words; cells with bars between."""
        return " | ".join(self.cells)


def read(text: str) -> list[Said]:
    """The lines of Markdown that readers see. Blanks at their ends, and the line between a table's header and its rows, are not words."""
    found: list[Said] = []
    gap = False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            gap = bool(found)
        elif line.startswith("|") and _RULE.fullmatch(line):
            if found and found[-1].shape == "row":
                found[-1] = replace(found[-1], shape="header")
        elif not line.startswith(_INVISIBLE):
            shape, depth, cells = _read(raw.rstrip(), line)
            found.append(Said(shape, depth, gap, cells))
            gap = False
    return found


def _read(raw: str, line: str) -> tuple[Shape, int, tuple[str, ...]]:
    if line.startswith("|"):
        inner = re.sub(r"(?<!\\)\|$", "", line[1:])
        return "row", 0, tuple(cell.strip() for cell in _CELLS.split(inner))
    if match := _HEADING.fullmatch(line):
        return "heading", len(match[1]), (match[2].strip(),)
    if match := _ITEM.fullmatch(raw):
        return "item", len(match[1]) // 2, (match[2].strip(),)
    if match := _STEP.fullmatch(raw):
        return "step", len(match[1]) // 2, (match[2].strip(),)
    return "sentence", (len(raw) - len(raw.lstrip())) // 2, (line,)


def pair(
    old: Sequence[Said], new: Sequence[Said], old_numbers: Mapping[str, str], new_numbers: Mapping[str, str]
) -> tuple[Line, ...]:
    """The lines of both sides in order, their words compared where two are one that changed.

    The numbers of the clauses tell a reference that only followed its clause from one that leads elsewhere.
    """
    before = [_key(line, old_numbers) for line in old]
    after = [_key(line, new_numbers) for line in new]
    found: list[Line] = []
    i = j = 0
    for i_next, j_next in [*matches(before, after), (len(old), len(new))]:
        for a, b in _alike(old[i:i_next], new[j:j_next]):
            found.append(_line(a, b, "changed"))
        if i_next < len(old):
            found.append(_line(old[i_next], new[j_next], "renumbered"))
        i, j = i_next + 1, j_next + 1
    return tuple(_moved(found))


def _key(line: Said, numbers: Mapping[str, str]) -> tuple[object, ...]:
    """What makes two lines the same one: shape and words, with a clause's own number in a reference to it left out."""
    text = _REFERENCE.sub(lambda match: "#" if numbers.get(match[2]) == match[1] else match[1], "\n".join(line.cells))
    return line.shape, line.depth, text


def _alike(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Two stretches without an equal line: the pairs that share most words, in order; between them what went, then what came."""
    i = j = 0
    for i_next, j_next in [*_likest(old, new), (len(old), len(new))]:
        yield from ((line, None) for line in old[i:i_next])
        yield from ((None, line) for line in new[j:j_next])
        if i_next < len(old):
            yield old[i_next], new[j_next]
        i, j = i_next + 1, j_next + 1


def _likest(old: Sequence[Said], new: Sequence[Said]) -> list[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > _SMALL:
        return []
    old_words, new_words = [weigh(line.text) for line in old], [weigh(line.text) for line in new]

    def score(i: int, j: int) -> float:
        a, b = old[i], new[j]
        if (a.shape, a.depth, len(a.cells)) != (b.shape, b.depth, len(b.cells)):
            return 0.0
        found = likeness_of_words(old_words[i], new_words[j])
        # a row is known by its first cell
        if a.shape == "row" and a.cells[0] == b.cells[0]:
            found = (1 + found) / 2
        return found if found >= _ALIKE else 0.0

    scores = [[score(i, j) for j in range(len(new))] for i in range(len(old))]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + scores[i][j] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _line(old: Said | None, new: Said | None, kind: LineKind) -> Line:
    """One line of the redline, from the one or two that it is."""
    if old is None:
        assert new is not None
        return Line("added", new.shape, new.depth, new.gap, tuple(whole("inserted", cell) for cell in new.cells))
    if new is None:
        return Line("removed", old.shape, old.depth, old.gap, tuple(whole("deleted", cell) for cell in old.cells))
    cells = tuple(compare(a, b) for a, b in zip(old.cells, new.cells, strict=True))
    return Line("same" if old.cells == new.cells else kind, new.shape, new.depth, new.gap, cells)


def _moved(lines: Sequence[Line]) -> Iterator[Line]:
    """Marks what went here and came there. The mark that ends it may be another one: an item that is the last now ends the sentence."""
    came: dict[tuple[object, ...], deque[int]] = defaultdict(deque)
    for index, line in enumerate(lines):
        if line.kind == "added":
            came[_body(line)].append(index)
    moved: set[int] = set()
    for index, line in enumerate(lines):
        if line.kind == "removed" and (places := came.get(_body(line))):
            moved |= {index, places.popleft()}
    return (replace(line, moved=True) if index in moved else line for index, line in enumerate(lines))


def _body(line: Line) -> tuple[object, ...]:
    text = line.new if line.old is None else line.old
    return line.shape, (text or "").rstrip(".;,")
