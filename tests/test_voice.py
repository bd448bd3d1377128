"""How the committed text is laid out. Its words are checked by Klausa itself: `tests/prose/test_seeded_faults.py` holds that it finds nothing."""

from __future__ import annotations

import re
from pathlib import Path

from klausa.pipeline import run
from klausa.text import body

ROOT = Path(__file__).parent.parent


def test_one_sentence_a_line() -> None:
    """The committed text has one sentence a line, outside tables and bullets, so that a diff shows sentences."""
    several = {}
    for item in run(ROOT):
        for language, document in item.rendered.items():
            if item.company.policy.clauses:
                continue  # a company's own words are its own
            lines = [line for line in body(document).splitlines() if line and line[0] not in "|-#[ <"]
            bad = [line for line in lines if re.search(r"[a-zğüşıöç]{3}\. [A-ZÇĞİÖŞÜ]", line)]
            if bad:
                several[item.company.id, language] = bad
    assert not several
