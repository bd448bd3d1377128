"""The search of a site: for each language one index of its own pages, read by the page's script; nothing old, private or in another language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_RULES = re.compile(r"(?m)^[|: -]*-{3}[|: -]*$|\||^[ \t]*[-*] ")
_SILENT = frozenset({"script", "style", "template", "svg", "button"})


@dataclass(frozen=True)
class Entry:
    """A page as a search knows it: its address in the site, and (anchor, heading, plain words) of each of its sections."""

    language: str
    url: str
    title: str
    sections: tuple[tuple[str, str, str], ...]


def index(entries: Iterable[Entry], languages: Iterable[str]) -> Mapping[str, str]:
    """The index of each language as JSON, an empty one where a language has no page to be found."""
    pages: dict[str, list[dict[str, object]]] = {language: [] for language in languages}
    for entry in entries:
        sections = [[id_, heading, _words(text)] for id_, heading, text in entry.sections]
        pages.setdefault(entry.language, []).append({"url": entry.url, "title": entry.title, "sections": sections})
    return {
        language: json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n" for language, found in sorted(pages.items())
    }


def _words(text: str) -> str:
    """Plain text on one line, without the bars of tables and the marks of lists."""
    return " ".join(_RULES.sub(" ", text).split())


def sections_of(html: str) -> tuple[tuple[str, str, str], ...]:
    """The sections of a page that somebody wrote: each begins at a heading with an anchor; what stands before is the first."""
    reader = _Sections()
    reader.feed(html)
    reader.close()
    return tuple((id_, " ".join(heading.split()), text) for id_, heading, text in reader.found if heading.strip() or text.strip())


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[str]] = [["", "", ""]]
        self._heading = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT or ("class", "headerlink") in attrs
        id_ = dict(attrs).get("id")
        if re.fullmatch("h[1-6]", tag) and id_:
            # the title is that of the page
            self.found.append(["" if tag == "h1" else id_, "", ""])
            self._heading = tag

    def handle_endtag(self, tag: str) -> None:
        if self._silent and (tag in _SILENT or tag == "a"):
            self._silent -= 1
        if tag == self._heading:
            self._heading = ""
        # blocks do not run into each other
        self.found[-1][2] += " " if tag in {"p", "li", "td", "th", "dt", "dd", "pre", "div"} else ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found[-1][1 if self._heading else 2] += data
