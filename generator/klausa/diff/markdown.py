"""A difference as Markdown for a comment on a pull request or a job summary: the table first, no longer than such a comment may be."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.diff.policies import Diff, PolicyDiff
from klausa.diff.rows import Place, Row
from klausa.diff.said import NOTHING, SUMMARY, between, count, heading, notes, place, step, told
from klausa.redline import LIMIT, Section
from klausa.redline import as_markdown as redlines
from klausa.redline.markdown import words_of_line
from klausa.render.markdown import escape

MOST = 12
"""Changed sentences of a clause beside their cause; the redline below has all."""
_LEFT = "\n*{count} not shown here: this text would be too long.*\n"


def as_markdown(found: Diff, *, limit: int = LIMIT) -> str:
    """Where *limit* characters do not suffice, it ends with a whole part and says what is left out."""
    parts = [f"# Changes: {escape(between(found))}\n\n", *(f"{escape(note)}\n\n" for note in found.notes)]
    if not found.policies:
        return "".join([*parts, f"{NOTHING}\n"])
    parts += _tables(found)
    for policy in found.policies:
        parts += _causes(policy)
        parts += _summaries(policy)
    text, left = "", 0
    # room for the sentences that say what is left out
    room = limit - 200
    for number, part in enumerate(parts):
        if len(text) + len(part) > room:
            left = len(parts) - number
            break
        text += part
    if left:
        return text + _LEFT.format(
            count=f"{count(left, 'more part')}, and the redlines, are" if left > 1 else "1 more part, and the redlines, are"
        )
    return text + _redlines(found, room - len(text))


def _tables(found: Diff) -> Iterator[str]:
    """All tables before all sentences, so that what is cut is never a cause."""
    for policy in found.policies:
        class_ = f": {policy.class_}" if policy.class_ else ""
        text = f"## {escape(heading(policy))}{class_}\n\n" + "".join(f"{escape(sentence)}\n\n" for sentence in told(policy))
        if policy.rows:
            text += "| | What changed | From → to | Class | Where | Shows in |\n| --- | --- | --- | --- | --- | --- |\n"
            text += "".join(_row(number, row, found.old) for number, row in enumerate(policy.rows, 1)) + "\n"
        yield text


def _row(number: int, row: Row, old: str) -> str:
    path = f" <br>`{row.path}`" if row.path else ""
    where = f"`{place(row, old)}`" if place(row, old) else ""
    cells = [
        str(number),
        f"{_cell(row.title)}{path}" if row.path else f"{_cell(row.title)}",
        _cell(step(row)),
        f"**{row.class_}**: {_cell(' '.join(notes(row)))}",
        where,
        _cell("; ".join(row.seen)),
    ]
    return "| " + " | ".join(cells) + " |\n"


def _cell(text: str) -> str:
    return escape(text).replace("|", "&#124;").replace("\n", " ")


def _causes(policy: PolicyDiff) -> Iterator[str]:
    for number, row in enumerate(policy.rows, 1):
        shown = [item for item in row.places if item.lines]
        for index, item in enumerate(shown):
            opening = ""
            if index == 0:
                told_ = f": {_cell(step(row))}" if step(row) else ""
                opening = f"### {escape(policy.id)} {number}. {escape(row.title)}{told_}\n\n"
            yield opening + _place(item)


def _place(item: Place) -> str:
    text = f"**{escape(next(iter(item.names.values())))}**\n\n"
    left = 0
    for number, group in enumerate(item.beside()):
        for code, lines in group.items():
            shown = lines[:MOST] if number < MOST else ()
            left += len(lines) - len(shown)
            text += "".join(f"- {code}: {words_of_line(line)}\n" for line in shown)
        # a list for each sentence in its languages
        text += "\n<!-- -->\n\n" if number < min(MOST, len(item.beside())) - 1 else ""
    return text + (f"- … and {left} more, in the redline\n" if left else "") + "\n"


def _summaries(policy: PolicyDiff) -> Iterator[str]:
    if policy.summaries:
        lines = [f"- {code}: {' '.join(sentences)}\n" for code, sentences in policy.summaries.items()]
        yield f"### {escape(policy.id)}: {SUMMARY.lower()}\n\n" + "".join(lines) + "\n"


def _redlines(found: Diff, room: int) -> str:
    """The redlines clause by clause as far as they fit; a text that came or went as a whole is not repeated."""
    sections = [
        Section(policy.name, code, redline)
        for policy in found.policies
        for code, redline in policy.redlines.items()
        if policy.languages.get(code) == "changed" and redline.differs
    ]
    opening = "# Redlines\n\n"
    if not sections:
        return ""
    if room < len(opening) + 1000:
        return _LEFT.format(count="The redlines are")
    return opening + redlines(sections, limit=room - len(opening))
