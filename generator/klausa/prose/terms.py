"""The words of a language held to its habits: what it does not write, and one word for one concept in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from klausa.language.habits import Concept, Habits

# what stands for a value is nobody's word: %(recipients)s in a message, {contact.email} in a company's own text
_VALUE = re.compile(r"%\(\w+\)[a-z]|\{[a-z][a-z0-9.:-]*\}")


@dataclass(frozen=True)
class Fault:
    """Words that the language does not write: what stands there, from where on, why it is wrong, and what to write."""

    found: str
    start: int
    why: str
    write: str

    @property
    def remedy(self) -> str:
        """What to do, for a message."""
        return f"write {self.write}" if self.write else "write it otherwise"


def faults(text: str, habits: Habits) -> Iterator[Fault]:
    """The slips in a plain text without names and addresses, and the words that are not used for a concept.

    A slip's pattern minds capitals, since some slips are about them; a concept's does not.
    """
    text = _VALUE.sub(lambda value: " " * len(value.group()), text)
    for slip in habits.slips:
        for match in _pattern(slip.pattern, False).finditer(text):
            yield Fault(match.group(), match.start(), slip.why, slip.write)
    for concept in habits.glossary:
        for never in concept.never:
            for match in _pattern(never, True).finditer(text):
                yield Fault(match.group(), match.start(), f"another word for {concept.id}", concept.write or concept.id)


def unlike(english: str, words: str, english_habits: Habits, habits: Habits) -> Iterator[Concept]:
    """The concepts that the English names and *words* lack: the language's own, which know what to write.

    Only a concept of both glossaries is asked for, so a language leaves out where its usage rightly differs.
    """
    said, told = _VALUE.sub(" ", english), _VALUE.sub(" ", words)
    for concept in english_habits.glossary:
        own = habits.concepts.get(concept.id)
        if own and _pattern(concept.word, True).search(said) and not _pattern(own.word, True).search(told):
            yield own


@cache
def _pattern(pattern: str, any_case: bool) -> re.Pattern[str]:
    """Compiled once: a language has more patterns than the cache of `re` holds."""
    return re.compile(pattern, re.MULTILINE | (re.IGNORECASE if any_case else 0))
