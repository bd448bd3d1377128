"""What finished text is read again with: each language's habits, the words it is known by, and where its sentences come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from klausa.errors import Location
from klausa.language.catalogs import SOURCE_LANGUAGE, Message, Messages
from klausa.language.habits import Habits
from klausa.language.po import PoFile
from klausa.load import Company
from klausa.prose.leaks import Lexicon, lexicon
from klausa.prose.own import own_texts
from klausa.render.markdown import to_plain

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_FACT = re.compile(r"\{[a-z][a-z0-9.:-]*\}")
ENOUGH = 12  # letters that a message must have of its own to be known again in a sentence


@dataclass(frozen=True)
class Proofreader:
    """The habits of each language, its messages, and the catalogs and templates that they stand in."""

    habits: Mapping[str, Habits] = field(default_factory=dict)
    messages: Mapping[str, Messages] = field(default_factory=dict)
    wanted: tuple[Message, ...] = ()
    catalogs: Mapping[str, tuple[PoFile, ...]] = field(default_factory=dict)

    def habits_of(self, language: str) -> Habits:
        """A language's habits; of one that nobody has described, none."""
        return self.habits.get(language) or _nothing_known(language)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of each language that is described, from its catalogs."""
        known = {language: found for language, found in self.messages.items() if self.habits_of(language).described}
        return lexicon(known, self.wanted)

    def origin(self, text: str, clause: str, language: str, company: Company) -> Location | None:
        """Where a finished sentence of a clause was written: a company's own words, a catalog's entry, a template's line."""
        flat = _flat(text)
        best: tuple[int, Location] | None = None
        for own in own_texts(company.policy):
            words = own.words.get(language, "")
            parts = [_flat(to_plain(part)) for line in words.splitlines() for part in _FACT.split(line)]
            shared = [min(part, flat, key=len) for part in parts if part in flat or flat in part]
            length = sum(len(part) for part in shared if len(part) >= ENOUGH)
            if length and (best is None or length > best[0]):
                best = length, company.where((*own.loc, language))
        for written, place in self._written(clause, language):
            length = _likeness(written, flat)
            if length >= ENOUGH and (best is None or length > best[0]):
                best = length, place
        return best[1] if best else None

    def _written(self, clause: str, language: str) -> Iterable[tuple[str, Location]]:
        """The sentences that a language has for a clause, with their places: the clause's own and those of the words that it shares."""
        if language == SOURCE_LANGUAGE:
            return [
                (text, message.location)
                for message in self.wanted
                if message.context == clause or "/" not in message.context
                for text in (message.text, message.plural or message.text)
            ]
        return [
            (words, Location(file.name, entry.line, 1))
            for file in self.catalogs.get(language, ())
            for entry in file.entries
            if not entry.obsolete
            for words in entry.words
        ]


@lru_cache
def _nothing_known(language: str) -> Habits:
    return Habits(language=language)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _likeness(message: str, flat: str) -> int:
    """How many letters of a message stand in a text, in their order; 0 unless all of it does."""
    position = length = 0
    for part in _parts(message):
        found = flat.find(part, position)
        if found < 0:
            return 0
        position, length = found + len(part), length + len(part)
    return length


@lru_cache(maxsize=16384)
def _parts(message: str) -> tuple[str, ...]:
    """The words around a message's placeholders; a colon or semicolon before a list of one falls away."""
    return tuple(_flat(to_plain(part)).rstrip(":; ").lstrip() for part in _PLACEHOLDER.split(message.replace("%%", "%")))
