"""The words of the frame around every page, in each language: the theme prints them and has no catalogs of its own."""

from __future__ import annotations

from collections.abc import Mapping

from klausa.pages.environment import page_environment
from klausa.pipeline import Words


def frames(words: Words) -> Mapping[str, Mapping[str, str]]:
    """By language what `frame.html` sets, by name."""
    found = {}
    for code, messages in words.messages.items():
        module = page_environment(words.templates, messages).get_template("frame.html").module
        found[code] = {name: str(value) for name, value in vars(module).items() if not name.startswith("_")}
    return found
