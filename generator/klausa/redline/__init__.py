"""The redline: what differs between two texts of one language, found as typed changes first, then shown as pages, comments, data, documents."""

from __future__ import annotations

from klausa.redline.changes import Clause, Line, Redline, Section
from klausa.redline.html import STYLE, fragment
from klausa.redline.json import as_data
from klausa.redline.labels import Labels
from klausa.redline.markdown import LIMIT, as_markdown
from klausa.redline.texts import compare
from klausa.redline.words import Piece

__all__ = [
    "LIMIT",
    "STYLE",
    "Clause",
    "Labels",
    "Line",
    "Piece",
    "Redline",
    "Section",
    "as_data",
    "as_markdown",
    "compare",
    "fragment",
]
