"""A difference for a terminal: the causes, their changed sentences and the drafted summary, in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klausa.diff.policies import Diff, PolicyDiff
from klausa.diff.rows import Row
from klausa.diff.said import NOTHING, SUMMARY, between, heading, notes, place, step, told
from klausa.redline.changes import Line
from klausa.redline.inline import spans
from klausa.redline.words import Kind, Piece

MOST = 6
"""Changed sentences of a clause that are shown; the other formats have all."""
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_COLOURS: dict[Kind, str] = {"deleted": "\x1b[31;9m", "inserted": "\x1b[32;4m"}
_MARKS: dict[Kind, tuple[str, str]] = {"same": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}


def as_text(found: Diff, *, colour: bool = False) -> str:
    """Deleted words as `[-…-]`, inserted ones as `{+…+}`; struck red and underlined green where there is colour."""
    lines = [between(found)]
    if not found.policies:
        lines.append(NOTHING)
    for policy in found.policies:
        lines += ["", *_policy(policy, found.old, colour)]
    lines += [*([""] if found.notes else []), *found.notes]
    return "\n".join(lines) + "\n"


def _policy(policy: PolicyDiff, old: str, colour: bool) -> Iterator[str]:
    title = heading(policy) + (f": {policy.class_}" if policy.class_ else "")
    yield f"{_BOLD}{title}{_RESET}" if colour else title
    for sentence in told(policy):
        yield f"  {sentence}"
    for row in policy.rows:
        yield ""
        yield from (f"  {line}" for line in _row(row, old, colour))
    if policy.summaries:
        yield ""
        yield f"  {SUMMARY}:"
        for code, sentences in policy.summaries.items():
            yield f"    {code}  {' '.join(sentences)}"


def _row(row: Row, old: str, colour: bool) -> Iterator[str]:
    step_ = f": {step(row)}" if step(row) else ""
    title = f"{row.why}, {row.class_}: {row.title}{step_}" if row.why != row.class_ else f"{row.why}: {row.title}{step_}"
    yield f"{_BOLD}{title}{_RESET}" if colour else title
    if place(row, old):
        yield place(row, old)
    yield from notes(row)
    for item in row.places:
        if not item.lines:
            yield f"  {', '.join(item.names.values())}"
        for code, lines in item.lines.items():
            yield f"  {code}  {item.names[code]}"
            yield from (f"      {_words(line, colour)}" for line in lines[:MOST])
            if len(lines) > MOST:
                yield f"      … and {len(lines) - MOST} more"


def _words(line: Line, colour: bool) -> str:
    return " | ".join(_cell(cell, colour) for cell in line.cells) + (" (moved)" if line.moved else "")


def _cell(pieces: Sequence[Piece], colour: bool) -> str:
    found = ""
    for kind, runs in spans(pieces):
        words = "".join(run.text for run in runs)
        if colour and kind != "same":
            found += f"{_COLOURS[kind]}{words}{_RESET}"
        else:
            before, after = _MARKS[kind]
            found += f"{before}{words}{after}"
    return found
