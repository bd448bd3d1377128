"""Word documents, held by their XML: headings with the text's numbers, real lists, tables and links."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from klausa.forms import as_docx
from klausa.missing import Missing
from tests.forms import SMALL, TEXTS, committed, sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def opened(document: bytes) -> Any:
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(document))


def headings(document: Any) -> list[tuple[int, str]]:
    """Clauses with the numbers that a word processor shows: each numbering counts on, a started one anew."""
    starts = {
        num.get(f"{W}numId"): int(start.get(f"{W}val"))
        for num in document.part.numbering_part.element.iter(f"{W}num")
        for start in num.iter(f"{W}startOverride")
    }
    found: list[tuple[int, str]] = []
    shown = 0
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 1":
            own = paragraph._p.find(f"{W}pPr/{W}numPr/{W}numId")
            shown = starts[own.get(f"{W}val")] if own is not None else shown + 1
            found.append((shown, paragraph.text))
    return found


@pytest.mark.parametrize(
    "path", [path for path in TEXTS if path.parts[-3] in ("contoh", "vlint")], ids=lambda path: str(path.parts[-3:])
)
def test_committed_texts(path: Path) -> None:
    """Each clause is a numbered heading with the number that it has in the text, every word is there, every link leads somewhere."""
    source = committed(path)
    document = opened(as_docx(source))
    assert headings(document) == [(part.number, part.heading) for part in source.parts]
    body = document.element.body
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    links = list(body.iter(f"{W}hyperlink"))
    assert len(marks) == len(source.parts) and links
    assert all(link.get(f"{W}anchor") in marks if link.get(f"{W}anchor") else link.get(f"{R}id") for link in links)
    words = re.sub(r"\s+", "", "".join(text.text for text in body.iter(f"{W}t")))
    for part in source.parts:
        html = source.html(part, str)
        plain = re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))
        for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            plain = plain.replace(entity, letter)
        assert plain in words, part.id


def test_the_numbering_is_words_own() -> None:
    """Tied to the style, so that an inserted heading renumbers the others."""
    document = opened(as_docx(sheet()))
    number = document.styles["Heading 1"].element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    levels = document.part.numbering_part.element
    abstract = (
        next(num for num in levels.iter(f"{W}num") if num.get(f"{W}numId") == number).find(f"{W}abstractNumId").get(f"{W}val")
    )
    first = next(found for found in levels.iter(f"{W}abstractNum") if found.get(f"{W}abstractNumId") == abstract)
    level = first.find(f"{W}lvl")
    assert level.find(f"{W}lvlText").get(f"{W}val") == "%1." and level.find(f"{W}pStyle").get(f"{W}val") == "Heading1"


def test_numbers_that_leave_some_out() -> None:
    """A text whose clauses are not numbered in a row keeps its numbers."""
    found = opened(as_docx(sheet(SMALL.replace("## 2.", "## 7."))))
    assert [number for number, _ in headings(found)] == [1, 7]


def test_lists_tables_and_letters() -> None:
    """Steps begin at one, a table repeats its head, bold and italic are what they were."""
    document = opened(as_docx(sheet()))
    listed = {
        p.text: p._p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in document.paragraphs
        if p.style.name == "List Paragraph"
    }
    assert list(listed) == ["Ad: Ayşe", "ad", "Önce.", "Sonra."]
    assert listed["Önce."] == listed["Sonra."] != listed["ad"]
    assert "Heading 2" in {p.style.name for p in document.paragraphs if p.text == "Ayrıntı"}
    name = next(p for p in document.paragraphs if p.text == "Ad: Ayşe")
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in name.runs] == [
        ("Ad:", True, False),
        (" ", False, False),
        ("Ayşe", False, True),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Veri", "Süre"], ["Günlük", "90 < 100 gün"]]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


@pytest.mark.parametrize(("language", "said"), [("tr", "tr-TR"), ("id", "id-ID"), ("en", "en-GB"), ("de", "de-DE")])
def test_the_language_is_said(language: str, said: str) -> None:
    """For the spelling and for screen readers."""
    document = opened(as_docx(sheet(language=language)))
    assert {element.get(f"{W}val") for element in document.styles.element.iter(f"{W}lang")} == {said}
    assert document.core_properties.language == said


def test_properties_and_footer() -> None:
    """Title, author, day; version, digest and the page's number at the foot."""
    document = opened(as_docx(sheet(demo="made-up", release="ab" * 32)))
    assert document.core_properties.title == document.paragraphs[0].text == "Ayşe’nin Işığı Gizlilik Politikası"
    assert document.core_properties.author == "Acme" and f"{document.core_properties.created:%Y-%m-%d}" == "2026-10-01"
    footer = document.sections[0].footer.paragraphs[0]._p
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    words = "".join(text.text for text in footer.iter(f"{W}t"))
    assert "Sürüm 2.0" in words and "abababababab" in words
    assert document.paragraphs[-1].text.endswith("ab" * 32)


def test_letters_that_xml_lacks() -> None:
    """They go, and the document opens."""
    assert "AB" in {p.text for p in opened(as_docx(sheet(SMALL.replace("1. Önce.", "1. A\x0bB")))).paragraphs}


def test_the_same_bytes() -> None:
    """No moment of writing, in the archive or in a property."""
    first = as_docx(sheet())
    assert first == as_docx(sheet())
    assert {item.date_time for item in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Missing, match=r"^DOCX needs python-docx.*pip install 'klausa\[docx\]'$"):
        as_docx(sheet())
