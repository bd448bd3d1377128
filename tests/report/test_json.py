"""Findings as JSON: the keys are a contract."""

from __future__ import annotations

import json

from klausa.report import report
from tests.report import FULL, PLAIN, WHOLE_FILE


def test_the_keys() -> None:
    """All of them, always; letters stay letters."""
    text = report((PLAIN, WHOLE_FILE, FULL), "json")
    plain, whole_file, full = json.loads(text)
    assert plain == {
        "file": "p.yml",
        "line": 2,
        "column": 3,
        "level": "error",
        "code": "parity/fact",
        "message": "it is wrong",
        "remedy": "mend it",
        "citation": "",
        "why": "",
        "snippet": "",
        "related": [],
    }
    assert set(whole_file) == set(full) == set(plain)
    assert (whole_file["line"], whole_file["column"]) == (0, 0)
    assert "ön “this”" in text


def test_what_explains_and_mends() -> None:
    """As the finding has it."""
    (full,) = json.loads(report((FULL,), "json"))
    assert (full["citation"], full["why"], full["snippet"]) == (FULL.citation, FULL.why, FULL.snippet)
    assert full["related"] == [
        {"file": "policies/acme/policy.yml", "line": 9, "column": 5, "message": "data is declared here"},
        {"file": "next.yml", "line": 0, "column": 0, "message": "{en: no} version"},
    ]


def test_nothing_found() -> None:
    """An empty array."""
    assert json.loads(report((), "json")) == []
