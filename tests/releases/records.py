"""Small histories for tests, put on record by Klausa itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from klausa.model.record import Release
from klausa.releases import History, freeze, read_history
from klausa.releases.recording import append


def day(text: str) -> datetime.date:
    """A day from its ISO form."""
    return datetime.date.fromisoformat(text)


def text(clause: str = "We keep it.") -> bytes:
    """A frozen text of one clause."""
    return f"# Acme Privacy Policy\n\n[//]: # (clause data)\n\n## 1. Data\n\n{clause}\n".encode()


def release(company: Path, version: str, effective: str, words: str = "", **more: Any) -> Path:
    """Freezes a release of a made-up policy; its folder."""
    record = Release.model_validate({"version": version, "effective": effective, "languages": ["en"], **more})
    files = {"en.md": text(words or f"Text of {version}."), "policy.yml": b"name: Acme\n", "trace.json": b"{}\n"}
    return freeze(company, record, files, read_history(company))


def event(company: Path, kind: str, on: str, **more: Any) -> None:
    """Puts an event on record."""
    append(company, {"event": kind, "on": on, **more}, read_history(company))


def history(company: Path, plan: Mapping[str, str]) -> History:
    """A history of releases: version → effective date."""
    for version, effective in plan.items():
        release(company, version, effective)
    return read_history(company)
