"""PDF, read again: tagged, in its language, with its own letters, the same bytes each time, nothing fetched."""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from typing import Any

import pikepdf
import pytest

from klausa.forms import as_pdf
from klausa.forms import pdf as module
from klausa.missing import Missing
from tests.forms import SMALL, TEXTS, sheet

# Pango is a library of the system
pytestmark = pytest.mark.system


@cache
def made() -> bytes:
    """One document for the tests that only look at it."""
    return as_pdf(sheet(demo="made-up", release="ab" * 32))


def opened(document: bytes) -> Any:
    """The document as pikepdf reads it."""
    return pikepdf.open(io.BytesIO(document))


def tags(node: Any) -> list[str]:
    """The tags of the structure tree, in reading order."""
    found: list[str] = []
    if isinstance(node, pikepdf.Array):
        for child in node:
            found += tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        found += [str(node.S)] if "/S" in node else []
        found += tags(node.K) if "/K" in node else []
    return found


def test_tagged_and_in_its_language() -> None:
    """PDF/UA is claimed; headings, lists and what heads a table are said; a title is shown and a table of contents beside the page."""
    document = opened(made())
    assert str(document.Root.Lang) == "tr" and document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Title) == "Ayşe’nin Işığı Gizlilik Politikası"
    assert document.open_metadata()["pdfuaid:part"] == "1"
    found = tags(document.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= set(found)
    with document.open_outline() as outline:
        (title,) = outline.root
        assert [entry.title for entry in title.children] == ["1. Veriler", "2. Süreler"]


def test_letters_are_ours_and_inside() -> None:
    """Every font is embedded and one of those that we ship, Turkish letters and the lira sign included."""
    everything = SMALL.replace("Önce.", "ğ Ğ ş Ş ı I i İ ç ö ü â î û ₺ € ’ “ ” – … •")
    for document in (opened(made()), opened(as_pdf(sheet(everything)))):
        fonts = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+Klausa", str(font.FontName)) and ("/FontFile2" in font or "/FontFile3" in font)


def test_the_letters_suffice() -> None:
    """For every text that we have: a letter that is missing would come from some font of the machine."""
    from fontTools.ttLib import TTFont

    for file in sorted(module._FONTS.glob("*.ttf")):
        known = set(TTFont(file).getBestCmap())
        used = {letter for path in TEXTS for letter in path.read_text(encoding="utf-8")} - {"\n"}
        assert not {letter for letter in used if ord(letter) not in known}, file.name


def test_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert as_pdf(sheet(demo="made-up", release="ab" * 32)) == made()


def test_what_the_margins_say() -> None:
    """Version, digest and page; words with quotes and braces do not break the style."""
    style = module._style(sheet(policy="x", version='1"} * {color:red', release="ab" * 32))
    assert '"Sayfa " counter(page) "/" counter(pages)' in style
    assert '1\\"} * {color:red' in style and "abababababab" in style


def test_nothing_is_fetched_and_no_markup_gets_in() -> None:
    """Names and headings are words; a page of another host is never asked for."""
    page = module._page(sheet(SMALL.replace("# Ayşe", "# <img src=https://evil.example/x.png>"), name="<b>"))
    assert "<img" not in page and "<b>" not in page


def test_wide_tables_are_marked() -> None:
    """They take from the margins."""
    row = "| " + " | ".join("abcdef") + " |\n"
    wide = SMALL.replace("| Veri | Süre |\n| --- | --- |\n| Günlük | 90 &lt; 100 gün |\n", row + "| --- " * 6 + "|\n" + row)
    assert 'class="table wide"' in module._page(sheet(wide)) and 'class="table"' in module._page(sheet())


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install, of the system too."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Missing, match=r"^PDF needs WeasyPrint.*pip install 'klausa\[pdf\]'.*libpango-1.0-0"):
        as_pdf(sheet())
