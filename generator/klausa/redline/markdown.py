"""A redline as Markdown for a comment on a pull request: ~~deleted~~ and **inserted**, no longer than such a comment may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from klausa.redline.changes import Clause, Line, Section
from klausa.redline.inline import spans
from klausa.redline.labels import ENGLISH, Labels, of_clause
from klausa.redline.words import Kind, Piece
from klausa.render.markdown import escape

LIMIT = 65_000
# unchanged lines shown before and after a changed one
_AROUND = 1


def as_markdown(sections: Iterable[Section], labels: Labels = ENGLISH, *, limit: int = LIMIT) -> str:
    """The clauses with changes, policy by policy. Where *limit* characters do not suffice, it ends with a whole clause and says so."""
    parts: list[tuple[str, int]] = []
    for item in sections:
        touched = item.redline.touched
        title = item.redline.title
        retitled = any(piece.kind != "same" for piece in title)
        opening = f"## {escape(item.policy)} ({escape(item.language)})\n\n"
        if retitled:
            opening += f"{_words(title)}\n\n"
        if not touched:
            shifted = any(clause.kind == "renumbered" for clause in item.redline.clauses)
            if shifted or not retitled:
                opening += f"{labels.renumbered if shifted else labels.none}\n\n"
        parts.append((opening, 0))
        parts += [(_clause(clause, labels), 1) for clause in touched]
    text, left = _cut(parts, labels, limit)
    return text + (labels.left_out.format(count=left) + "\n" if left else "")


def _cut(parts: Sequence[tuple[str, int]], labels: Labels, limit: int) -> tuple[str, int]:
    """As many parts as fit with the sentence that says how many clauses do not, and their number."""
    if sum(len(part) for part, _ in parts) <= limit:
        return "".join(part for part, _ in parts), 0
    total = sum(count for _, count in parts)
    room = limit - len(labels.left_out.format(count=total)) - 1
    found, shown = "", 0
    for part, count in parts:
        if len(found) + len(part) > room:
            break
        found, shown = found + part, shown + count
    return found, total - shown


def _clause(clause: Clause, labels: Labels) -> str:
    number = clause.new_number or clause.old_number
    name = _words(clause.heading) if clause.heading else escape(clause.id or labels.before_clauses)
    said = ", ".join(of_clause(labels, clause.kind, clause.moved, clause.old_number))
    parts = [f"### {number + '. ' if number else ''}{name} ({said})", ""]
    shown = {
        near
        for place, line in enumerate(clause.lines)
        if line.kind not in ("same", "renumbered")
        for near in range(place - _AROUND, place + _AROUND + 1)
    }
    last, shape = -1, ""
    for place, line in enumerate(clause.lines):
        if place not in shown:
            continue
        now = "item" if line.shape in ("item", "step", "row", "header") else line.shape
        if place != last + 1:
            parts += [*([""] if parts[-1] else []), "…", ""]
        elif shape and (now != "item" or shape != "item"):
            parts.append("")
        parts.append(_line(line, labels))
        last, shape = place, now
    if shown and last != len(clause.lines) - 1:
        parts += ["", "…"]
    return "\n".join(parts).rstrip("\n") + "\n\n"


def words_of_line(line: Line, labels: Labels = ENGLISH) -> str:
    """The words of a line, its cells with a bar between them."""
    words = " &#124; ".join(map(_words, line.cells))
    if line.moved:
        words += f" *({labels.line_went if line.kind == 'removed' else labels.line_came})*"
    return words


def _line(line: Line, labels: Labels) -> str:
    """A line; rows of tables as items, since a table cannot be shown in part."""
    words = words_of_line(line, labels)
    match line.shape:
        case "heading":
            return f"#### {words}"
        case "item" | "step" | "row" | "header":
            return f"{'  ' * line.depth}- {words}"
        case _:
            return words


def _words(pieces: Sequence[Piece]) -> str:
    """Words with marks around what changed. What the text itself sets bold or links is words only, so that bold means inserted."""
    parts = [(kind, "".join(run.text for run in runs)) for kind, runs in spans(pieces)]
    found = ""
    for index, (kind, text) in enumerate(parts):
        after = parts[index + 1][1][:1] if index + 1 < len(parts) else ""
        before = parts[index - 1][1][-1:] if index else ""
        # what replaces a word stands apart from it
        apart = " " if kind == "inserted" and index and parts[index - 1][0] == "deleted" and not before.isspace() else ""
        found += escape(text) if kind == "same" else apart + _marked(kind, text, before, after)
    return found


def _marked(kind: Kind, text: str, before: str, after: str) -> str:
    """Marks inside the blanks; tags where marks would not take effect, as between a word and a comma."""
    words = text.strip()
    if not words:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    takes = (words[0].isalnum() or lead or not before or before.isspace()) and (
        words[-1].isalnum() or trail or not after or after.isspace()
    )
    mark, tag = ("~~", "del") if kind == "deleted" else ("**", "ins")
    inside = f"{mark}{escape(words)}{mark}" if takes else f"<{tag}>{escape(words)}</{tag}>"
    return f"{lead}{inside}{trail}"
