"""Redlines as data: the keys are a contract."""

from __future__ import annotations

from klausa.redline import as_data, compare
from tests.redline import clause, text


def test_the_keys() -> None:
    """All of them, always; letters stay letters; a clause without difference has no lines."""
    old = text(clause("a", 1, "Birinci", "- **Günlükler:** 1 yıl"), clause("b", 2, "İkinci", "x"))
    assert as_data(compare(old, old.replace("1 yıl", "2 yıl"))) == {
        "differs": True,
        "title": [{"kind": "same", "text": "Policy"}],
        "clauses": [
            {
                "id": "a",
                "kind": "changed",
                "moved": False,
                "number": {"old": "1", "new": "1"},
                "place": {"old": 0, "new": 0},
                "heading": [{"kind": "same", "text": "Birinci"}],
                "lines": [
                    {
                        "kind": "changed",
                        "shape": "item",
                        "depth": 0,
                        "moved": False,
                        "cells": [
                            [
                                {"kind": "same", "text": "**Günlükler:** "},
                                {"kind": "deleted", "text": "1"},
                                {"kind": "inserted", "text": "2"},
                                {"kind": "same", "text": " yıl"},
                            ]
                        ],
                    }
                ],
            },
            {
                "id": "b",
                "kind": "unchanged",
                "moved": False,
                "number": {"old": "2", "new": "2"},
                "place": {"old": 1, "new": 1},
                "heading": [{"kind": "same", "text": "İkinci"}],
                "lines": [],
            },
        ],
    }
