"""The other languages' words: `.po` files read at run time, merged, and refused when a message is missing, fuzzy or broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from klausa.errors import Location, Problem, Unreadable, shown_path

SOURCE_LANGUAGE = "en"
SHOWN = 20  # a language that is just begun lacks thousands of messages; nobody reads them one by one
PLACEHOLDER = re.compile(r"%(?:\((\w+)\)[a-z]|%|(.?))")


NOWHERE = Location("")


@dataclass(frozen=True)
class Message:
    """An English message to be translated: its context (clause, term or page), its text, its plural, where it stands."""

    context: str
    text: str
    plural: str | None = None
    location: Location = NOWHERE
    comment: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


@dataclass(frozen=True)
class Messages:
    """A language's messages by context and English text; English itself has none and says its own words."""

    language: str
    texts: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
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


def read_catalogs(language: str, folders: Sequence[Path], root: Path | None = None) -> Messages:
    """All `.po` files of a language, a later folder's messages going before an earlier one's; raises Unreadable."""
    if language == SOURCE_LANGUAGE:
        return Messages(language)
    files = [file for folder in folders for file in sorted((folder / language / "LC_MESSAGES").glob("*.po"))]
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    problems: list[Problem] = []
    rule = ""
    for file in files:
        read, file_rule, found = _read(file, file.stat().st_mtime_ns, shown_path(file, root))
        problems += found
        rule = rule or file_rule
        if file_rule and _spelt(file_rule) != _spelt(rule):
            problems.append(
                Problem(
                    Location(shown_path(file, root), 1, 1),
                    f'the plural rule "{file_rule}" differs from "{rule}" in the catalogs before',
                    "copy the line Plural-Forms from those",
                )
            )
        texts.update(read)
    if problems:
        raise Unreadable(problems)
    return Messages(language, texts, rule or "0")


def _spelt(rule: str) -> str:
    return re.sub(r"[\s()]", "", rule)


def missing(messages: Messages, wanted: Iterable[Message], folder: str) -> list[Problem]:
    """What a language's catalogs lack, message by message, at the place of the English text."""
    if messages.language == SOURCE_LANGUAGE:
        return []
    lacking = [message for message in wanted if not all(messages.texts.get(message.key, ("",)))]
    catalogs = f"a catalog under {folder}/{messages.language}/LC_MESSAGES/"
    problems = [
        Problem(
            message.location,
            f'"{_short(message.text)}" has no words in {messages.language} (context "{message.context}")',
            f"add the message to {catalogs}",
        )
        for message in lacking[:SHOWN]
    ]
    if len(lacking) > SHOWN:
        rest = f"{len(lacking) - SHOWN} more messages have no words in {messages.language}"
        problems.append(Problem(lacking[SHOWN].location, rest, f"complete the catalogs: add them to {catalogs}"))
    return problems


@lru_cache(maxsize=64)
def _read(file: Path, changed: int, name: str) -> tuple[Mapping[tuple[str, str], tuple[str, ...]], str, tuple[Problem, ...]]:
    """One file; *changed* (its time of change) is there so that an edited file is read anew."""
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    problems: list[Problem] = []
    raw = file.read_bytes()
    try:
        raw.decode("utf-8")
        catalog = read_po(BytesIO(raw), abort_invalid=True)
        _plural(catalog.plural_expr)
    except UnicodeDecodeError as error:
        place = Location(name, raw.count(b"\n", 0, error.start) + 1, 1)
        return {}, "", (Problem(place, "this is not valid UTF-8", "save the file with the encoding UTF-8"),)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None)
        what = re.sub(r" on \d+$", "", str(error))
        return (
            {},
            "",
            (
                Problem(
                    Location(name, (line or 0) + 1, 1),
                    f"this is not a message catalog: {what}",
                    "open it in Poedit, or check quotes and keywords",
                ),
            ),
        )
    for message in catalog:
        if not message.id:
            continue
        ids = _all(message.id)
        words = _all(message.string)
        place = Location(name, message.lineno or 0, 1)
        if message.fuzzy:
            problems.append(
                Problem(
                    place,
                    f'the message "{_short(ids[0])}" is marked fuzzy',
                    "check the words against the English and remove the mark",
                )
            )
        if not all(words):
            continue  # untranslated: reported as missing, once, if anything asks for it
        problems += _placeholders(place, ids, words)
        texts[message.context or "", ids[0]] = tuple(words)
    # a file without plurals needs no rule, so a user's small catalog may leave it out
    counts = any(isinstance(message.id, tuple | list) for message in catalog)
    return texts, catalog.plural_expr if counts else "", tuple(problems)


def _all(text: object) -> tuple[str, ...]:
    """A message's texts: one, or one for each plural form."""
    return tuple(str(form or "") for form in (text if isinstance(text, tuple | list) else (text,)))


def _placeholders(place: Location, ids: Sequence[str], words: Sequence[str]) -> Iterable[Problem]:
    wanted = set().union(*(_names(text) for text in ids))
    for text in words:
        stray = [match.group() for match in PLACEHOLDER.finditer(text) if match.group(1) is None and match.group() != "%%"]
        if stray:
            yield Problem(place, f'a lone % stands in "{_short(text)}"', "write %% for a per cent sign")
        names = _names(text)
        # a plural form may leave out the number itself, nothing else
        lost, strange = wanted - names - ({"num"} if len(ids) > 1 else set()), names - wanted
        if lost or strange:
            told = ", ".join(
                [
                    *(f"%({name})s is missing" for name in sorted(lost)),
                    *(f"%({name})s is not in the English" for name in sorted(strange)),
                ]
            )
            yield Problem(
                place,
                f'the placeholders of "{_short(text)}" differ: {told}',
                "use the placeholders of the English message, spelt the same",
            )


def _names(text: str) -> set[str]:
    return {match.group(1) for match in PLACEHOLDER.finditer(text) if match.group(1)}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
