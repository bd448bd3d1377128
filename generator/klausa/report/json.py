"""Findings as JSON of our own, for scripts: everything a finding knows, under keys that stay."""

from __future__ import annotations

from collections.abc import Iterable

from klausa import writing
from klausa.check import Finding
from klausa.errors import Location


def as_json(findings: Iterable[Finding]) -> str:
    """An array of objects; line and column are 0 where a finding is about a whole file, texts empty where there is nothing to say."""
    rows = [
        {
            **_place(finding.location),
            "level": finding.level,
            "code": finding.code,
            "message": finding.message,
            "remedy": finding.remedy,
            "citation": finding.citation,
            "why": finding.why,
            "snippet": finding.snippet,
            "related": [{**_place(location), "message": words} for location, words in finding.related],
        }
        for finding in findings
    ]
    return writing.as_json(rows)


def _place(location: Location) -> dict[str, str | int]:
    return {"file": location.file, "line": location.line, "column": location.column}
