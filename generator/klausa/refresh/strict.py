"""Everything that keeps a language's catalogs from being finished: what stops a build, and what only rots."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from klausa.errors import Location, Problem, shown_path
from klausa.language.catalogs import catalog_files, faults
from klausa.language.po import Key, PoFile, read_po, short
from klausa.refresh import locales_of, plan


def strict(language: str, root: Path) -> list[Problem]:
    """The problems of a language's catalogs under *root* with file and line, beside those that every build tells:

    a message without words or without an entry, words that nobody asks for, an entry that does not say what it is for, and a file that
    `klausa language` would write otherwise.
    """
    own, _ = locales_of(root)
    files = {file: read_po(file, root) for file in catalog_files(language, [own])}
    problems = faults(files.values())
    if any(read.broken for read in files.values()):
        return sorted(set(problems))
    planned = plan(language, root)
    asked = {entry.key for entries in planned.entries.values() for entry in entries}
    held = {entry.key for read in files.values() for entry in read.entries}
    for read in files.values():
        problems += _unfinished(read, asked)
    for file, entries in planned.entries.items():
        name = shown_path(file, root)
        problems += [
            Problem(Location(name), f'"{short(entry.text)}" (context "{entry.context}") has no entry', _run(language))
            for entry in entries
            if entry.key not in held
        ]
    for file in planned.changed:
        problems.append(
            Problem(_difference(file, planned.files[file], root), "the file is out of step with the English", _run(language))
        )
    return sorted(set(problems))


def _run(language: str) -> str:
    return f"run `klausa language {language}`"


def _unfinished(file: PoFile, asked: Collection[Key]) -> Iterator[Problem]:
    for entry in file.entries:
        place, told = Location(file.name, entry.line, 1), f'"{short(entry.text)}" (context "{entry.context}")'
        if entry.obsolete:
            yield Problem(place, f"{told} is kept as a comment (#~)", "delete the entry")
        elif entry.key not in asked:
            yield Problem(place, f"nobody asks for {told} any more", "delete the entry")
        elif entry.untranslated:
            yield Problem(place, f"{told} has no words", "write its msgstr")
        elif not entry.comment:
            yield Problem(place, f"{told} does not say what it is for", _run(file.fields.get("Language", "")))


def _difference(file: Path, content: bytes, root: Path) -> Location:
    """The first line in which a file differs from what it should be."""
    if not file.exists():
        return Location(shown_path(file, root))
    held, meant = file.read_bytes().split(b"\n"), content.split(b"\n")
    same = next(
        (number for number, pair in enumerate(zip(held, meant, strict=False)) if pair[0] != pair[1]), min(len(held), len(meant))
    )
    return Location(shown_path(file, root), same + 1, 1)
