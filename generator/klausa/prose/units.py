"""Finished text in the pieces that languages share: a sentence, an item of a list, a row of a table, a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from klausa.render import Rendered, RenderedClause
from klausa.render.markdown import to_plain

_ITEM = re.compile(r"^\s*- ")
_HEADING = re.compile(r"^\s*(#{2,6}) ")
_RULE = re.compile(r"^\| *--")


class Unit(NamedTuple):
    """One piece: its words as plain text, its line in the clause (from 1), and what it is."""

    text: str
    line: int
    kind: str
    """sentence, item, row or heading"""
    level: int = 0
    """Of a heading: 2 for a clause's own; of an item: the blanks before it."""


def texts(rendered: Mapping[str, Rendered]) -> dict[str, dict[str, str]]:
    """The Markdown of each clause with its heading, by clause and language."""
    found: dict[str, dict[str, str]] = {}
    for language, document in rendered.items():
        for clause in document.clauses:
            found.setdefault(clause.id, {})[language] = with_heading(clause)
    return found


def with_heading(clause: RenderedClause) -> str:
    """A clause's Markdown with its heading."""
    return f"## {clause.heading}\n\n{clause.text}"


@lru_cache(maxsize=4096)
def units(markdown: str) -> tuple[Unit, ...]:
    """The pieces of a clause's Markdown in their order.

    What closes a list (the Turkish predicate below its items) belongs to the sentence that opened it, so that every language has
    the same pieces.
    """
    found: list[Unit] = []
    opened: int | None = None
    before = ""
    for number, line in enumerate(markdown.splitlines(), 1):
        if not line.strip() or line.startswith("[//]: #") or _RULE.match(line):
            continue
        plain = to_plain(line).strip()
        if _ITEM.match(line):
            if before != "item":
                opened = len(found) - 1 if found else None
            found.append(Unit(plain.removeprefix("-").strip(), number, "item", len(line) - len(line.lstrip())))
            before = "item"
        elif before == "item" and opened is not None and plain[:1].islower():
            found[opened] = found[opened]._replace(text=f"{found[opened].text} … {plain}")
            before = "sentence"
        else:
            heading = _HEADING.match(line)
            before = "heading" if heading else "row" if line.startswith("|") else "sentence"
            found.append(Unit(plain, number, before, len(heading[1]) if heading else 0))
    return tuple(found)
