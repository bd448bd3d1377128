"""One page of the reference, before it is HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from klausa.render.markdown import to_html

_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\n?\Z", re.DOTALL)


@dataclass(frozen=True)
class Sheet:
    """A page: its id in addresses, its title, what it is about in a sentence, its contents, and what its template shows."""

    id: str
    title: str
    about: str
    data: Mapping[str, object]
    contents: tuple[tuple[str, str], ...] = ()


def inline(markdown: str) -> Markup:
    """A line of Markdown as HTML without a paragraph around it."""
    html = to_html(markdown).strip()
    found = _PARAGRAPH.match(html)
    return Markup(found[1] if found and "<p>" not in found[1] else html)
