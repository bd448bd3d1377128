"""The text as a Word document: real headings with their numbers, lists, tables, links, and version and digest in the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from babel.core import get_global

from klausa.forms.sheet import Part, Sheet
from klausa.word import as_bytes, clean, element, empty, qualified

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_COUNTRIES = {"en": "en-GB"}  # where the language alone does not say how it is spelt here
_DEEPEST = 3  # Word's own list styles go as deep
_FIRST_DAY = datetime(1980, 1, 1)  # of a text without a date; a document must have one
_WIDE, _SMALLER, _SMALL = 6, 18, 15  # half points of the letters in a table, and in one of so many columns
_HEADINGS, _BULLETS, _STEPS = 90, 91, 92  # our numberings, beside those that the empty document brings


def as_docx(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes. The numbers of headings are Word's own, and those of the text; raises Missing."""
    writer = _Writer(empty(), sheet)
    writer.write()
    return as_bytes(writer.document)


@dataclass(frozen=True)
class _Look:
    """How letters look, and where they lead; *size* in half points, where it is not the paragraph's."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""
    size: int = 0


@dataclass
class _Writer:
    """Writes one sheet into an empty document."""

    document: Document
    sheet: Sheet
    numberings: int = field(default=_STEPS)
    expected: int = 1

    def write(self) -> None:
        """Everything, from the properties to the footer."""
        sheet = self.sheet
        self._properties()
        self._styles()
        self._numberings()
        self.document.add_paragraph(clean(sheet.title), style="Title")
        for note in sheet.notes:
            self.document.add_paragraph(clean(note), style="Intense Quote")
        for label, value in sheet.facts:
            line = self.document.add_paragraph()
            line.paragraph_format.space_after = 0
            line.add_run(clean(f"{label}: ")).bold = True
            line.add_run(clean(value))
        for number, part in enumerate(sheet.parts):
            self._part(number, part)
        label, digest = sheet.digest
        self.document.add_paragraph(f"{label}: {digest}", style="Caption")
        self._footer()

    def _properties(self) -> None:
        sheet = self.sheet
        day = sheet.published or sheet.effective
        found = self.document.core_properties
        found.title, found.author, found.last_modified_by = clean(sheet.title), clean(sheet.name), clean(sheet.name)
        found.subject, found.language, found.version = clean(sheet.footer), self._language, sheet.version or ""
        found.created = found.modified = datetime.combine(day, time()) if day else _FIRST_DAY
        found.comments = found.keywords = ""
        found.revision = 1

    @property
    def _language(self) -> str:
        """The language as Word wants it, with its country: tr-TR."""
        code = self.sheet.language
        likely = str(get_global("likely_subtags").get(code, code)).split("_")
        return _COUNTRIES.get(code, f"{code}-{likely[-1]}" if len(likely) > 1 and "-" not in code else code)

    def _styles(self) -> None:
        """Black on white, one family of letters, and the language for the spelling of all."""
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt, RGBColor

        styles = self.document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self._language)
        sizes = {"Normal": 10.5, "Title": 22, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10.5, "Caption": 8, "Footer": 8}
        for name, size in sizes.items():
            style: Any = styles[name]
            style.font.size, style.font.name, style.font.color.rgb = Pt(size), "Cambria", RGBColor(0x1A, 0x1A, 0x1A)
            fonts = style.element.rPr.rFonts
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
        for name in ("Title", "Intense Quote"):
            lined: Any = styles[name]
            for line in list(lined.element.iter(qn("w:pBdr"))):
                line.getparent().remove(line)
        note: Any = styles["Intense Quote"]
        note.font.color.rgb, note.font.italic, note.paragraph_format.left_indent = RGBColor(0x1A, 0x1A, 0x1A), False, Mm(0)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for section in self.document.sections:
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.left_margin = section.right_margin = Mm(25)
            section.top_margin = section.bottom_margin = Mm(24)

    def _numberings(self) -> None:
        """Headings of clauses are 1., 2.; bullets and steps are lists of their own."""
        numbering = self.document.part.numbering_part.element
        first = numbering.find(qualified("w:num"))
        made = (
            _levels(_HEADINGS, [("decimal", "%1.", 567, 567), *[("none", "", 0, 0)] * 2], "Heading 1"),
            _levels(_BULLETS, [("bullet", mark, 425 * (depth + 1), 283) for depth, mark in enumerate("•–•")]),
            _levels(_STEPS, [("decimal", f"%{depth + 1}.", 425 * (depth + 1), 425) for depth in range(_DEEPEST)]),
        )
        for levels in made:
            first.addprevious(levels)
        for id_ in (_HEADINGS, _BULLETS, _STEPS):
            numbering.append(element("w:num", {"w:numId": id_}, element("w:abstractNumId", {"w:val": id_})))
        heading: Any = self.document.styles["Heading 1"]
        _number(heading.element.get_or_add_pPr(), _HEADINGS)

    def _part(self, place: int, part: Part) -> None:
        heading = self.document.add_paragraph(clean(part.heading), style="Heading 1")
        if part.number != self.expected:
            # the text goes on with another number, and so must Word
            _number(heading._p.get_or_add_pPr(), self._restarted(_HEADINGS, part.number))
        self.expected = part.number + 1
        mark = {"w:id": place, "w:name": self._bookmark(part.id)}
        heading._p.insert(1, element("w:bookmarkStart", mark))
        heading._p.append(element("w:bookmarkEnd", {"w:id": place}))
        html = clean(self.sheet.html(part, lambda id_: f"#{self._bookmark(id_)}", deeper=-1))
        for child in ElementTree.fromstring(f"<div>{html}</div>"):
            self._block(child)

    def _bookmark(self, id_: str) -> str:
        """Word's names have no hyphens and end soon; the place of a clause is short and its own."""
        return next(f"clause_{place}" for place, part in enumerate(self.sheet.parts, 1) if part.id == id_)

    def _restarted(self, of: int, start: int = 1, depth: int = 0) -> int:
        """A numbering that begins anew."""
        self.numberings += 1
        again = element("w:lvlOverride", {"w:ilvl": depth}, element("w:startOverride", {"w:val": start}))
        num = element("w:num", {"w:numId": self.numberings}, element("w:abstractNumId", {"w:val": of}), again)
        self.document.part.numbering_part.element.append(num)
        return self.numberings

    def _block(self, found: ElementTree.Element) -> None:
        match found.tag:
            case "ul" | "ol":
                self._list(found, 0)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._fill(self.document.add_paragraph(style=f"Heading {min(max(int(found.tag[1]), 2), 9)}"), found)
            case "div":
                for table in found:
                    self._table(table)
            case "blockquote":
                for child in found:
                    self._fill(self.document.add_paragraph(style="Quote"), child)
            case "pre" | "p":
                self._fill(self.document.add_paragraph(), found)

    def _list(self, found: ElementTree.Element, depth: int) -> None:
        depth = min(depth, _DEEPEST - 1)
        id_ = _BULLETS if found.tag == "ul" else self._restarted(_STEPS, int(found.get("start", "1")), depth)
        for item in found:
            paragraph = self.document.add_paragraph(style="List Paragraph")
            _number(paragraph._p.get_or_add_pPr(), id_, depth)
            self._fill(paragraph, item)
            first = True
            for child in item:
                if child.tag in ("ul", "ol"):
                    self._list(child, depth + 1)
                elif child.tag == "p" and first:
                    self._fill(paragraph, child)
                    first = False
                elif child.tag == "p":
                    more = self.document.add_paragraph(style="List Continue" + (f" {depth + 1}" if depth else ""))
                    self._fill(more, child)

    def _table(self, found: ElementTree.Element) -> None:
        rows = list(found.iter("tr"))
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            properties = row._tr.get_or_add_trPr()
            properties.append(element("w:cantSplit"))
            if cells[0].tag == "th":
                properties.append(element("w:tblHeader"))
            for cell, source in zip(row.cells, cells, strict=False):
                self._cell(cell, source, _Look(bold=source.tag == "th", size=_SMALL if len(cells) >= _WIDE else _SMALLER))
        # else what follows sticks to the table
        self.document.add_paragraph().paragraph_format.space_after = 0

    def _cell(self, cell: _Cell, source: ElementTree.Element, look: _Look) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = 0
        self._fill(paragraph, source, look)

    def _fill(self, paragraph: Paragraph, found: ElementTree.Element, look: _Look | None = None) -> None:
        """The words of an element, links as links; lists and paragraphs inside are not its words."""
        link: Any = None
        last = ""
        for words, style in _runs(found, look or _Look()):
            if not style.href:
                paragraph._p.append(_run(words, style))
                last = ""
                continue
            if style.href != last:
                link = self._link(paragraph, style.href)
                last = style.href
            link.append(_run(words, style))

    def _link(self, paragraph: Paragraph, href: str) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE

        where = (
            {"w:anchor": href[1:]}
            if href.startswith("#")
            else {"r:id": paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)}
        )
        link = element("w:hyperlink", {**where, "w:history": 1})
        paragraph._p.append(link)
        return link

    def _footer(self) -> None:
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.add_run(clean(self.sheet.footer) + "\n")
        for words in re.split(r"(\{pages?\})", self.sheet.labels.page):
            match words:
                case "{page}":
                    footer._p.append(element("w:fldSimple", {"w:instr": "PAGE"}, _run("1", _Look())))
                case "{pages}":
                    footer._p.append(element("w:fldSimple", {"w:instr": "NUMPAGES"}, _run("1", _Look())))
                case _:
                    footer.add_run(clean(words))


def _levels(id_: int, levels: list[tuple[str, str, int, int]], style: str = "") -> Any:
    """A numbering of several levels: format, text, indent and hanging of each (in twentieths of a point)."""
    made = element("w:abstractNum", {"w:abstractNumId": id_}, element("w:multiLevelType", {"w:val": "multilevel"}))
    for depth, (form, text, indent, hanging) in enumerate(levels):
        level = element("w:lvl", {"w:ilvl": depth}, element("w:start", {"w:val": 1}), element("w:numFmt", {"w:val": form}))
        if style and depth == 0:
            level.append(element("w:pStyle", {"w:val": style.replace(" ", "")}))
        level.append(element("w:lvlText", {"w:val": text}))
        level.append(element("w:lvlJc", {"w:val": "left"}))
        level.append(element("w:pPr", {}, element("w:ind", {"w:left": indent, "w:hanging": hanging})))
        made.append(level)
    return made


def _number(properties: Any, id_: int, depth: int = 0) -> None:
    """Says of a paragraph or style that it is numbered."""
    found = properties.get_or_add_numPr()
    found.get_or_add_ilvl().val = depth
    found.get_or_add_numId().val = id_


def _runs(found: ElementTree.Element, look: _Look) -> Iterator[tuple[str, _Look]]:
    """The words of an element with their looks, but for the blocks that stand in it."""
    yield from _words(found.text, look)
    for child in found:
        match child.tag:
            case "strong":
                yield from _runs(child, replace(look, bold=True))
            case "em":
                yield from _runs(child, replace(look, italic=True))
            case "code":
                yield from _runs(child, replace(look, code=True))
            case "a":
                yield from _runs(child, replace(look, href=child.get("href", "")))
            case "br":
                yield "\n", look
        yield from _words(child.tail, look)


def _words(text: str | None, look: _Look) -> Iterator[tuple[str, _Look]]:
    # a new line of the source is a blank; between blocks there is nothing but such
    words = re.sub(r"\s*\n\s*", " ", text or "")
    if words.strip() or (words and "\n" not in (text or "")):
        yield words, look


def _run(words: str, look: _Look) -> Any:
    shown = element("w:rPr")
    if look.code:
        shown.append(element("w:rFonts", {"w:ascii": "Courier New", "w:hAnsi": "Courier New"}))
    if look.bold:
        shown.append(element("w:b"))
    if look.italic:
        shown.append(element("w:i"))
    if look.size:
        shown.append(element("w:sz", {"w:val": look.size}))
    if look.href:
        shown.append(element("w:u", {"w:val": "single"}))
    if words == "\n":
        return element("w:r", {}, shown, element("w:br"))
    text = element("w:t", {"xml:space": "preserve"})
    text.text = words
    return element("w:r", {}, shown, text)
