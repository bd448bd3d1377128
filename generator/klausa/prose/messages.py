"""A catalog's messages against their English, one by one: figures, denials, terms, and what was left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from klausa.language.catalogs import SOURCE_LANGUAGE
from klausa.language.habits import Habits
from klausa.language.po import Entry
from klausa.prose.leaks import Lexicon, leak, leftovers, marked_foreign
from klausa.prose.names import NO_NAMES
from klausa.prose.reading import Reading, misspoken, reading
from klausa.prose.terms import faults, unlike
from klausa.prose.units import units

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_OPEN = re.compile(r"%\(\w+\)s\s*$")
_CLOSED = re.compile(r"[.!?][”’\")]*$")
# the law's own labels: each language has them from its own statute or from an official translation
STATUTORY = re.compile(
    r"^[a-z-]+/(?:rights|legal-bases|special-categor|transfer-mechanisms|name|authority|instruments|conditions)"
)


@dataclass(frozen=True)
class Doubt:
    """What is wrong, or looks wrong, with one message: a stable code, what, and what to do. *sure*: no reading makes it right."""

    code: str
    what: str
    remedy: str
    sure: bool = False


def doubts(entry: Entry, language: str, habits: Mapping[str, Habits], lexicon: Lexicon) -> Iterator[Doubt]:
    """Everything that can be found in a message's words without knowing the policies that use it."""
    english = [entry.text, *([entry.plural] if entry.plural else [])]
    for words in entry.words:
        if words:
            yield from _against(english, words, entry, language, habits)
            yield from _alone(words, language, habits[language], lexicon)


def _against(english: list[str], words: str, entry: Entry, language: str, habits: Mapping[str, Habits]) -> Iterator[Doubt]:
    """The words against the English: the form of it that they answer best."""
    here = reading(_plain(words), language, habits[language], NO_NAMES)
    sources = [reading(_plain(text), SOURCE_LANGUAGE, habits[SOURCE_LANGUAGE], NO_NAMES) for text in english]
    for kind in ("figures", "dates", "addresses"):
        if not any(getattr(source, kind) == getattr(here, kind) for source in sources):
            said, wanted = _list(getattr(here, kind)), _list(getattr(sources[-1], kind))
            yield Doubt(f"parity/{kind}", f"it says {said} where the English says {wanted}", "look at the figures again", True)
    statutory = STATUTORY.match(entry.context) is not None
    if not statutory:
        yield from _doubtful(here, sources, habits[language], habits[SOURCE_LANGUAGE])
    if not statutory:
        for concept in unlike(english[-1], words, habits[SOURCE_LANGUAGE], habits[language]):
            yield Doubt("words/term", f"the English speaks of {concept.id}, these words do not", f"write {concept.write}")
    # a list that ends the English sentence ends itself; a language may close it with a predicate and a stop
    open_ended = any(_OPEN.search(text) for text in english)
    if not open_ended and all(_CLOSED.search(text.strip()) for text in english) != bool(_CLOSED.search(words.strip())):
        yield Doubt("text/stop", "one of English and these words ends in a stop, the other does not", "end both alike", True)


def _doubtful(here: Reading, sources: list[Reading], habits: Habits, english: Habits) -> Iterator[Doubt]:
    counts = {len(source.denials) for source in sources}
    if habits.denial and english.denial and len(here.denials) not in counts:
        said = f"it denies {_times(len(here.denials))} ({_list(here.denials)})"
        source = f"the English {_times(min(counts))} ({_list(sources[-1].denials)})"
        yield Doubt("words/denials", f"{said}, {source}", "look whether a negation was dropped or added")
    for kind, known, what in (
        ("permissions", habits.permission and english.permission, "“may” or “can”"),
        ("minimums", habits.minimum and english.minimum, "“at least”"),
    ):
        found = getattr(here, kind)
        if known and bool(found) not in {bool(getattr(source, kind)) for source in sources}:
            said, source = _list(found), _list(getattr(sources[-1], kind))
            yield Doubt(
                f"words/{kind}", f"its {what}: {said}; in the English: {source}", f"look whether {what} was dropped or added"
            )


def _alone(words: str, language: str, habits: Habits, lexicon: Lexicon) -> Iterator[Doubt]:
    """The words by themselves."""
    plain = _plain(words)
    for fault in faults(words, habits):
        yield Doubt("words/term", f"“{fault.found}”: {fault.why}", fault.remedy)
    for found, right in misspoken(plain, language):
        yield Doubt("text/number-in-words", f"“{found}” says two numbers", f"write ({right})", True)
    for other, strange in lexicon.strangers(plain, language, habits, NO_NAMES, marked_foreign(words, language)).items():
        told = leak(other, strange)
        yield Doubt(told.code, f"it holds {told.what}", told.remedy, told.sure)
    for leftover in leftovers(units(plain)):
        if leftover.what != "a colon with nothing after it":  # a message may open what the template goes on with
            yield Doubt("text/leftover", f"it holds {leftover.what}: “{leftover.found}”", "write it without", True)


def _plain(text: str) -> str:
    """A message with something in its placeholders that is no word of any language."""
    return _PLACEHOLDER.sub("·", text).replace("%%", "%")


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values) or "none"


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
