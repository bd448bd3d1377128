"""A redline as data, for scripts: the keys are a contract."""

from __future__ import annotations

import json
from collections.abc import Iterable

from klausa.redline.changes import Line, Redline, Section
from klausa.redline.words import Piece


def as_data(redline: Redline) -> dict[str, object]:
    """Title and clauses, all keys always there; a clause without any difference has no lines. Words are Markdown, as frozen."""
    return {
        "differs": redline.differs,
        "title": _words(redline.title),
        "clauses": [
            {
                "id": clause.id,
                "kind": clause.kind,
                "moved": clause.moved,
                "number": {"old": clause.old_number, "new": clause.new_number},
                "place": {"old": clause.old_place, "new": clause.new_place},
                "heading": _words(clause.heading),
                "lines": [] if clause.kind == "unchanged" else [_line(line) for line in clause.lines],
            }
            for clause in redline.clauses
        ],
    }


def as_json(sections: Iterable[Section]) -> str:
    """An array, one object a policy and language."""
    rows = [{"policy": item.policy, "language": item.language, **as_data(item.redline)} for item in sections]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _line(line: Line) -> dict[str, object]:
    return {
        "kind": line.kind,
        "shape": line.shape,
        "depth": line.depth,
        "moved": line.moved,
        "cells": [_words(cell) for cell in line.cells],
    }


def _words(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]
