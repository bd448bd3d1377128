"""A redline as a Word document with tracked changes: accepting all gives the new text, rejecting all the old one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from klausa.redline.blocks import Block, blocks
from klausa.redline.changes import Clause, Line, Section, without_moves
from klausa.redline.inline import PLAIN, Span, spans
from klausa.redline.words import Kind, Piece
from klausa.word import as_bytes, clean, element, empty

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Run = tuple[Kind, Span]
_TAGS = {"deleted": "w:del", "inserted": "w:ins"}
_WHOLE: dict[str, Kind] = {"added": "inserted", "removed": "deleted"}


def as_docx(sections: Iterable[Section], *, author: str, on: date) -> bytes:
    """One document for several policies and languages; *author* and day stand beside every change. The same redline gives the same bytes.

    A clause that moved is deleted where it stood and inserted where it stands. Links are their words. Raises Missing.
    """
    document = empty()
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC)
    properties = document.core_properties
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.comments = ""
    writer = _Writer(document, author, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for place, item in enumerate(sections):
        writer.section(item, first=place == 0)
    return as_bytes(document)


@dataclass
class _Writer:
    """Writes redlines into a document one after the other; each change gets a number of its own."""

    document: Document
    author: str
    moment: str
    language: str = ""
    styles: dict[str, str] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def section(self, item: Section, *, first: bool) -> None:
        """A policy in one language, from a new page on."""
        self.language = item.language
        title = self._paragraph("Title", _runs(item.redline.title))
        if not first:
            title.paragraph_format.page_break_before = True
        for clause in without_moves(item.redline):
            self._clause(clause)

    def _clause(self, clause: Clause) -> None:
        if clause.id or clause.heading:
            self._paragraph("Heading 1", _heading(clause), _WHOLE.get(clause.kind))
        last = ""
        for block in blocks(clause.lines):
            if block.shape == last == "row":
                # else Word makes one table of two
                self.document.add_paragraph()
            self._block(block)
            last = block.shape

    def _block(self, block: Block) -> None:
        if block.shape == "row":
            self._table(block)
            return
        depth = min(block.depth, 2)
        style = {
            "heading": f"Heading {min(max(block.depth - 1, 1), 9)}",
            "item": "List Bullet" if depth == 0 else f"List Bullet {depth + 1}",
            "step": "List Continue" if depth == 0 else f"List Continue {depth + 1}",
        }.get(block.shape, "Normal")
        kinds = {line.kind for line in block.lines}
        self._paragraph(style, _sentences(block.lines), _WHOLE.get(next(iter(kinds))) if len(kinds) == 1 else None)

    def _table(self, block: Block) -> None:
        table = self.document.add_table(rows=0, cols=len(block.lines[0].cells))
        table.style = "Table Grid"
        for line in block.lines:
            row = table.add_row()
            whole = _WHOLE.get(line.kind)
            if whole:
                row._tr.get_or_add_trPr().append(self._change(whole))
            for cell, pieces in zip(row.cells, line.cells, strict=True):
                self._fill(cell.paragraphs[0], _bold(_runs(pieces)) if line.shape == "header" else _runs(pieces), whole)

    def _paragraph(self, style: str, runs: Iterable[Run], whole: Kind | None = None) -> Paragraph:
        """A paragraph; *whole* where its end came or went with it."""
        paragraph = self.document.add_paragraph()
        # by its id: python-docx searches all styles for each name
        if style not in self.styles:
            self.styles[style] = str(self.document.styles[style].style_id)
        paragraph._p.style = self.styles[style]
        self._fill(paragraph, runs, whole)
        return paragraph

    def _fill(self, paragraph: Paragraph, runs: Iterable[Run], whole: Kind | None) -> None:
        if whole:
            marks = element("w:rPr")
            marks.append(self._change(whole))
            paragraph._p.get_or_add_pPr().append(marks)
        for kind, span in runs:
            run = _run(kind, span, self.language)
            if kind == "same":
                paragraph._p.append(run)
            else:
                change = self._change(kind)
                change.append(run)
                paragraph._p.append(change)

    def _change(self, kind: Kind) -> Any:
        return element(_TAGS[kind], {"w:id": str(next(self.numbers)), "w:author": self.author, "w:date": self.moment})


def _heading(clause: Clause) -> list[Run]:
    """The number that the text itself writes, and the words; a number that shifted is a tracked change like any other."""
    old, new = ((f"{number}. " if number else "") for number in (clause.old_number, clause.new_number))
    numbers: list[tuple[Kind, str]] = [("same", new)] if old == new else [("deleted", old), ("inserted", new)]
    return [*((kind, Span(text, PLAIN)) for kind, text in numbers if text), *_runs(clause.heading)]


def _runs(pieces: Sequence[Piece]) -> list[Run]:
    return [(kind, run) for kind, runs in spans(pieces) for run in runs]


def _bold(runs: Iterable[Run]) -> list[Run]:
    return [(kind, Span(run.text, type(run.style)(True, run.style.em, run.style.code, run.style.href))) for kind, run in runs]


def _sentences(lines: Iterable[Line]) -> list[Run]:
    """Sentences of a paragraph with a blank between: of either side, wherever two of its sentences meet."""
    found: list[Run] = []
    in_old = in_new = False
    for line in lines:
        old, new = line.kind != "added", line.kind != "removed"
        between = (in_old and old, in_new and new)
        kinds: dict[tuple[bool, bool], Kind] = {(True, True): "same", (True, False): "deleted", (False, True): "inserted"}
        if kind := kinds.get(between):
            found.append((kind, Span(" ", PLAIN)))
        found += _runs(line.cells[0])
        in_old, in_new = in_old or old, in_new or new
    return found


def _run(kind: Kind, span: Span, language: str) -> Any:
    run = element("w:r")
    look = element("w:rPr")
    for wanted, tag in ((span.style.strong, "w:b"), (span.style.em, "w:i")):
        if wanted:
            look.append(element(tag))
    look.append(element("w:lang", {"w:val": language}))
    run.append(look)
    text = element("w:delText" if kind == "deleted" else "w:t", {"xml:space": "preserve"})
    text.text = clean(span.text)
    run.append(text)
    return run
