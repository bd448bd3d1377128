"""What is known of a language beyond its catalogs: how its finished text is read again, and which words it does not use.

One file a language, `locales/<language>/habits.yml`; a user's file adds to ours. A language without one is written all the same,
only its text is checked less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from klausa.errors import Problem, Unreadable, shown_path
from klausa.source import read

FILE = "habits.yml"


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )


@dataclass(frozen=True, eq=False)
class Finder:
    """Finds words of one kind in a text, those aside that only look so."""

    wanted: re.Pattern[str]
    aside: re.Pattern[str] | None

    def found(self, text: str) -> tuple[str, ...]:
        """The words, in their order."""
        if self.aside is not None:
            text = self.aside.sub(" ", text)
        return tuple(match.group().strip() for match in self.wanted.finditer(text))


def finder(wanted: Sequence[str], aside: Sequence[str]) -> Finder | None:
    """A finder of these patterns; None where there are none."""
    if not wanted:
        return None
    return Finder(_any(wanted), _any(aside) if aside else None)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


class Slip(_Part):
    """What good text does not hold: a pattern, why it is wrong, and what to write."""

    pattern: Pattern
    """A regular expression, looked for in lines of plain text without names and addresses."""
    why: str
    """In a few words, for the person who wrote it."""
    write: str = ""
    """What to write instead."""


class Concept(_Part):
    """One word for one concept: where the English message names it, the language's message must use this word."""

    id: str
    """The same in every language."""
    word: Pattern
    """A regular expression for the word in all its forms."""
    never: tuple[Pattern, ...] = ()
    """Words that are not to be used for it."""
    write: str = ""
    """The word as a person writes it, for messages; else the id."""


class Habits(_Part):
    """The habits of one language."""

    language: str = ""
    """The code, from the folder's name."""
    name: str = ""
    """The language's name in itself, where CLDR has none or another."""
    longest: int = Field(default=40, ge=10)
    """How many words a sentence may have."""
    units: Mapping[str, tuple[Pattern, ...]] = Field(default_factory=dict)
    """How periods are read again: hour, day, business-day, calendar-day, week, month, year, each with its forms."""
    negations: tuple[Pattern, ...] = ()
    """What denies: each match is one negation."""
    not_negations: tuple[Pattern, ...] = ()
    """What only looks so: taken out before the negations are counted."""
    permissions: tuple[Pattern, ...] = ()
    """What makes a statement one of "may" or "can"."""
    not_permissions: tuple[Pattern, ...] = ()
    """What only looks so."""
    minimums: tuple[Pattern, ...] = ()
    """What sets a lower bound: "at least"."""
    loans: tuple[str, ...] = ()
    """Words and names of other languages that are at home here."""
    glossary: tuple[Concept, ...] = ()
    """Its words for the concepts of the field."""
    slips: tuple[Slip, ...] = ()
    """What is often written wrong."""

    @property
    def described(self) -> bool:
        """Whether anybody has said how the language is read again."""
        return bool(self.negations or self.loans or self.units or self.glossary)

    @cached_property
    def denial(self) -> Finder | None:
        """Finds negations; None where the language says nothing about them."""
        return finder(self.negations, self.not_negations)

    @cached_property
    def permission(self) -> Finder | None:
        """Finds what says "may" or "can"; None where the language says nothing about it."""
        return finder(self.permissions, self.not_permissions)

    @cached_property
    def minimum(self) -> Finder | None:
        """Finds lower bounds; None where the language says nothing about them."""
        return finder(self.minimums, ())

    @cached_property
    def borrowed(self) -> re.Pattern[str] | None:
        """Finds the loans, whatever follows an apostrophe."""
        longest_first = sorted(self.loans, key=lambda loan: (-len(loan), loan))
        found = "|".join(re.escape(loan) for loan in longest_first)
        return re.compile(rf"\b(?:{found})\b", re.IGNORECASE) if found else None

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """The glossary by id."""
        return {concept.id: concept for concept in self.glossary}

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def read_habits(language: str, folders: Sequence[Path], root: Path | None = None) -> Habits:
    """The habits of a language, a later folder's added to an earlier one's; empty where no file stands. Raises Unreadable."""
    files = [file for folder in folders if (file := folder / language / FILE).is_file()]
    return _habits(language, tuple((file, file.stat().st_mtime_ns, shown_path(file, root)) for file in files))


@lru_cache(maxsize=64)
def _habits(language: str, files: tuple[tuple[Path, int, str], ...]) -> Habits:
    """The same; the files' times of change make an edited file be read anew."""
    merged: dict[str, Any] = {}
    problems: list[Problem] = []
    for file, _, shown in files:
        source = read(file, shown)
        try:
            found = Habits.model_validate(source.data)
        except ValidationError as error:
            problems += [
                Problem(source.where(_known(detail["loc"])), _said(detail), "see locales/README.md") for detail in error.errors()
            ]
            continue
        for name in found.model_fields_set:
            new, old = getattr(found, name), merged.get(name)
            merged[name] = new if old is None or not isinstance(new, tuple | Mapping) else _both(old, new)
    if problems:
        raise Unreadable(problems)
    return Habits.model_validate(merged | {"language": language})


def _both(old: Any, new: Any) -> Any:
    if isinstance(new, tuple):
        return (*old, *new)
    return {**old, **new}


def _known(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The path of a value: pydantic's steps without those that name a type."""
    return tuple(step for step in loc if isinstance(step, int) or "[" not in step)


def _said(detail: Any) -> str:
    if detail["type"] == "extra_forbidden":
        return f'there is no key "{detail["loc"][-1]}" here'
    if detail["type"] == "missing":
        return f'the key "{detail["loc"][-1]}" is missing'
    return str(detail["msg"]).removeprefix("Value error, ")
