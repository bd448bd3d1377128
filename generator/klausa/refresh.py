"""Keeps the catalogs in step with the English: `python -m klausa.refresh` adds what is new and takes out what nobody asks for.

Words whose English is unchanged stay as they are; a changed English sentence is a new message without words, so that nothing
old is printed under it. Each message goes to the file of its kind: clauses, site, vocabulary, regimes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from klausa import where
from klausa.extract import wanted
from klausa.language.catalogs import SOURCE_LANGUAGE, Message, languages
from klausa.law import load_regimes

PAGES = frozenset({"furniture", "list", "pair", "policy"})
WIDTH = 120


def home(message: Message) -> str:
    """The file that a message belongs to."""
    first, _, rest = message.context.partition("/")
    if not rest:
        return "site" if first in PAGES else "clauses"
    return "regimes" if first in load_regimes() else "vocabulary"


def updated(old: Mapping[str, Catalog], messages: Iterable[Message], language: str, plural_forms: str) -> dict[str, bytes]:
    """The catalogs of one language as they should be, file by file."""
    new: dict[str, Catalog] = {}
    for message in messages:
        name = home(message)
        if name not in new:
            new[name] = Catalog(locale=None, project="Klausa", charset="utf-8", fuzzy=False)
        id_ = (message.text, message.plural) if message.plural else message.text
        known = next((found for catalog in old.values() if (found := catalog.get(message.text, message.context))), None)
        new[name].add(
            id_,
            known.string if known else None,
            locations=[(message.location.file, 0)] if name in ("clauses", "site") else [],
            flags=["fuzzy"] if known and known.fuzzy else [],
            auto_comments=[message.comment] if message.comment else (known.auto_comments if known else []),
            user_comments=known.user_comments if known else [],
            context=message.context,
        )
    return {name: _bytes(catalog, language, plural_forms) for name, catalog in new.items()}


def _bytes(catalog: Catalog, language: str, plural_forms: str) -> bytes:
    """A catalog as a file, under a header written by hand: Babel's own counts Indonesian plurals wrong and carries the date."""
    header = (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: Klausa\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {plural_forms}\\n"\n\n'
    )
    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, omit_header=True, sort_output=False, include_lineno=False)
    return header.encode() + buffer.getvalue().rstrip(b"\n") + b"\n"


def update(root: Path) -> list[Path]:
    """Brings every language's catalogs up to date; says which files changed."""
    locales, templates = where.folders("locales", root)[-1], where.folders("templates", root)
    messages = wanted(templates, root)
    changed = []
    for language in languages([locales]):
        if language == SOURCE_LANGUAGE:
            continue
        folder = locales / language / "LC_MESSAGES"
        old = {file.stem: read_po(BytesIO(file.read_bytes()), abort_invalid=True) for file in sorted(folder.glob("*.po"))}
        forms = next((catalog.plural_forms for catalog in old.values()), "nplurals=2; plural=(n != 1);")
        for name, content in updated(old, messages, language, forms).items():
            file = folder / f"{name}.po"
            if not file.exists() or file.read_bytes() != content:
                file.write_bytes(content)
                changed.append(file)
    return changed


if __name__ == "__main__":
    for path in update(Path.cwd()):
        sys.stdout.write(f"wrote {path.relative_to(Path.cwd())}\n")
