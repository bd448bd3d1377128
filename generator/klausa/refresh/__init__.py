"""Keeps a language's catalogs in step with the English: adds what is new, marks what has changed, takes out what nobody asks for.

Each message goes to the file of its kind (clauses, site, vocabulary, regimes), or stays where a user has put it. Beside catalogs that
ship with Klausa, a user's own hold only what those lack and what the user says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from klausa import where
from klausa.errors import Unreadable
from klausa.extract import wanted
from klausa.language.catalogs import SOURCE_LANGUAGE, Message, catalog_files, languages
from klausa.language.places import country_messages
from klausa.language.plurals import header
from klausa.language.po import Entry, PoFile, read_po
from klausa.law import load_regimes
from klausa.refresh.layout import as_file
from klausa.refresh.merge import merged

__all__ = ["FILES", "Plan", "home", "kept_languages", "locales_of", "plan", "write"]

PAGES = "templates/pages/"
FILES = ("clauses", "vocabulary", "regimes", "site")


@dataclass(frozen=True)
class Plan:
    """One language's catalogs as they should be: each file's bytes and entries, and the words that nobody asks for any more."""

    language: str
    files: Mapping[Path, bytes]
    entries: Mapping[Path, tuple[Entry, ...]]
    gone: tuple[Entry, ...] = ()

    @property
    def changed(self) -> tuple[Path, ...]:
        """The files that differ from what stands there."""
        return tuple(file for file, content in self.files.items() if not file.exists() or file.read_bytes() != content)


def home(message: Message) -> str:
    """The file that a message belongs to."""
    first, _, rest = message.context.partition("/")
    if not rest:
        return "site" if message.source.startswith(PAGES) else "clauses"
    return "regimes" if first in load_regimes() else "vocabulary"


def locales_of(root: Path) -> tuple[Path, Path | None]:
    """The folder to write to, and the shipped one where it is another."""
    own, ours = root / "locales", where.shipped("locales")
    return own, None if own.resolve() == ours.resolve() else ours


def kept_languages(root: Path) -> tuple[str, ...]:
    """The languages that have a catalog, shipped or the user's own; English needs none."""
    own, ours = locales_of(root)
    return tuple(code for code in languages([own, *([ours] if ours else [])]) if code != SOURCE_LANGUAGE)


def plan(language: str, root: Path) -> Plan:
    """What a language's catalogs under *root* should be; raises Unreadable where one of them is no catalog."""
    own, ours = locales_of(root)
    files = {file: read_po(file, root) for file in catalog_files(language, [own])}
    if broken := [problem for file in files.values() for problem in file.broken]:
        raise Unreadable(broken)
    shipped = [read_po(file) for file in catalog_files(language, [ours] if ours else [])]
    said = {entry.key for file in shipped for entry in file.entries if not entry.untranslated and not entry.obsolete}
    everything = (*wanted(where.folders("templates", root), root, language), *country_messages(language))
    asked = [message for message in everything if message.key not in said]
    old = {entry: file for file, read in files.items() for entry in read.entries}
    rule = next((read.fields["Plural-Forms"] for read in [*files.values(), *shipped] if read.rule), header(language))
    found = merged(list(old), asked, everything, PoFile("", fields={"Plural-Forms": rule}).forms or 2)
    folder = own / language / "LC_MESSAGES"
    sorted_: dict[Path, list[tuple[Message, Entry]]] = {file: [] for file in files}
    for message, entry, origin in found.entries:
        place = old[origin] if origin else folder / f"{home(message)}.po"
        if place.stem in FILES:
            place = folder / f"{home(message)}.po"
        sorted_.setdefault(place, []).append((message, entry))
    return Plan(
        language,
        {file: _bytes(entries, language, rule, files.get(file)) for file, entries in sorted_.items()},
        {file: tuple(entry for _, entry in entries) for file, entries in sorted_.items()},
        found.gone,
    )


def _bytes(entries: list[tuple[Message, Entry]], language: str, rule: str, old: PoFile | None) -> bytes:
    return as_file(entries, language, rule, old.header if old else "", old.fields if old else {})


def write(planned: Plan) -> tuple[Path, ...]:
    """Writes the files that differ; says which."""
    changed = planned.changed
    for file in changed:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(planned.files[file])
    return changed
