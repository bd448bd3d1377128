"""The text on paper: a tagged PDF with its own letters, contents, page numbers, and version and digest on every page."""

from __future__ import annotations

import logging
import re
from html import escape
from pathlib import Path

from klausa.forms.sheet import Sheet
from klausa.missing import Missing

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
# a table of so many columns takes from the margins and from its letters
_WIDE = 6
_SYSTEM = "; on Debian also: apt-get install libpango-1.0-0 libpangoft2-1.0-0"


def as_pdf(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes wherever the same versions of WeasyPrint and Pango are. Nothing is fetched; raises Missing."""
    try:
        from weasyprint import CSS, HTML  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except (ImportError, OSError) as missing:  # OSError: WeasyPrint is there, Pango is not
        raise Missing("PDF", "WeasyPrint (and its system library, Pango)", "pdf", _SYSTEM) from missing
    # it warns of what it leaves out of our own style; a build has nothing to do with that
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    fetcher = URLFetcher(allowed_protocols={"file"})
    style = CSS(string=_style(sheet), font_config=fonts, url_fetcher=fetcher, base_url=_FONTS.as_uri() + "/")
    paper = HTML(string=_page(sheet), url_fetcher=fetcher)
    written: bytes = paper.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return written


def _page(sheet: Sheet) -> str:
    parts = [f"<h1>{escape(sheet.title)}</h1>"]
    parts += [f'<p class="note">{escape(note)}</p>' for note in sheet.notes]
    if sheet.facts:
        rows = "".join(f"<p><strong>{escape(label)}:</strong> {escape(value)}</p>" for label, value in sheet.facts)
        parts.append(f'<div class="meta">{rows}</div>')
    entries = "".join(
        f'<li><a href="#{escape(part.id)}"><span class="number">{part.number}.</span> {escape(part.heading)}</a></li>'
        for part in sheet.parts
    )
    parts.append(f'<nav><p class="contents">{escape(sheet.labels.contents)}</p><ol>{entries}</ol></nav>')
    for part in sheet.parts:
        html = _tables(sheet.html(part, lambda id_: f"#{escape(id_)}"))
        parts.append(f'<section id="{escape(part.id)}"><h2>{part.number}. {escape(part.heading)}</h2>\n{html}</section>')
    label, digest = sheet.digest
    parts.append(f'<p class="digest">{escape(label)}: <span>{digest}</span></p>')
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{escape(sheet.title)}</title>\n<meta name="author" content="{escape(sheet.name)}">\n'
        f'<meta name="description" content="{escape(sheet.footer)}">\n</head>\n<body>\n'
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _tables(html: str) -> str:
    """Tables of many columns marked, and what heads a column said to be that."""
    out = []
    for place, piece in enumerate(html.split('<div class="klausa-table">')):
        wide = place and piece.partition("</tr>")[0].count("<th") >= _WIDE
        out.append((f'<div class="table{" wide" if wide else ""}">' if place else "") + piece.replace("<th>", '<th scope="col">'))
    return "".join(out)


def _style(sheet: Sheet) -> str:
    """The style with the words of the margins in it."""
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    numbers = " ".join(counters.get(words) or _string(words) for words in re.split(r"(\{pages?\})", sheet.labels.page))
    margins = f"@page {{ @bottom-left {{ content: {_string(sheet.footer)} }} @bottom-right {{ content: {numbers} }} }}\n"
    return (_HERE / "paper.css").read_text(encoding="utf-8") + margins


def _string(words: str) -> str:
    """A CSS string."""
    marks = {"\\": "\\\\", '"': '\\"', "\n": " "}
    return '"' + "".join(marks.get(letter, letter) for letter in words) + '"'
