"""Every code that `klausa check` can print."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence

from klausa.check.codes import CODES, FAMILIES
from klausa.check.contradictions import RULES
from klausa.pipeline import Told, Words
from klausa.reference.sheet import Sheet

TITLE = "Findings"
ABOUT = "What `klausa check` finds, code by code. What each law asks has codes of its own: the law’s id and the requirement’s."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """A sheet a family of codes."""
    for family, about in FAMILIES.items():
        rows = [
            {"code": code, "level": found.level, "told": found.told, "mend": found.mend}
            for code, found in CODES.items()
            if code.startswith(f"{family}/")
        ]
        yield Sheet(family, f"{family}/", about, {"rows": rows})
    contradictions = [
        {
            "code": f"contradiction/{_name(rule)}",
            "level": "warning",
            "told": " ".join((inspect.getdoc(rule) or "").split()),
            "mend": "",
        }
        for rule in RULES
    ]
    about = "Statements of one policy that cannot both be true, or that undo each other; each names both places."
    yield Sheet("contradiction", "contradiction/", about, {"rows": contradictions})


def _name(rule: object) -> str:
    """The name of a rule's findings: what it says itself, else its own."""
    found = re.search(r'\.clash\(\s*"([a-z-]+)"', inspect.getsource(rule))  # type: ignore[arg-type]
    return found[1] if found else str(getattr(rule, "__name__", "")).replace("_", "-")
