"""Tables in HTML that fold on a narrow screen: each cell carries the head of its column."""

from __future__ import annotations

import itertools
import re
from html import escape, unescape

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEAD = re.compile(r"<th([ >])(.*?)</th>", re.DOTALL)
# what is no word of a head: its markup, and marks of a review in letters that nobody writes
_NO_WORD = re.compile("<[^>]+>|[\ue000-\uf8ff]")

_EMPTY = re.compile(r'(<td data-label="[^"]*"(?: [^>]*)?)>–</td>')


def folding(html: str) -> str:
    """*html* with every table of its Markdown in a box of its own, its cells labelled."""
    return _TABLE.sub(lambda found: f'<div class="klausa-table">{_labelled(found.group())}</div>', html)


def _labelled(table: str) -> str:
    heads = [escape(unescape(_NO_WORD.sub("", found[2].removeprefix(">")))).strip() for found in _HEAD.finditer(table)]

    def row(found: re.Match[str]) -> str:
        columns = itertools.cycle(heads)
        cells = re.sub(r"<td(?=[ >])", lambda _: f'<td data-label="{next(columns)}"', found.group())
        return re.sub(r"<th(?=[ >])", '<th scope="col"', cells)

    table = _ROW.sub(row, table)
    # what says nothing takes no line of its own in a folded row
    table = _EMPTY.sub(r'\1 class="klausa-none">–</td>', table)
    # the theme's script wraps tables that have no class into boxes of its own
    return table.replace("<table>", '<table class="klausa-grid">')
