"""A redline as HTML with `ins` and `del`: a fragment for pages, whoever makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from klausa.redline.blocks import Block, blocks
from klausa.redline.changes import Clause, Line, Redline
from klausa.redline.inline import Span, spans
from klausa.redline.labels import ENGLISH, Labels, of_clause
from klausa.redline.words import Piece, new_of, old_of
from klausa.render.markdown import to_plain

# underlined and struck, so that nothing depends on colour; what is said to screen readers takes no place
STYLE = """\
.klausa-redline ins { text-decoration: underline; text-decoration-thickness: 0.12em; background: var(--klausa-inserted, #dff5e1); color: inherit; }
.klausa-redline del { text-decoration: line-through; background: var(--klausa-deleted, #fbe3e4); color: inherit; }
.klausa-redline a { color: inherit; text-decoration: underline dotted; }
.klausa-redline del + ins { margin-inline-start: 0.25em; }
.klausa-redline-said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.klausa-redline-label { font-size: 0.75rem; font-weight: normal; border: 1px solid; border-radius: 0.3em; padding: 0 0.4em; margin-inline-start: 0.4em; }
.klausa-redline .is-unchanged > :is(h2, h3, h4, h5, h6), .klausa-redline summary > :is(h2, h3, h4, h5, h6) { font-size: 1rem; font-weight: normal; margin: 0.2rem 0; }
.klausa-redline summary > * { display: inline; }
.klausa-redline table { border-collapse: collapse; }
.klausa-redline :is(td, th) { border: 1px solid #8888; padding: 0.2em 0.5em; text-align: start; vertical-align: top; }
.klausa-redline-overview { margin-block: 1em 2em; padding: 0.6em 1em; border: 1px solid #8888; }
.klausa-redline-overview :is(p, ul) { margin-block: 0.2em; }
.klausa-redline .is-step { list-style: none; }
"""


@dataclass(frozen=True)
class _Sheet:
    """What all parts of one redline share: words beside it, the level of its headings, how its places are called, which there are."""

    labels: Labels
    level: int
    prefix: str
    ids: frozenset[str]

    def anchor(self, id_: str) -> str:
        """The place of a clause in the page."""
        return f"{self.prefix}-{id_ or 'opening'}"

    def href(self, href: str) -> str:
        """Where a link of the text leads from here: to the clause on this page; nowhere for a place that is not on it."""
        if not href.startswith("#"):
            return href
        return f"#{self.anchor(href[1:])}" if href[1:] in self.ids else ""


def fragment(redline: Redline, labels: Labels = ENGLISH, *, level: int = 2, prefix: str = "redline") -> str:
    """The redline of one text. Clauses have headings of *level* and the ids *prefix* and their own; those without changes are headings only."""
    sheet = _Sheet(labels, level, prefix, frozenset(clause.id for clause in redline.clauses))
    parts = ['<div class="klausa-redline">']
    if any(piece.kind != "same" for piece in redline.title):
        parts.append(f'<p class="klausa-redline-title">{_inline(redline.title, sheet)}</p>')
    if not redline.differs:
        parts.append(f"<p>{escape(labels.none)}</p>")
    if len(redline.touched) < len(redline.clauses):
        parts += _overview(redline.touched, sheet)
    parts += [_clause(clause, sheet) for clause in redline.clauses]
    return "\n".join([*parts, "</div>"]) + "\n"


def _overview(touched: Sequence[Clause], sheet: _Sheet) -> Iterator[str]:
    """Where to look: links to the clauses with changes, which may stand far below."""
    if touched:
        yield f'<nav class="klausa-redline-overview" aria-label="{escape(sheet.labels.overview)}">'
        yield f"<p>{escape(sheet.labels.overview)}</p>"
        yield "<ul>"
        for clause in touched:
            words = to_plain(new_of(clause.heading) or old_of(clause.heading)) or clause.id or sheet.labels.before_clauses
            number = clause.new_number or clause.old_number
            name = f"{number}. {words}" if number else words
            yield f'<li><a href="#{escape(sheet.anchor(clause.id))}">{escape(name)}</a>{_labels(clause, sheet)}</li>'
        yield "</ul>"
        yield "</nav>"


def words_of_line(line: Line, labels: Labels = ENGLISH) -> str:
    """The words of one line by itself, its cells with a bar between them; links within the text lead nowhere."""
    sheet = _Sheet(labels, 2, "", frozenset())
    return " | ".join(_inline(cell, sheet) for cell in line.cells) + _moved(line, sheet)


def _inline(pieces: Sequence[Piece], sheet: _Sheet) -> str:
    """Words of one line, everything escaped; a change says in words that it is one, and where it ends."""
    parts = []
    for kind, runs in spans(pieces):
        words = "".join(_span(run, sheet) for run in runs)
        match kind:
            case "same":
                parts.append(words)
            case "deleted":
                parts.append(f"<del>{_said(sheet.labels.deleted_words + ' ')}{words}{_said(' ' + sheet.labels.end + ' ')}</del>")
            case "inserted":
                parts.append(f"<ins>{_said(sheet.labels.inserted_words + ' ')}{words}{_said(' ' + sheet.labels.end + ' ')}</ins>")
    return "".join(parts)


def _said(words: str) -> str:
    return f'<span class="klausa-redline-said">{escape(words)}</span>'


def _span(span: Span, sheet: _Sheet) -> str:
    found = escape(span.text)
    if span.style.code:
        found = f"<code>{found}</code>"
    if span.style.em:
        found = f"<em>{found}</em>"
    if span.style.strong:
        found = f"<strong>{found}</strong>"
    if href := sheet.href(span.style.href):
        found = f'<a href="{escape(href)}">{found}</a>'
    return found


def _clause(clause: Clause, sheet: _Sheet) -> str:
    heading = f"<h{sheet.level}>{_name(clause, sheet)}{_labels(clause, sheet)}</h{sheet.level}>"
    open_ = f'<section class="klausa-redline-clause is-{clause.kind}{" is-moved" if clause.moved else ""}" id="{escape(sheet.anchor(clause.id))}">'
    if clause.kind == "unchanged":
        return f"{open_}\n{heading}\n</section>"
    body = "\n".join(_body(blocks(clause.lines), sheet))
    if clause.kind == "renumbered":
        return f"{open_}\n<details>\n<summary>{heading}</summary>\n{body}\n</details>\n</section>"
    return f"{open_}\n{heading}\n{body}\n</section>"


def _name(clause: Clause, sheet: _Sheet) -> str:
    if not clause.id and not clause.heading:
        return escape(sheet.labels.before_clauses)
    number = clause.new_number or clause.old_number
    return (f"{escape(number)}. " if number else "") + _inline(clause.heading, sheet)


def _labels(clause: Clause, sheet: _Sheet) -> str:
    return "".join(
        f' <span class="klausa-redline-label">{escape(words)}</span>'
        for words in of_clause(sheet.labels, clause.kind, clause.moved, clause.old_number)
    )


def _body(found: Iterable[Block], sheet: _Sheet) -> list[str]:
    """The blocks of a clause; items that follow each other make lists, by depth."""
    parts: list[str] = []
    open_lists = 0
    for block in found:
        wanted = block.depth + 1 if block.shape in ("item", "step") else 0
        if wanted == 0:
            parts += ["</li></ul>"] * open_lists
            open_lists = 0
        else:
            while open_lists > wanted:
                parts.append("</li></ul>")
                open_lists -= 1
            if open_lists == wanted:
                parts.append("</li>")
            while open_lists < wanted - 1:
                parts.append("<ul><li>")
                open_lists += 1
            if open_lists < wanted:
                parts.append("<ul>")
                open_lists += 1
        parts.append(_block(block, sheet))
    return [*parts, *["</li></ul>"] * open_lists]


def _block(block: Block, sheet: _Sheet) -> str:
    words = " ".join(_line(line, sheet) for line in block.lines) if block.shape != "row" else ""
    match block.shape:
        case "heading":
            level = min(block.depth + sheet.level - 2, 6)
            return f"<h{level}>{words}</h{level}>"
        case "item":
            return f"<li>{words}"
        case "step":
            return f'<li class="is-step">{words}'
        case "row" | "header":
            rows = "\n".join(_row(line, sheet) for line in block.lines)
            return f'<div class="klausa-table"><table>\n{rows}\n</table></div>'
        case _:
            return f"<p>{words}</p>"


def _row(line: Line, sheet: _Sheet) -> str:
    tag = "th" if line.shape == "header" else "td"
    cells = [_inline(cell, sheet) for cell in line.cells]
    cells[0] += _moved(line, sheet)
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _line(line: Line, sheet: _Sheet) -> str:
    return _inline(line.cells[0], sheet) + _moved(line, sheet)


def _moved(line: Line, sheet: _Sheet) -> str:
    if not line.moved:
        return ""
    return f' <span class="klausa-redline-label">{escape(sheet.labels.line_went if line.kind == "removed" else sheet.labels.line_came)}</span>'
