"""Laws for tests: what the real ones ask may change, and a test of the machinery asks for just what it needs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from klausa.coverage import Verdict, coverage
from klausa.law import Conduct, Regime, Requirement, Rules, load_regimes
from tests.tree import Tree, rendered

DAY = datetime.date(2026, 11, 22)
HEAD = "languages: [en]\nname: Acme\nregimes: [{id: gdpr}]\n"
SURE = {"confidence": "high", "last-verified": "2026-11-22"}


def ask(id_: str, *answered_by: str, **more: Any) -> Requirement:
    """A requirement that these facts answer, sure and always asked unless *more* says otherwise; keys with underscores."""
    keys = {key.replace("_", "-"): value for key, value in more.items()}
    about = {"article": "1", "asks": "Whether there is a thing.", "why": "It matters.", "duty": "required", "write": "x: y\n"}
    return Requirement.model_validate({"id": id_, "answered-by": answered_by, **SURE, **about, **keys})


def conduct(id_: str, **more: Any) -> Conduct:
    """Something asked that no sentence fulfils."""
    keys = {key.replace("_", "-"): value for key, value in more.items()}
    return Conduct.model_validate({"id": id_, "article": "9", "asks": "To act.", "why": "So.", "duty": "required", **SURE, **keys})


def asks(monkeypatch: pytest.MonkeyPatch, *requirements: Requirement, regime: str = "gdpr", **changed: Any) -> Regime:
    """Lets one law ask for these things and nothing else, and takes away the rules across laws."""
    law = load_regimes()[regime].model_copy(update={"requirements": requirements, "conduct": (), **changed})
    found = {**load_regimes(), regime: law}
    monkeypatch.setattr("klausa.coverage.applied.load_regimes", lambda: found)
    monkeypatch.setattr("klausa.coverage.applied.load_rules", lambda: ())
    return law


def rules(monkeypatch: pytest.MonkeyPatch, *requirements: Requirement) -> None:
    """Puts these rules across laws in the place of the real ones."""
    head = {"id": "across", "name": "Rules across laws", "verified-against": (), **SURE}
    made = Rules.model_validate(head).model_copy(update={"requirements": requirements})
    monkeypatch.setattr("klausa.coverage.applied.load_rules", lambda: (made,))


def verdicts(tree: Tree, text: str, day: datetime.date = DAY, only: str | None = None, **files: str) -> Mapping[str, Verdict]:
    """What a policy tells of each requirement, by code; languages other than English say English words."""
    company = tree.load(text, **files)
    found = coverage(company, rendered(company), day, only)
    by_code = {verdict.code: verdict for verdict in found}
    assert len(by_code) == len(found)
    return by_code
