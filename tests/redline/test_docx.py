"""Redlines as Word documents, held by their XML: accepting all gives the new text, rejecting all the old one."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klausa.missing import Missing
from klausa.redline import Section, compare
from klausa.redline.docx import as_docx
from klausa.redline.inline import words_of
from klausa.redline.lines import read as read_lines
from tests.redline import TEXTS, clause, edited, text

docx = pytest.importorskip("docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = date(2026, 3, 1)


def made(old: str, new: str) -> bytes:
    """A document of one redline."""
    return as_docx([Section("Contoh", "en", compare(old, new))], author="Klausa", on=DAY)


def resolved(document: bytes, *, accept: bool) -> list[str]:
    """The paragraphs that are left when all changes are accepted or rejected, as a word processor does it; cells are paragraphs."""
    body = docx.Document(io.BytesIO(document)).element.body
    gone = "del" if accept else "ins"
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for element in [e for e in body.iter(f"{W}{gone}") if e.getparent().tag == f"{W}p"]:
        element.getparent().remove(element)
    assert not [e for e in body.iter(f"{W}delText") if e.getparent().getparent().tag != f"{W}del"]
    assert not [e for e in body.iter(f"{W}t") if e.getparent().getparent().tag == f"{W}del"]
    found = []
    for paragraph in body.iter(f"{W}p"):
        words = "".join(e.text or "" for e in paragraph.iter(f"{W}t", f"{W}delText"))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            assert words == "", "what goes with its paragraph leaves nothing"
        elif words:
            found.append(words)
    return found


def seen(source: str) -> list[str]:
    """What readers see of a text, word by word."""
    return [word for line in read_lines(source) for cell in line.cells for word in words_of(cell).split()]


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([path for path in TEXTS if path.parts[-3] != "contoh"]), st.randoms(use_true_random=False), st.integers(0, 15)
)
def test_accepted_and_rejected(path: object, seed: random.Random, edits: int) -> None:
    """Real texts with edits, clauses moved too."""
    old = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    new = edited(old, seed, edits, fair=True)
    document = made(old, new)
    assert " ".join(resolved(document, accept=True)).split() == seen(new)
    assert " ".join(resolved(document, accept=False)).split() == seen(old)


OLD = text(
    clause("a", 1, "First", "We sell nothing.", "We keep logs.", "", "- **Logs:** 1 year", "  Or more.", "  - deeper"),
    clause(
        "b",
        2,
        "Second",
        "| Data | Period |",
        "| --- | --- |",
        "| Logs | 1 year |",
        "| Mail | 3 days |",
        "",
        "### More",
        "",
        "1. Step.",
    ),
)


def test_paragraphs_are_those_of_the_text() -> None:
    """A resolved document has the paragraphs of one that never had a change."""
    new = text(
        clause("n", 1, "New", "Hello."),
        clause("a", 2, "First", "We sell nothing at all.", "", "- **Logs:** 2 years", "  - deeper", "- Another"),
        clause(
            "b",
            3,
            "Second",
            "| Data | Period |",
            "| --- | --- |",
            "| Logs | 1 day |",
            "| Post | 7 weeks |",
            "",
            "### Less",
            "",
            "1. Step.",
        ),
    )
    document = made(OLD, new)
    assert resolved(document, accept=True) == resolved(made(new, new), accept=True)
    assert resolved(document, accept=False) == resolved(made(OLD, OLD), accept=True)
    assert resolved(document, accept=True)[:5] == ["Policy", "1. New", "Hello.", "2. First", "We sell nothing at all."]


def test_real_headings_lists_tables_and_changes() -> None:
    """Styles are Word's own; every change has a number of its own, an author and a day."""
    document = docx.Document(io.BytesIO(made(OLD, OLD.replace("1 year", "2 years").replace("| Mail | 3 days |\n", ""))))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0][0] == "Title" and ("Heading 1", "1. First") in styles and ("Heading 2", "More") in styles
    assert [name for name, words in styles if words == "deeper"] == ["List Bullet 2"]
    assert len(document.tables) == 1 and len(document.tables[0].rows) == 3
    changes = list(document.element.body.iter(f"{W}ins", f"{W}del"))
    assert {e.get(f"{W}author") for e in changes} == {"Klausa"}
    assert {e.get(f"{W}date") for e in changes} == {"2026-03-01T00:00:00Z"}
    assert len({e.get(f"{W}id") for e in changes}) == len(changes)
    assert document.element.body.findall(f".//{W}trPr/{W}del")
    assert document.core_properties.author == "Klausa"
    bold = [r for p in document.paragraphs for r in p.runs if r.bold]
    assert [r.text for r in bold] == ["Logs:"]


def test_several_and_the_same_bytes() -> None:
    """Policies and languages one after the other, each from a new page, marked as its language; no moment of writing in the file."""
    sections = [Section("A", "en", compare(OLD, OLD)), Section("A", "tr", compare("", OLD))]
    document = as_docx(sections, author="K", on=DAY)
    assert document == as_docx(sections, author="K", on=DAY)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:pageBreakBefore/>") == 1
    assert 'w:lang w:val="en"' in xml and 'w:lang w:val="tr"' in xml


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A control character does not break the document."""
    assert "x y" in " ".join(resolved(made("", text(clause("a", 1, "A", "x\x01 y\ufffe"))), accept=True))


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Missing, match=r"klausa\[docx\]"):
        made(OLD, OLD)
