"""One `.po` file as entries with their lines, and what is wrong with each entry, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from gettext import c2py
from pathlib import Path

import polib

from klausa.errors import Location, Problem, shown_path

Key = tuple[str, str]
PLACEHOLDER = re.compile(r"%(?:\((\w+)\)([a-zA-Z]?)|%|(.?))")
_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:#~ *)?(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*)?{_TEXT}")
_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_SAMPLE = range(1001)


@dataclass(frozen=True)
class Entry:
    """One message of a file: its English, its words (one text, or one a plural form), and what is noted about it."""

    context: str
    text: str
    plural: str | None
    words: tuple[str, ...]
    line: int = 0
    comment: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    previous: tuple[str | None, str | None, str | None] = (None, None, None)
    obsolete: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.text

    @property
    def fuzzy(self) -> bool:
        """Whether the words wait for someone to look at them."""
        return "fuzzy" in self.flags

    @property
    def untranslated(self) -> bool:
        """Whether there are no words at all."""
        return not any(self.words)


@dataclass(frozen=True)
class PoFile:
    """A file as it was read: name, comment and fields of its header, entries in their order, and what no reader could make out."""

    name: str
    header: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    broken: tuple[Problem, ...] = ()
    head: int = 1

    @property
    def forms(self) -> int | None:
        """How many forms its counted messages have; None where the header does not say."""
        found = _FORMS.fullmatch(self.fields.get("Plural-Forms", ""))
        return int(found[1]) if found else None

    @property
    def rule(self) -> str:
        """The rule that picks a form; empty where the header does not say."""
        found = _FORMS.fullmatch(self.fields.get("Plural-Forms", ""))
        return found[2] if found else ""

    @property
    def counts(self) -> bool:
        """Whether any message is counted: a file without plurals needs no rule, so a user's small catalog may leave it out."""
        return any(entry.plural is not None for entry in self.entries)


def read_po(file: Path, root: Path | None = None) -> PoFile:
    """A file, from memory while its time of change stays the same."""
    return _read(file, file.stat().st_mtime_ns, shown_path(file, root))


@lru_cache(maxsize=64)
def _read(file: Path, changed: int, name: str) -> PoFile:
    return parse_po(file.read_bytes(), name)


def parse_po(raw: bytes, name: str) -> PoFile:
    """The bytes of a file; what is no catalog at all is told in `broken`, and then there are no entries."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Location(name, raw.count(b"\n", 0, error.start) + 1, 1)
        return PoFile(name, broken=(Problem(place, "this is not valid UTF-8", "save the file with the encoding UTF-8"),))
    lines = text.split("\n")
    starts, wrong = _scan(lines)
    if wrong:
        return PoFile(name, broken=(_no_catalog(name, *wrong),))
    try:
        # a file without any line end would be taken for the name of one
        read = polib.pofile(text + "\n")
    except OSError as error:
        line = re.search(r"\(?line (\d+)\)", str(error))
        return PoFile(
            name, broken=(_no_catalog(name, int(line[1]) if line else 0, "its parts stand in no order that means anything"),)
        )
    heads = [line for line, english in starts if not english]
    if len(heads) > 1:
        return PoFile(name, broken=(_no_catalog(name, heads[1], "a second header, or a message without English"),))
    fields = {key: value for key, value in read.metadata.items() if value}
    head = next((number for number, line in enumerate(lines, 1) if line.startswith('"Plural-Forms')), 1)
    # polib takes out the header, which is the entry without English
    named = [start for start in starts if start[1]]
    entries = tuple(_entry(entry, line) for entry, (line, _) in zip(read, named, strict=True))
    return PoFile(name, read.header, fields, entries, tuple(_rule_problems(name, fields, head)), head)


def _scan(lines: Sequence[str]) -> tuple[list[tuple[int, bool]], tuple[int, str] | None]:
    """The line of each message with whether it has English, and the first line that cannot be: polib passes over missing quotes and words."""
    starts: list[tuple[int, bool]] = []
    worded = True
    for number, whole in enumerate(lines, 1):
        line = whole.strip()
        if not line or (line.startswith("#") and not re.match(r"#~ *[m\"]", line)):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            return starts, (number, "the line is neither a comment nor a keyword with a text in quotes")
        if found[1] == "msgid":
            if not worded:
                return starts, (starts[-1][0], "the message has no msgstr")
            starts.append((number, not line.endswith(' ""')))
            worded = False
        elif found[1] and found[1].startswith("msgstr"):
            worded = True
        elif not found[1] and starts and not worded and line != '""':
            # the English goes on: a message that begins with an empty line of text has English after all
            starts[-1] = (starts[-1][0], True)
    return starts, None if worded else (starts[-1][0], "the message has no msgstr")


def _entry(entry: polib.POEntry, line: int) -> Entry:
    plural = entry.msgid_plural or None
    forms = [entry.msgstr_plural.get(index, "") for index in range(max(entry.msgstr_plural, default=-1) + 1)]
    return Entry(
        context=entry.msgctxt or "",
        text=entry.msgid,
        plural=plural,
        words=tuple(forms) if plural is not None else (entry.msgstr,),
        line=line,
        comment=entry.comment,
        note=entry.tcomment,
        flags=tuple(entry.flags),
        previous=(entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural),
        obsolete=bool(entry.obsolete),
    )


def _no_catalog(name: str, line: int, what: str) -> Problem:
    return Problem(
        Location(name, line, 1), f"this is not a message catalog: {what}", "open it in Poedit, or check quotes and keywords"
    )


def _rule_problems(name: str, fields: Mapping[str, str], head: int) -> Iterator[Problem]:
    """What is wrong with the plural rule of a header, tried out when the file is read, not when the first number is printed."""
    written = fields.get("Plural-Forms")
    if not written:
        return
    place, found = Location(name, head, 1), _FORMS.fullmatch(written)
    remedy = "copy the line from the catalogs of that language, or run `klausa language` on an empty folder"
    if not found or not _tried(found[2], int(found[1])):
        yield Problem(place, f'"{written}" is no plural rule', remedy)


@cache
def _tried(rule: str, forms: int) -> bool:
    try:
        pick = c2py(rule)
        return all(0 <= pick(number) < forms for number in _SAMPLE)
    except (ValueError, ZeroDivisionError, RecursionError):
        return False


def flaws(file: PoFile) -> Iterator[Problem]:
    """What is wrong with the entries of a file that has words, entry by entry; a message without words is none here."""
    seen: dict[Key, int] = {}
    if file.counts and "Plural-Forms" not in file.fields:
        remedy = "add the line to the header, as `klausa language` writes it"
        yield Problem(
            Location(file.name, file.head, 1), "there are counted messages, and no Plural-Forms to pick their forms", remedy
        )
    for entry in file.entries:
        if entry.obsolete:
            continue
        place = Location(file.name, entry.line, 1)
        if entry.key in seen:
            told = f'"{short(entry.text)}" (context "{entry.context}") stands here a second time, after line {seen[entry.key]}'
            yield Problem(place, told, "delete one of the two")
        seen.setdefault(entry.key, entry.line)
        if entry.fuzzy:
            yield Problem(place, _fuzzy(entry), "check the words against the English and remove the mark")
        if entry.untranslated:
            continue
        yield from _forms(entry, file.forms, place)
        yield from _placeholders(entry, place)
        yield from _edges(entry, place)


def _fuzzy(entry: Entry) -> str:
    _, old, old_plural = entry.previous
    if old is None:
        return f'the message "{short(entry.text)}" is marked fuzzy'
    was, is_ = (old, entry.text) if old != entry.text or not old_plural else (old_plural, entry.plural or entry.text)
    if was == is_:
        return f'the message "{short(entry.text)}" is marked fuzzy: it was said in the context "{entry.previous[0]}" before'
    return f'the message is marked fuzzy: its words answer the older English "{was}", which is now "{is_}"'


def _forms(entry: Entry, forms: int | None, place: Location) -> Iterator[Problem]:
    wanted = (forms or len(entry.words)) if entry.plural is not None else 1
    if len(entry.words) != wanted:
        told = f'"{short(entry.text)}" has {_counted(len(entry.words), "plural form")} where the header says {wanted}'
        yield Problem(place, told, f"write msgstr[0] to msgstr[{wanted - 1}]" if wanted > 1 else "write msgstr[0] alone")
    elif not all(entry.words):
        yield Problem(place, f'a plural form of "{short(entry.text)}" has no words', "fill every msgstr[…]")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _placeholders(entry: Entry, place: Location) -> Iterator[Problem]:
    ids = (entry.text, entry.plural) if entry.plural is not None else (entry.text,)
    wanted = set().union(*(names(text) for text in ids))
    for text in filter(None, entry.words):
        stray = [match.group() for match in PLACEHOLDER.finditer(text) if match.group(1) is None and match.group() != "%%"]
        if stray:
            yield Problem(
                place, f'a lone % stands in "{short(text)}"', "write %% for a per cent sign, %(name)s for a placeholder"
            )
        odd = [match.group() for match in PLACEHOLDER.finditer(text) if match.group(1) and match.group(2) != "s"]
        if odd:
            yield Problem(
                place, f'"{odd[0]}" in "{short(text)}" is no placeholder', "end it with the letter s, as the English does"
            )
        found = names(text)
        # a plural form may leave out the number itself, nothing else
        lost, strange = wanted - found - ({"num"} if len(ids) > 1 else set()), found - wanted
        if lost or strange:
            told = ", ".join(
                [
                    *(f"%({name})s is missing" for name in sorted(lost)),
                    *(f"%({name})s is not in the English" for name in sorted(strange)),
                ]
            )
            yield Problem(
                place,
                f'the placeholders of "{short(text)}" differ: {told}',
                "use the placeholders of the English message, spelt the same",
            )


def _edges(entry: Entry, place: Location) -> Iterator[Problem]:
    for text in filter(None, entry.words):
        if _edge(text) != _edge(entry.text):
            yield Problem(
                place,
                f'the blanks at the ends of "{short(text)}" differ from the English',
                "begin and end it as the English does",
            )


def _edge(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def names(text: str) -> set[str]:
    """The placeholders of a message."""
    return {match.group(1) for match in PLACEHOLDER.finditer(text) if match.group(1)}


def short(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= 60 else text[:57] + "…"
