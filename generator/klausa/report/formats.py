"""Which formats there are, by the name that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from klausa.check import Finding
from klausa.report.github import as_github
from klausa.report.json import as_json
from klausa.report.sarif import as_sarif
from klausa.report.text import as_text

FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def report(findings: Iterable[Finding], form: str) -> str:
    """The findings in one of the FORMATS."""
    return FORMATS[form](findings)
