"""Tests of klausa.report, and the findings that they report."""

from __future__ import annotations

from klausa.check import Finding
from klausa.errors import Location

PLAIN = Finding(Location("p.yml", 2, 3), "error", "parity/fact", "it is wrong", "mend it")
WHOLE_FILE = Finding(Location("p.yml"), "note", "house/x", "ön “this”")
FULL = Finding(
    Location("policies/acme/policy.yml", 4, 1),
    "warning",
    "gdpr/retention",
    "not told: how long data is kept",
    "write `retention`",
    "GDPR Art. 13(2)(a)",
    "People can only judge a service that says when their data is gone.",
    "retention:\n  accounts:\n    for: {en: accounts}\n\n    period: 90 days\n",
    ((Location("policies/acme/policy.yml", 9, 5), "data is declared here"), (Location("next.yml"), "{en: no} version")),
)
NOWHERE = Finding(Location(""), "error", "house/nowhere", "nothing is there")
# names and texts that mean something to one format or another
ODD = Finding(
    Location("policies/a b:c,d/100%/ölçü #1?.yml", 1, 2),
    "error",
    "x:y,z",
    'he said: "{0}", 50 % of ::error::\r\n[it](1) <b>\\ \U0001f36a',
    "",
    "Art. 1: a, b",
    "",
    "",
    ((Location("::.yml", 1), "a\nb"),),
)
FINDINGS = (PLAIN, WHOLE_FILE, FULL, NOWHERE, ODD)
