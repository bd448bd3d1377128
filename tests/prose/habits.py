"""The habits of the shipped languages, as they are committed."""

from __future__ import annotations

from functools import cache

from klausa.language.habits import Habits, read_habits
from tests.tree import ROOT

LANGUAGES = ("en", "id", "tr")


@cache
def habits(language: str) -> Habits:
    """The habits of one language."""
    return read_habits(language, [ROOT / "locales"])
