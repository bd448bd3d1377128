"""Causes as people review them: one row a cause, with its class and why, and the sentences that it changed in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from klausa.diff.ends import Held
from klausa.diff.sentences import changed_lines, shared_out
from klausa.errors import Location
from klausa.model.record import ChangeClass
from klausa.redline.causes import TITLE, Why
from klausa.redline.changes import Line, Redline
from klausa.redline.classes import Decision
from klausa.redline.facts import TOLD, FactChange
from klausa.redline.inline import words_of
from klausa.redline.naming import Naming
from klausa.redline.paths import length_at, meant, prefix, stages
from klausa.redline.words import new_of, old_of

MOST_VALUES = 8
SOURCES = re.compile(r"(?:^|/)(?:templates|locales|vocabulary)/.*\.(?:j2|po|yml)$")


@dataclass(frozen=True)
class Place:
    """A clause in which a cause shows: what it is called, and its changed sentences, by language."""

    clause: str
    names: Mapping[str, str]
    lines: Mapping[str, tuple[Line, ...]]

    def beside(self) -> tuple[Mapping[str, tuple[Line, ...]], ...]:
        """The sentences as they answer each other: one by one where all languages have as many, else all at once."""
        counts = {len(lines) for lines in self.lines.values()}
        if len(counts) != 1:
            return (self.lines,)
        return tuple({code: (lines[place],) for code, lines in self.lines.items()} for place in range(counts.pop()))


@dataclass(frozen=True)
class Row:
    """One cause: what changed, how grave that is and by which rule, and where it shows."""

    why: Why
    class_: ChangeClass
    rule: str
    reason: str
    title: str
    places: tuple[Place, ...]
    path: str = ""
    old: str = ""
    new: str = ""
    """Of a fact: its path, and its value on either side in the words of the file; nothing where it is not there."""
    where: Location | None = None
    gone: bool = False
    """Whether the fact is declared on the old side alone, so that its place is one there."""
    files: tuple[str, ...] = ()
    """Of words: the changed files that they can come from."""

    @property
    def seen(self) -> tuple[str, ...]:
        """The clauses in which it shows, by the name that the first language gives them."""
        return tuple(next(iter(place.names.values()), place.clause) for place in self.places)


def rows(
    decisions: Sequence[Decision],
    redlines: Mapping[str, Redline],
    naming: Mapping[str, Naming],
    ends: tuple[Held, Held],
    changed: Sequence[str],
) -> tuple[Row, ...]:
    """The rows of a policy: facts in the order of the file, then words; words of one kind from the same files are one row."""
    owned = _sentences(decisions, redlines, naming)
    found: dict[object, Row] = {}
    for number, decision in enumerate(decisions):
        cause, rule = decision.cause, decision.rule
        places = tuple(_place(clause, number, cause.seen, owned, redlines) for clause in cause.clauses)
        row = Row(cause.why, decision.class_, rule.id, rule.why, "", places)
        if cause.change is not None:
            found[number] = _of_fact(row, cause.change, naming, ends)
            continue
        files = _files(cause.why, cause.clauses, tuple(cause.seen), changed)
        key = (cause.why, rule.id, files)
        before = found.get(key)
        joined = (*(before.places if before else ()), *places)
        found[key] = replace(row, title=_words_title(cause.why, joined), files=files, places=joined)
    return tuple(found.values())


def _sentences(
    decisions: Sequence[Decision], redlines: Mapping[str, Redline], naming: Mapping[str, Naming]
) -> dict[tuple[int, str, str], tuple[Line, ...]]:
    """The changed lines of each clause, by the number of the decision, clause and language."""
    found: dict[tuple[int, str, str], tuple[Line, ...]] = {}
    for language, redline in redlines.items():
        for clause, lines in changed_lines(redline).items():
            numbers = [number for number, decision in enumerate(decisions) if clause in decision.cause.seen.get(language, ())]
            told = [decisions[number].cause.change for number in numbers]
            for number, own in zip(numbers, shared_out(lines, told, naming.get(language)), strict=True):
                found[number, clause, language] = own
    return found


def _place(
    clause: str,
    number: int,
    seen: Mapping[str, tuple[str, ...]],
    owned: Mapping[tuple[int, str, str], tuple[Line, ...]],
    redlines: Mapping[str, Redline],
) -> Place:
    codes = [code for code in redlines if clause in seen.get(code, ())]
    names = {code: _name(clause, redlines[code]) for code in codes or redlines}
    return Place(clause, names, {code: lines for code in codes if (lines := owned.get((number, clause, code)))})


def _name(clause: str, redline: Redline) -> str:
    if clause == TITLE:
        return "Title"
    for item in redline.clauses:
        if item.id == clause:
            number = item.new_number or item.old_number
            return (f"{number}. " if number else "") + (words_of(new_of(item.heading) or old_of(item.heading)) or clause)
    return clause


def _of_fact(row: Row, change: FactChange, naming: Mapping[str, Naming], ends: tuple[Held, Held]) -> Row:
    spoken = next(iter(naming.values()), None)
    side, held = (change.new, ends[1]) if change.new else (change.old, ends[0])
    assert side is not None
    return replace(
        row,
        title=in_words(change, spoken),
        path=change.path,
        old=value_in_words(change, spoken, new=False),
        new=value_in_words(change, spoken, new=True),
        where=held.where(side),
        gone=change.new is None,
    )


def in_words(change: FactChange, naming: Naming | None) -> str:
    """A fact's path as people say it: the words of its keys, and what its entries are called."""
    new = change.new is not None
    found: list[str] = []
    for stage in stages(change.path):
        entry = prefix(change.path, stage.steps)
        found.append(stage.key.replace("-", " "))
        if stage.each:
            called = naming.called(entry, new=new) if naming else []
            step = entry.rsplit(".", 1)[-1]
            found.append(", ".join(words_of(str(name)) for name in called) or (f"no. {step}" if step.isdigit() else step))
    title = " · ".join(found)
    return title[:1].upper() + title[1:]


def value_in_words(change: FactChange, naming: Naming | None, *, new: bool) -> str:
    """What one side says of a fact: terms and places by their names, the facts of a whole part one after the other."""
    side = change.new if new else change.old
    if side is None:
        return ""
    if length_at(change.path) != change.path and change.inner:
        parts: dict[str, list[str]] = {}
        for part in change.inner:
            if said := value_in_words(part, naming, new=new):
                parts.setdefault(stages(part.path)[-1].key, []).append(said)
        shown = [f"{key}: {', '.join(values)}" for key, values in parts.items()]
        return "; ".join(shown[:MOST_VALUES]) + ("; …" if len(shown) > MOST_VALUES else "") or TOLD
    value = meant(side.path, side.value)
    # what is only text stays as it stands in the file
    words = naming.say(value) if naming and not isinstance(value, str | int) else ""
    return words_of(words) if words else side.value.replace("at-most ", "at most ").replace("at-least ", "at least ")


def _words_title(why: Why, places: Sequence[Place]) -> str:
    codes = ", ".join(dict.fromkeys(code for place in places for code in place.lines))
    if places and not codes:
        return "Sections in another order"
    return {"translation": f"Translation ({codes})", "technical": "Text made anew by Klausa"}.get(why, "Wording")


def _files(why: Why, clauses: Sequence[str], languages: Sequence[str], changed: Sequence[str]) -> tuple[str, ...]:
    """The changed files that the words of some clauses in some languages can come from: the nearest ones, where there are any."""
    sources = [name for name in changed if SOURCES.search(name)]
    local = [name for name in sources if _language(name) in languages]
    general = [name for name in sources if not _language(name) and "/locales/" not in f"/{name}"]
    own = [name for name in general if PurePosixPath(name).name.split(".")[0] in clauses]
    others = [name for name in general if "/clauses/" not in name]
    if why == "translation":
        return tuple(local or own or others)
    return tuple(own or others or local)


def _language(name: str) -> str:
    """The language that a file is for; none where it is for all."""
    found = re.search(r"(?:^|/)locales/([a-z]{2,3})/|\.([a-z]{2,3})\.md\.j2$", name)
    return (found[1] or found[2]) if found else ""
