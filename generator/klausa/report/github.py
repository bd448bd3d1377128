"""Findings as workflow commands, which GitHub turns into annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from klausa.check import Finding, Level
from klausa.check.findings import GRAVEST_FIRST

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(findings: Iterable[Finding]) -> str:
    """`::error file=…,line=…,col=…,title=code (citation)::message; remedy`, one a line.

    GitHub shows at most 10 annotations of each level per step, and 50 per job; the rest is in the log alone. So the gravest come
    first, and those of one level stay in the order of the files. File names count from the folder that Klausa was given: GitHub
    finds the lines where that is the root of the repository.
    """
    gravest_first = sorted(findings, key=lambda finding: GRAVEST_FIRST.index(finding.level))
    return "".join(f"{_command(finding)}\n" for finding in gravest_first)


def _command(finding: Finding) -> str:
    place = finding.location
    title = f"{finding.code} ({finding.citation})" if finding.citation else finding.code
    properties = {
        "file": place.file,
        "line": str(place.line or ""),
        "col": str((place.line and place.column) or ""),
        "title": title,
    }
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{COMMANDS[finding.level]} {told}::{_data(finding.says)}"


def _data(text: str) -> str:
    """A message as the runner reads it back: it undoes these three and nothing else."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value, in which a colon or a comma would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
