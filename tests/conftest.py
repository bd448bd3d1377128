"""What every test has at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.tree import Tree

# the same examples on every run and on every machine, however slow
settings.register_profile("klausa", deadline=None, derandomize=True, database=None)
settings.load_profile("klausa")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """An empty tree."""
    return Tree(tmp_path)


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away what the machine could say: its language, its day, Material's banner."""
    monkeypatch.setenv("KLAUSA_AS_OF", "2026-11-22")
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
