"""A difference as one Word document with tracked changes, and nothing in it but the texts: accepting all gives the new ones."""

from __future__ import annotations

import datetime

from klausa.diff.policies import Diff
from klausa.redline import Section
from klausa.redline.docx import as_docx as document

AUTHOR = "Klausa"


def as_docx(found: Diff, day: datetime.date) -> bytes:
    """Every policy that differs, each of its languages from a new page on; *day* stands beside every change. Raises Missing."""
    sections = [
        Section(policy.name, code, redline)
        for policy in found.policies
        for code, redline in policy.redlines.items()
        if redline.differs
    ]
    return document(sections, author=AUTHOR, on=day)
