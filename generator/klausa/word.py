"""What every Word document is built of: elements, words that XML has a place for, an archive without the moment of writing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from klausa.missing import Missing

if TYPE_CHECKING:
    from docx.document import Document

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST = (1980, 1, 1, 0, 0, 0)  # an archive knows nothing earlier


def empty() -> Document:
    """An empty document; raises Missing."""
    try:
        from docx import Document
    except ImportError as missing:
        raise Missing("DOCX", "python-docx", "docx") from missing
    return Document()


def as_bytes(document: Document) -> bytes:
    """The document as a file: its parts as they are, and the moment of writing left out, so that the same words are the same bytes."""
    written, found = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _FIRST), source.read(name), zipfile.ZIP_DEFLATED)
    return found.getvalue()


def clean(words: str) -> str:
    """Without what XML has no place for; no policy should hold it."""
    return _NOT_XML.sub("", words)


def qualified(name: str) -> str:
    """A name such as `w:p` as the library wants it."""
    from docx.oxml.ns import qn

    return str(qn(name))


def element(name: str, attributes: Mapping[str, object] | None = None, *children: Any) -> Any:
    """An element with what stands in it."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qualified(key), str(value))
    for child in children:
        made.append(child)
    return made
