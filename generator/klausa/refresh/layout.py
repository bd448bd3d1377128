"""How a catalog is laid out as a file: header, comments, wrapped lines, so that a changed word is a changed line and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polib

from klausa.language.catalogs import Message
from klausa.language.po import Entry

WIDTH = 120
HEAD = "The words are written by hand; messages and comments are kept in step with the English by `klausa language {language}`."


def as_file(
    entries: Iterable[tuple[Message, Entry]], language: str, plural_forms: str, comment: str, fields: Mapping[str, str]
) -> bytes:
    """A catalog as bytes; *comment* and *fields* are what the header already had, and stay."""
    file = polib.POFile(wrapwidth=WIDTH)
    file.header = comment.strip("\n") or HEAD.format(language=language)
    file.metadata = {
        "Project-Id-Version": "Klausa",
        **fields,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }
    for message, entry in entries:
        file.append(_written(message, entry))
    return (str(file).rstrip("\n") + "\n").encode()


def _written(message: Message, entry: Entry) -> polib.POEntry:
    context, text, plural = entry.previous
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.text,
        msgid_plural=entry.plural or "",
        msgstr="" if entry.plural is not None else entry.words[0],
        msgstr_plural=dict(enumerate(entry.words)) if entry.plural is not None else {},
        comment=entry.comment,
        tcomment=entry.note,
        occurrences=[(message.source, "")] if message.source else [],
        flags=list(entry.flags),
        previous_msgctxt=context,
        previous_msgid=text,
        previous_msgid_plural=plural,
    )
