"""Sheets for tests of the forms: of the committed texts, and small ones."""

from __future__ import annotations

import datetime
import hashlib
import re
from pathlib import Path

from klausa.forms.sheet import Labels, Part, Sheet
from klausa.render.markdown import to_plain
from klausa.text import split
from tests.tree import ROOT

TEXTS = sorted(ROOT.glob("policies/*/text/*.md"))
TURKISH = Labels(version="Sürüm", effective="Yürürlük tarihi", contents="İçindekiler", page="Sayfa {page}/{pages}")
SMALL = """\
# Ayşe’nin Işığı Gizlilik Politikası

[//]: # (clause data)

## 1. Veriler

Şu veriler işlenir. Bkz. [2. Süreler](#retention), [site](https://acme.example/?a=1&b=2) ve [ilke](../notice/).

- **Ad:** *Ayşe*
- `ad`

### Ayrıntı

1. Önce.
2. Sonra.

[//]: # (clause retention)

## 2. Süreler

| Veri | Süre |
| --- | --- |
| Günlük | 90 &lt; 100 gün |
"""


def sheet(text: str = SMALL, language: str = "tr", policy: str = "acme", **more: object) -> Sheet:
    """A text as it is committed, with a version and a day."""
    head, parts = split(text)
    clauses = []
    for id_, part in parts:
        found = re.match(r"\s*## (\d+)\. (.*)\n+", part)
        assert found
        clauses.append(Part(id_, int(found[1]), to_plain(found[2]), part[found.end() :].strip("\n") + "\n"))
    said: dict[str, object] = {
        "version": "2.0",
        "published": datetime.date(2026, 10, 1),
        "effective": datetime.date(2026, 11, 1),
        "labels": TURKISH if language == "tr" else Labels(),
    }
    title, digest = head.strip().removeprefix("# "), hashlib.sha256(text.encode()).hexdigest()
    named = {"name": "Acme", **said, **more}
    return Sheet(policy=policy, language=language, title=title, parts=tuple(clauses), sha256=digest, **named)  # type: ignore[arg-type]


def committed(path: Path) -> Sheet:
    """A committed text of a company."""
    return sheet(path.read_text(encoding="utf-8"), path.stem, path.parts[-3])
