"""What does not belong into a language's finished text: words of another language, and what templates leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from klausa.language import lower
from klausa.language.catalogs import SOURCE_LANGUAGE, Message, Messages
from klausa.language.habits import Habits
from klausa.prose.names import Names
from klausa.prose.units import Unit

SHORTEST = 3  # letters: of shorter words ("on", "in", "at") several languages have their own
SENTENCE = 4  # strange words that make a whole sentence a stranger
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[,;:/()|\n]")
_ITALICS = re.compile(r"(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b(?:[\w-]+\.)+[a-z]{2,}\b")


@dataclass(frozen=True)
class Lexicon:
    """The words by which a language is known: those of its catalogs that are not the English ones left standing."""

    words: Mapping[str, frozenset[str]]

    def strangers(
        self, text: str, language: str, habits: Habits, names: Names, accepted: frozenset[str] = frozenset()
    ) -> dict[str, list[str]]:
        """The words of other languages in a plain text, by language, in their order.

        Names, addresses and the language's loans are at home in it, and the words that are *accepted* here (small letters).
        """
        bare = names.out_of(_ADDRESS.sub(" ", text))
        if habits.borrowed is not None:
            bare = habits.borrowed.sub(" ", bare)
        found: dict[str, list[str]] = {}
        own = self.words.get(language, frozenset()) | accepted | _named(names, language)
        for word in words(bare, language):
            if word in own:
                continue
            for other, theirs in self.words.items():
                if other != language and word in theirs:
                    found.setdefault(other, []).append(word)
                    break
        return found


def lexicon(messages: Mapping[str, Messages], wanted: Iterable[Message]) -> Lexicon:
    """The words of each language, from its catalogs; a word that stands in the English of the same message proves nothing."""
    english: set[str] = set()
    others: dict[str, set[str]] = {language: set() for language in messages if language != SOURCE_LANGUAGE}
    for message in wanted:
        source = set(words(f"{message.text} {message.plural or ''}", SOURCE_LANGUAGE))
        english |= source
        for language, found in others.items():
            for text in messages[language].texts.get(message.key, ()):
                found |= set(words(text, language)) - source
    return Lexicon({SOURCE_LANGUAGE: frozenset(english), **{language: frozenset(found) for language, found in others.items()}})


def words(text: str, language: str) -> Iterator[str]:
    """The words of a text in small letters, without placeholders, figures, short words and what an apostrophe adds."""
    parts = _BETWEEN.split(re.sub(r"%\(\w+\)s", " ", text))
    for capitals, run in (each for part in parts for each in groupby(_WORD.findall(part), str.isupper)):
        found = list(run)
        # an abbreviation is nobody's word, a sentence in capitals is somebody's
        if capitals and len(found) < SENTENCE:
            continue
        for word in found:
            for part in re.split(r"[’']", word)[0].split("-"):
                if len(part) >= SHORTEST and (capitals or not part.isupper()):
                    yield lower(part, language)


def marked_foreign(markdown: str, language: str) -> frozenset[str]:
    """The words in italics: whoever writes *system prompt* knows that it is a word of another language."""
    return frozenset(word for match in _ITALICS.finditer(markdown) for word in words(match.group(), language))


@lru_cache(maxsize=256)
def _named(names: Names, language: str) -> frozenset[str]:
    """The words that names are made of: "Gedung Contoh" brings "contoh" along."""
    return frozenset(lower(word, language) for word in names.words)


@dataclass(frozen=True)
class Leak:
    """Words of one other language: a stable code, what they are, and what to do. *sure*: they are a sentence."""

    code: str
    what: str
    sure: bool
    remedy: str = "write them in this language, in italics, or add them to the loans in locales/…/habits.yml"


def leak(language: str, strange: Sequence[str]) -> Leak:
    """What is to be said of words that a lexicon found to be of another *language*."""
    sure = len(strange) >= SENTENCE
    told = f"words of another language ({language}): {', '.join(dict.fromkeys(strange))}"
    return Leak("text/leak" if sure else "words/leak", told, sure)


@dataclass(frozen=True)
class Leftover:
    """Something that no text should hold: what it is, and where."""

    what: str
    found: str


_LEFTOVERS = {
    "a placeholder that nobody filled": r"%\(\w*\)?s?|\{\{|\}\}|\{%|%\}|\{[a-z][\w.:-]*\}",
    "a value that is none": r"\b(?:None(?! of\b)|StrictUndefined|undeclared|N/A)\b",
    "two blanks in a row": r"(?<=\S)  +(?=\S)",
    "two stops in a row": r"(?<!\.)\.\.(?!\.)|[,;]{2,}|[,;]\.(?!\w)",
    "a blank before a stop": r" [,;](?!\w)| \.(?=\s|$)",
    "a blank that nobody filled": r"_{3,}|\.{4,}|\[[ .…_]*\]",
    "empty brackets": r"\(\s*\)|“”|\[\s*\]",
    "an invisible character": r"[\u00ad\u200b\u202a-\u202e\u2060\ufeff\ue000-\uf8ff]",
    "two commas around nothing": r", ,",
}
_LEFTOVER = {what: re.compile(pattern) for what, pattern in _LEFTOVERS.items()}
_NOTHING = re.compile(r"^[\s.,;:–—|-]*$")


def leftovers(pieces: Iterable[Unit]) -> Iterator[Leftover]:
    """What templates and catalogs leave behind in a clause: placeholders, empty items, headings with nothing below, doubled blanks and stops."""
    before: Unit | None = None
    for piece in pieces:
        for what, pattern in _LEFTOVER.items():
            if match := pattern.search(piece.text):
                yield Leftover(what, piece.text if len(match.group()) < SHORTEST else match.group())
        if piece.kind in ("item", "row") and _NOTHING.match(piece.text):
            yield Leftover("an empty item", before.text if before else "")
        if before is not None and before.kind == "heading" and piece.kind == "heading" and piece.level <= before.level:
            yield Leftover("a heading with nothing below", before.text)
        if before is not None and _opens(before) and piece.kind == "heading":
            yield Leftover("a colon with nothing after it", before.text)
        if before is not None and _label(before) and not (piece.kind == "item" and piece.level > before.level):
            yield Leftover("an empty item", before.text)
        before = piece
    if before is not None and _label(before):
        yield Leftover("an empty item", before.text)
    if before is not None and (before.kind == "heading" or _opens(before)):
        yield Leftover(
            "a heading with nothing below" if before.kind == "heading" else "a colon with nothing after it", before.text
        )


def _opens(piece: Unit) -> bool:
    return piece.text.endswith(":") and piece.kind == "sentence"


def _label(piece: Unit) -> bool:
    """An item such as "Email:", which says nothing by itself."""
    return piece.text.endswith(":") and piece.kind == "item"
