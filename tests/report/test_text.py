"""Findings as text for a terminal."""

from __future__ import annotations

from dataclasses import replace

from klausa.check import Finding
from klausa.errors import Location
from klausa.report import report
from tests.report import FULL, NOWHERE, ODD, PLAIN, WHOLE_FILE


def test_one_line_where_there_is_no_more_to_say() -> None:
    """`file:line:col: level code message; remedy`."""
    assert report((PLAIN, WHOLE_FILE), "text") == (
        "p.yml:2:3: error parity/fact it is wrong; mend it\np.yml: note house/x ön “this”\n"
    )
    assert report((), "text") == ""


def test_what_explains_and_mends_stands_indented_below() -> None:
    """Law and reason, other places, YAML."""
    assert (
        report((FULL, PLAIN), "text")
        == """\
policies/acme/policy.yml:4:1: warning gdpr/retention not told: how long data is kept; write `retention`
    GDPR Art. 13(2)(a): People can only judge a service that says when their data is gone.
    see also policies/acme/policy.yml:9:5: data is declared here
    see also next.yml: {en: no} version
    write:
        retention:
          accounts:
            for: {en: accounts}

            period: 90 days
p.yml:2:3: error parity/fact it is wrong; mend it
"""
    )


def test_a_finding_starts_one_line_alone() -> None:
    """Whatever its words hold: what begins a line at its margin is a finding."""
    lines = report((ODD, NOWHERE), "text").splitlines()
    assert [line[:8] for line in lines if not line.startswith(" ")] == ["policies", "error ho"]
    assert lines[-1] == "error house/nowhere nothing is there"


def test_notes_that_the_same_words_would_answer_stand_together() -> None:
    """The first whole, the others by their codes: one question is asked once. What is graver, or elsewhere, stays by itself."""
    notes = [
        Finding(Location("p.yml", 2, 3), "note", f"gdpr/{name}", "cannot tell", "judge it", snippet="a: b\n") for name in "abc"
    ]
    other = replace(notes[0], location=Location("q.yml", 1, 1))
    graver = replace(notes[0], level="warning")
    lines = report((notes[0], PLAIN, notes[1], other, graver, notes[2]), "text").splitlines()
    assert [line for line in lines if "same would" in line] == ["    the same would answer: gdpr/b, gdpr/c"]
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == ["p.yml", "p.yml", "q.yml", "p.yml"]
