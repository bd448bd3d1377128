"""A redline as data, for scripts: the keys are a contract."""

from __future__ import annotations

from collections.abc import Iterable

from klausa.redline.changes import Line, Redline
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
                "lines": [] if clause.kind == "unchanged" else [line_as_data(line) for line in clause.lines],
            }
            for clause in redline.clauses
        ],
    }


def line_as_data(line: Line) -> dict[str, object]:
    """A line: its words cell by cell, piece by piece."""
    return {
        "kind": line.kind,
        "shape": line.shape,
        "depth": line.depth,
        "moved": line.moved,
        "cells": [_words(cell) for cell in line.cells],
    }


def _words(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]
