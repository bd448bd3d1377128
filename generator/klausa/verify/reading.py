"""Reads a built page whatever engine wrote it: its language, its anchors, and the letters and digits that stand after each."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from html.parser import HTMLParser

UNSEEN = ("script", "style", "template")


class BuiltPage(HTMLParser):
    """A page of a site. *said* holds the words after each of these anchors that is there, up to the next one of them, or to
    the end of the section that it names.

    Words are letters and digits alone: engines set blanks, quotes and dashes as they like.
    """

    def __init__(self, html: str, anchors: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self._parts: dict[str, list[str]] = {}
        self._anchors = frozenset(anchors)
        self._here: list[str] = []
        self._unseen = 0
        self._sections: list[bool] = []
        self.feed(html)
        self.close()
        self.said = {anchor: letters("".join(parts)) for anchor, parts in self._parts.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        self._unseen += tag in UNSEEN
        anchor = given.get("id") or ""
        begins = anchor in self._anchors and anchor not in self._parts
        if begins:
            self._here = self._parts.setdefault(anchor, [])
        if tag == "section":
            self._sections.append(begins)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag == "section" and self._sections and self._sections.pop():
            self._here = []

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._here.append(data)


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())
