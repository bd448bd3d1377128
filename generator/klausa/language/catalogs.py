"""The other languages' words: `.po` files read at run time, merged, and refused when a message is missing, fuzzy or broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from klausa.errors import Location, Problem, Unreadable
from klausa.language.po import Key, PoFile, flaws, read_po, short

SOURCE_LANGUAGE = "en"
SHOWN = 20  # a language that is just begun lacks thousands of messages; nobody reads them one by one


NOWHERE = Location("")


@dataclass(frozen=True)
class Message:
    """An English message to be translated: its context (clause, term or page), its text, its plural, where it stands, what it is for.

    `source` is the file that a catalog names, the same on every machine: `templates/clauses/data.md.j2`.
    """

    context: str
    text: str
    plural: str | None = None
    location: Location = NOWHERE
    comment: str = ""
    source: str = ""

    @property
    def key(self) -> Key:
        return self.context, self.text


@dataclass(frozen=True)
class Messages:
    """A language's messages by context and English text; English itself has none and says its own words."""

    language: str
    texts: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    plural_rule: str = "(n != 1)"

    def get(self, context: str, text: str) -> str:
        """The words for *text*; KeyError where the catalog lacks them."""
        return text if self.language == SOURCE_LANGUAGE else self.texts[context, text][0]

    def get_plural(self, context: str, text: str, plural: str, number: int) -> str:
        """The words for *number* things."""
        if self.language == SOURCE_LANGUAGE:
            return text if number == 1 else plural
        return self.texts[context, text][_plural(self.plural_rule)(number)]


@lru_cache
def _plural(rule: str) -> Callable[[int], int]:
    return c2py(rule)


def languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """The languages that have a catalog, and English."""
    found = {path.parent.name for folder in folders for path in folder.glob("*/LC_MESSAGES")}
    return tuple(sorted(found | {SOURCE_LANGUAGE}))


def catalog_files(language: str, folders: Iterable[Path]) -> tuple[Path, ...]:
    """The `.po` files of a language, folder by folder in the order of their names."""
    return tuple(file for folder in folders for file in sorted((folder / language / "LC_MESSAGES").glob("*.po")))


def read_catalogs(language: str, folders: Sequence[Path], root: Path | None = None) -> Messages:
    """All `.po` files of a language, a later folder's messages going before an earlier one's; raises Unreadable."""
    if language == SOURCE_LANGUAGE:
        return Messages(language)
    files = [read_po(file, root) for file in catalog_files(language, folders)]
    if problems := faults(files):
        raise Unreadable(problems)
    texts = {entry.key: entry.words for file in files for entry in file.entries if not entry.obsolete and all(entry.words)}
    return Messages(language, texts, next((file.rule for file in files if file.counts and file.rule), "0"))


def faults(files: Iterable[PoFile]) -> list[Problem]:
    """What is wrong with the catalogs of one language: with each file, with each of its entries, and with two rules that differ."""
    problems: list[Problem] = []
    rule = ""
    for file in files:
        problems += [*file.broken, *flaws(file)]
        if not file.counts or not file.rule:
            continue
        rule = rule or file.rule
        if _spelt(file.rule) != _spelt(rule):
            problems.append(
                Problem(
                    Location(file.name, file.head, 1),
                    f'the plural rule "{file.rule}" differs from "{rule}" in the catalogs before',
                    "copy the line Plural-Forms from those",
                )
            )
    return problems


def _spelt(rule: str) -> str:
    return re.sub(r"[\s()]", "", rule)


def missing(messages: Messages, wanted: Iterable[Message], folder: str) -> list[Problem]:
    """What a language's catalogs lack, message by message, at the place of the English text."""
    if messages.language == SOURCE_LANGUAGE:
        return []
    lacking = [message for message in wanted if not all(messages.texts.get(message.key, ("",)))]
    catalogs = (
        f"a catalog under {folder}/{messages.language}/LC_MESSAGES/ (`klausa language {messages.language}` writes it there)"
    )
    problems = [
        Problem(
            message.location,
            f'"{short(message.text)}" has no words in {messages.language} (context "{message.context}")',
            f"add the message to {catalogs}",
        )
        for message in lacking[:SHOWN]
    ]
    if len(lacking) > SHOWN:
        rest = f"{len(lacking) - SHOWN} more messages have no words in {messages.language}"
        problems.append(Problem(lacking[SHOWN].location, rest, f"complete the catalogs: add them to {catalogs}"))
    return problems
