"""What each law asks, as the program asks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klausa.check.duties import citation, snippet
from klausa.law import Regime, Rules, load_regimes, load_rules
from klausa.pipeline import Told, Words
from klausa.reference.sheet import Sheet

TITLE = "Laws"
ABOUT = "What each law asks a policy to tell, when, which facts answer it, and how far that was verified. Not legal advice."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """A sheet a law, and one a file of rules that cut across laws."""
    yield from map(_sheet, load_regimes().values())
    yield from map(_sheet, load_rules())


def _sheet(rules: Rules) -> Sheet:
    rows = [
        {
            "id": entry.id,
            "code": f"{rules.id}/{entry.id}",
            "asks": entry.asks,
            "why": entry.why,
            "citation": citation(rules, entry),
            "duty": entry.duty,
            "when": entry.when,
            "answered_by": entry.answered_by,
            "write": snippet(entry),
            "from": entry.in_force,
            "until": entry.until,
            "confidence": entry.confidence,
            "note": entry.note,
        }
        for entry in rules.requirements
    ]
    data = {
        "rules": rules,
        "regime": rules if isinstance(rules, Regime) else None,
        "rows": rows,
        "conduct": [(entry, citation(rules, entry)) for entry in rules.conduct],
    }
    about = f"{len(rows)} requirements, verified against the sources below."
    return Sheet(rules.id, rules.name, about, data, tuple((entry.id, entry.id) for entry in rules.requirements))
