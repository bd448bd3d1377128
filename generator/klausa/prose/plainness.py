"""How plain a text is: the length of its sentences, and how easily it reads where a published formula for its language exists.

A list is no long sentence: what opens and closes it is one sentence, each item and each cell of a table is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from klausa.language.habits import Habits
from klausa.prose.units import units

_STOP = re.compile(r"\w{3}[”’\")]*[.!?][”’\")]*\s+")
_CELL = re.compile(r"(?<!\\)\|")
_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzhgc])es$")


@dataclass(frozen=True)
class Sentence:
    """A sentence, an item or a cell: its words, its line in the clause (from 1), and whether it runs as prose does."""

    text: str
    line: int
    running: bool

    @property
    def words(self) -> int:
        return len(_words(self.text))


@dataclass(frozen=True)
class Long:
    """A sentence of a policy, with the clause in which it stands."""

    clause: str
    sentence: Sentence


@dataclass(frozen=True)
class Ease:
    """A formula for how easily a language reads, from syllables a word and words a sentence, and who published it."""

    source: str
    syllables: Callable[[str], int]
    score: Callable[[float, float], float]


@dataclass(frozen=True)
class Plainness:
    """The figures of one text. Sentences are counted with items and cells; the ease is of its running sentences alone."""

    words: int
    sentences: int
    mean: float
    """Words a sentence."""
    longest: int
    """Words of the longest sentence."""
    over: float
    """The share of sentences that are longer than the language's limit, from 0 to 1."""
    ease: float | None = None
    """Higher reads more easily; None where the language has no formula here, or the text no running sentence."""
    source: str = ""
    """Whose formula the ease is."""


def _vowel_groups(word: str) -> int:
    """English syllables, near enough for a mean: groups of vowels, without a silent e."""
    return max(1, len(_VOWEL_GROUPS.findall(_SILENT.sub("", word.lower()))))


def _vowels(word: str) -> int:
    """Turkish syllables: each vowel makes one."""
    return max(1, sum(letter in "aeıioöuüâîû" for letter in word.replace("I", "ı").replace("İ", "i").lower()))


# no published formula for Indonesian is known to us that is more than the English one on other words, so it has none
EASE: Mapping[str, Ease] = {
    "en": Ease(
        "Flesch 1948, A new readability yardstick",
        _vowel_groups,
        lambda syllables, words: 206.835 - 84.6 * syllables - 1.015 * words,
    ),
    "tr": Ease(
        "Ateşman 1997, Türkçede okunabilirliğin ölçülmesi",
        _vowels,
        lambda syllables, words: 198.825 - 40.175 * syllables - 2.610 * words,
    ),
}


def plainness(markdown: str, habits: Habits) -> Plainness:
    """The figures of a clause, or of several that are joined by blank lines."""
    found = sentences(markdown)
    counts = [sentence.words for sentence in found]
    formula = EASE.get(habits.language)
    ease = _ease([sentence for sentence in found if sentence.running], formula) if formula else None
    return Plainness(
        words=sum(counts),
        sentences=len(counts),
        mean=sum(counts) / len(counts) if counts else 0.0,
        longest=max(counts, default=0),
        over=sum(count > habits.longest for count in counts) / len(counts) if counts else 0.0,
        ease=ease,
        source=formula.source if formula and ease is not None else "",
    )


def longest_sentences(texts: Iterable[tuple[str, str]], count: int = 10) -> tuple[Long, ...]:
    """The longest sentences of *texts*, pairs of a clause's id and its Markdown; the longest first, equal ones in their order."""
    found = [Long(clause, sentence) for clause, markdown in texts for sentence in sentences(markdown)]
    return tuple(sorted(found, key=lambda long: -long.sentence.words)[:count])


@lru_cache(maxsize=4096)
def sentences(markdown: str) -> tuple[Sentence, ...]:
    """The sentences, items and cells of a text in their order; headings are none."""
    return tuple(
        Sentence(part, unit.line, unit.kind == "sentence")
        for unit in units(markdown)
        if unit.kind != "heading"
        for piece in (_CELL.split(unit.text) if unit.kind == "row" else (unit.text,))
        for part in _split(piece)
    )


def _split(text: str) -> Iterator[str]:
    """The sentences of a line: ours have one a line, a company's own words may have several. A short word's stop abbreviates."""
    start = 0
    for match in _STOP.finditer(text):
        following = text[match.end() :].lstrip('“"(')
        if following[:1].isupper():
            yield text[start : match.end()].strip()
            start = match.end()
    if _words(text[start:]):
        yield text[start:].strip()


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def _ease(running: list[Sentence], formula: Ease) -> float | None:
    words = [word for sentence in running for word in _words(sentence.text)]
    if not words:
        return None
    syllables = sum(formula.syllables(word) for word in words)
    return round(formula.score(syllables / len(words), len(words) / len(running)), 1)
