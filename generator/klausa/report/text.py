"""Findings as text for a terminal: a line that editors can jump from, and below it what explains and mends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent

from klausa.check import Finding
from klausa.check.findings import one_line

INDENT = "    "


def as_text(findings: Iterable[Finding]) -> str:
    """`file:line:col: level code message; remedy`, then indented, where present: law and reason, other places, YAML to write."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield str(finding)
    reason = ": ".join(part for part in (finding.citation, finding.why) if part)
    if reason:
        yield INDENT + one_line(reason)
    for location, words in finding.related:
        yield INDENT + one_line(f"see also {location}: {words}")
    if finding.snippet.strip():
        yield f"{INDENT}write:"
        yield indent(finding.snippet.strip("\n"), 2 * INDENT)
