"""Findings as text for a terminal: a line that editors can jump from, and below it what explains and mends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import indent

from klausa.check import Finding
from klausa.check.findings import Level, one_line

INDENT = "    "
_RESET = "\x1b[0m"
_COLOURS: Mapping[Level, str] = {"error": "\x1b[1;31m", "warning": "\x1b[33m", "note": "\x1b[36m"}


def as_text(findings: Iterable[Finding], *, colour: bool = False) -> str:
    """`file:line:col: level code message; remedy`, then indented, where present: law and reason, other places, YAML to write.

    Notes on a policy that the same words would answer stand together, the first of them whole and the others by their codes.
    """
    alike: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        whole = finding.level != "note" or not finding.snippet.strip()
        alike.setdefault(number if whole else (finding.location.file, finding.snippet), []).append(finding)
    return "".join(f"{line}\n" for group in alike.values() for line in _lines(group[0], group[1:], colour))


def _lines(finding: Finding, others: Sequence[Finding], colour: bool) -> Iterator[str]:
    level = f"{finding.level} {finding.code}"
    painted = f"{_COLOURS[finding.level]}{finding.level}{_RESET} {finding.code}"
    yield str(finding).replace(level, painted, 1) if colour else str(finding)
    reason = ": ".join(part for part in (finding.citation, finding.why) if part)
    if reason:
        yield INDENT + one_line(reason)
    for location, words in finding.related:
        yield INDENT + one_line(f"see also {location}: {words}")
    if finding.snippet.strip():
        yield f"{INDENT}write:"
        yield indent(finding.snippet.strip("\n"), 2 * INDENT)
    if others:
        yield f"{INDENT}the same would answer: {', '.join(other.code for other in others)}"
