"""Lines put together as readers see them: paragraphs, list items, headings, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from klausa.redline.changes import Line, Shape


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of sentences, an item with the sentences that go on after it, a heading, or the rows of a table."""

    shape: Shape
    depth: int
    lines: tuple[Line, ...]


def blocks(lines: Iterable[Line]) -> list[Block]:
    """The blocks in order. A table with another number of columns is another table."""
    found: list[Block] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, line):
            found[-1] = Block(last.shape, last.depth, (*last.lines, line))
        else:
            found.append(Block("row" if line.shape == "header" else line.shape, line.depth, (line,)))
    return found


def _goes_on(block: Block, line: Line) -> bool:
    if line.shape in ("row", "header"):
        same_table = line.shape == "row" or (line.kind == "added" and block.lines[-1].kind == "removed")
        return block.shape == "row" and same_table and len(block.lines[0].cells) == len(line.cells)
    if line.shape != "sentence" or line.gap:
        return False
    return block.shape == "sentence" or (block.shape in ("item", "step") and line.depth > block.depth)
