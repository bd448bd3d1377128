"""Findings as text and as JSON."""

from __future__ import annotations

import json

import pytest

from klausa.check import Finding
from klausa.errors import Location
from klausa.report import FORMATS, report

FINDINGS = (
    Finding(Location("p.yml", 2, 3), "error", "parity/fact", "it is wrong", "mend it"),
    Finding(Location("p.yml"), "note", "house/x", "ön “this”"),
)


def test_text() -> None:
    """`file:line:col: level code message; remedy`, one a line."""
    assert report(FINDINGS, "text") == "p.yml:2:3: error parity/fact it is wrong; mend it\np.yml: note house/x ön “this”\n"
    assert report((), "text") == ""


def test_json() -> None:
    """An array of objects; letters stay letters."""
    text = report(FINDINGS, "json")
    assert json.loads(text)[0] == {
        "file": "p.yml",
        "line": 2,
        "column": 3,
        "level": "error",
        "code": "parity/fact",
        "message": "it is wrong",
        "remedy": "mend it",
    }
    assert "ön “this”" in text and text.endswith("\n")
    assert json.loads(report((), "json")) == []


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_tells_every_finding(form: str) -> None:
    """Whatever forms there are."""
    text = report(FINDINGS, form)
    assert all(finding.code in text and finding.message in text for finding in FINDINGS)
