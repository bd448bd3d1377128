"""Why a clause differs between two releases: a fact changed, or its wording, or one language's words, or Klausa itself.

A changed fact is one cause, reviewed once, however many clauses and languages show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from klausa.redline.align import heaviest_rising
from klausa.redline.facts import FactChange, Trace, told_in
from klausa.render.markdown import unnumbered
from klausa.text import split

Why = Literal["fact", "wording", "translation", "technical"]
TITLE = ""  # the text's title stands before all clauses
TITLE_FACTS = frozenset({"name", "title"})
SOURCE = "en"
COUNTED = ("negations", "permissions", "minimums")
LISTED = ("figures", "dates", "addresses", "names")
_HEADING = re.compile(r"^## (?:\d+\. )?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Edition:
    """What a release holds for comparison: its trace, and its frozen text in each language."""

    trace: Trace
    texts: Mapping[str, str]

    def clauses(self, language: str) -> dict[str, Clause]:
        """The clauses of one language in their order; the title is the first."""
        return self._split.get(language, {})

    @cached_property
    def _split(self) -> dict[str, dict[str, Clause]]:
        return {language: dict(_split(text)) for language, text in self.texts.items()}

    def readings(self, clause: str, language: str) -> dict[str, object]:
        """What was read again in a clause: how often it denies and permits, its figures, dates, addresses and names."""
        row = self.trace.get("parity", {}).get(clause, {})
        read = row.get("read", {})
        found: Mapping[str, object] = read.get(language, {}) if set(read) & set(self.texts) else read
        return {kind: found.get(kind, 0 if kind in COUNTED else []) for kind in (*COUNTED, *LISTED)}


@dataclass(frozen=True)
class Clause:
    """A clause as it was frozen: its heading, and its text without the numbers by which other clauses are referred to."""

    heading: str
    text: str

    @property
    def refers(self) -> bool:
        """Whether it refers to other clauses by number."""
        return "](#" in self.text


def _split(text: str) -> Iterator[tuple[str, Clause]]:
    opening, parts = split(text)
    if opening.strip():
        yield TITLE, Clause(opening.strip().removeprefix("# "), opening.strip())
    for id_, body in parts:
        heading = _HEADING.search(body)
        # a number that only moved because another clause came or went is no change of this one
        plain = unnumbered(body[heading.end() :] if heading else body)
        yield id_, Clause(heading[1] if heading else "", plain)


@dataclass(frozen=True)
class Cause:
    """One reason why text differs, and where it shows: the clauses by language. Empty for a changed fact that no text shows."""

    why: Why
    seen: Mapping[str, tuple[str, ...]]
    change: FactChange | None = None
    reread: tuple[str, ...] = ()
    """For words alone: what was read differently in them, such as "negations"."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses in which it shows, in any language."""
        return tuple(dict.fromkeys(clause for found in self.seen.values() for clause in found))


def differing(old: Edition, new: Edition) -> dict[str, tuple[str, ...]]:
    """By language of either release, the clauses whose text differs; a language that only one of them has is passed over."""
    found = {}
    for language in new.texts:
        if language in old.texts:
            before, after = old.clauses(language), new.clauses(language)
            found[language] = tuple(id_ for id_ in dict.fromkeys([*after, *before]) if before.get(id_) != after.get(id_))
    return found


def moved(old: Edition, new: Edition) -> dict[str, tuple[str, ...]]:
    """By language, the clauses that say the same and stand elsewhere relative to the others."""
    found = {}
    for language in new.texts:
        before, after = old.clauses(language), new.clauses(language)
        places = {id_: place for place, id_ in enumerate(before)}
        common = [id_ for id_ in after if id_ in places]
        staying = heaviest_rising([places[id_] for id_ in common], [len(after[id_].text) for id_ in common])
        gone = tuple(id_ for index, id_ in enumerate(common) if index not in staying and before[id_] == after[id_])
        if gone:
            found[language] = gone
    return found


def causes(old: Edition, new: Edition, changes: Sequence[FactChange], *, technical: bool = False) -> tuple[Cause, ...]:
    """Why each clause differs. *technical*: Klausa's version differs, and neither the policy file nor the user's templates do."""
    differs = differing(old, new)
    told = {
        (language, clause): _behind(old, new, changes, language, clause) for language, ids in differs.items() for clause in ids
    }
    facts = [
        Cause("fact", _by_language((language, clause) for (language, clause), found in told.items() if change in found), change)
        for change in changes
    ]
    source = SOURCE if SOURCE in new.texts else next(iter(new.texts), "")
    bare: dict[str, list[str]] = {}
    for (language, clause), found in told.items():
        if not found:
            bare.setdefault(clause, []).append(language)
    # a section that only moved is no other words, and still a reader has to find it
    for language, ids in moved(old, new).items():
        for clause in ids:
            bare.setdefault(clause, []).append(language)
    words = []
    for clause, codes in bare.items():
        why: Why = "technical" if technical else "wording" if source in codes else "translation"
        words.append(Cause(why, dict.fromkeys(codes, (clause,)), None, _reread(old, new, clause, codes)))
    return (*facts, *words)


def of(causes: Sequence[Cause], clause: str, language: str) -> tuple[Cause, ...]:
    """The causes of one clause's differences in a language."""
    return tuple(cause for cause in causes if clause in cause.seen.get(language, ()))


def _behind(old: Edition, new: Edition, changes: Sequence[FactChange], language: str, clause: str) -> tuple[FactChange, ...]:
    """The changed facts that a clause tells, or told."""
    before, after = (
        (TITLE_FACTS, TITLE_FACTS) if clause == TITLE else (told_in(edition.trace, clause, language) for edition in (old, new))
    )
    return tuple(change for change in changes if change.old_paths & before or change.new_paths & after)


def _by_language(shown: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, clause in shown:
        found[language] = (*found.get(language, ()), clause)
    return found


def _reread(old: Edition, new: Edition, clause: str, codes: Sequence[str]) -> tuple[str, ...]:
    """What a clause says differently though its facts are the same: words alone should not deny or permit anything else."""
    found = []
    for code in codes:
        before, after = old.clauses(code).get(clause), new.clauses(code).get(clause)
        if before is None or after is None:
            continue
        # the numbers of other clauses are figures too, and mean nothing
        passed = {"figures"} if before.refers or after.refers else set[str]()
        was, now = old.readings(clause, code), new.readings(clause, code)
        found += [kind for kind in was if kind not in passed and was[kind] != now[kind]]
    return tuple(dict.fromkeys(found))
