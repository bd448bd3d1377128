"""Findings as text and as JSON; what each policy carries in clauses of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from klausa.check import Finding


def as_text(findings: Iterable[Finding]) -> str:
    """One finding a line: `file:line:col: level code message; remedy`."""
    return "".join(f"{finding}\n" for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """An array of objects with file, line, column, level, code, message, remedy."""
    rows = [
        {
            "file": finding.location.file,
            "line": finding.location.line,
            "column": finding.location.column,
            "level": finding.level,
            "code": finding.code,
            "message": finding.message,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {"text": as_text, "json": as_json}


def report(findings: Iterable[Finding], form: str) -> str:
    """The findings in one of the FORMATS."""
    return FORMATS[form](findings)
