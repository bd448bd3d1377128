"""Puts events on record where they are true of it, and says what that changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klausa.errors import Location, Problem, Unreadable, did_you_mean, shown_path
from klausa.load import find
from klausa.model.record import Event
from klausa.releases import EVENTS, FOLDER, History, Link, append_all, read_history, standing
from klausa.releases.history import EVENT
from klausa.releases.sense import objections


class Refused(Exception):
    """An event that would not be true, or cannot be: carries everything that speaks against it. Nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Book:
    """A policy's folder with what is on record of it."""

    folder: Path
    root: Path
    history: History

    @property
    def id(self) -> str:
        """The policy's id."""
        return self.folder.name

    @property
    def events(self) -> Location:
        """The file in which events stand."""
        return Location(shown_path(self.folder / FOLDER / EVENTS, self.root))


@dataclass(frozen=True)
class Said:
    """Events that were put on record, and what was on record before and is now."""

    events: tuple[Event, ...]
    before: History
    after: History

    def effects(self) -> Iterator[str]:
        """What is in force from which day on, where that changed."""
        first = self.events[0].on
        was, now = schedule(self.before, first), schedule(self.after, first)
        if was == now:
            yield "what is in force on which day does not change"
        else:
            for day, address in now:
                yield f"from {day} {address or 'no version'} is in force"


def folder_of(root: Path, policy: str) -> Path:
    """The folder of a policy of the site in *root*; raises Unreadable where there is none."""
    policies = root / "policies"
    folders = {folder.name: folder for folder in find(policies)}
    if policy not in folders:
        where = Location(shown_path(policies, root))
        raise Unreadable([Problem(where, f'there is no policy "{policy}"', did_you_mean(policy, folders))])
    return folders[policy]


def open_book(root: Path, policy: str) -> Book:
    """A policy of the site in *root*, with its record; raises Unreadable where there is none, or it is not as it was."""
    folder = folder_of(root, policy)
    return Book(folder, root, read_history(folder, root))


def say(
    book: Book,
    events: Sequence[Mapping[str, Any]],
    files: Mapping[str, Mapping[str, bytes]] | None = None,
    problems: Iterable[Problem] = (),
) -> Said:
    """Puts all these events on record, or raises Refused with everything that is not true of any of them, and *problems* found before.

    *files*: by release, those that the event about it changes or adds.
    """
    found, history = list(problems), book.history
    for event in events:
        try:
            # the digests of files are written when they are
            made = EVENT.validate_python({**event, **({"files": {}} if event["event"] in ("redacted", "translated") else {})})
        except ValidationError as error:
            found += [_problem(book, detail["loc"][1:], detail["msg"]) for detail in error.errors()]
            continue
        found += [_problem(book, (one.key,), one.message, one.remedy) for one in objections(made, history)]
        number = len(history.events) + 1
        history = replace(history, events=(*history.events, made), links=(*history.links, Link("", "event", str(number))))
    if found:
        raise Refused(found)
    written = append_all(book.folder, events, book.history, files or {})
    return Said(written, book.history, read_history(book.folder, book.root))


def schedule(history: History, first: datetime.date) -> tuple[tuple[datetime.date, str | None], ...]:
    """Which release is in force from which day on, from *first*, as far as the record reaches."""
    days = {first, *(event.on for event in history.events if event.on > first)}
    days |= {day for known in tuple(days) for day in standing(history, known).effective.values() if day > first}
    found: list[tuple[datetime.date, str | None]] = []
    for day in sorted(days):
        in_force = standing(history, day).in_force
        address = in_force.address if in_force else None
        if not found or found[-1][1] != address:
            found.append((day, address))
    return tuple(found)


def _problem(book: Book, key: Sequence[int | str], message: str, remedy: str = "") -> Problem:
    what = ".".join(map(str, key))
    plain = " ".join(message.removeprefix("Value error, ").split())
    head, _, tail = plain.partition("; ") if not remedy else (plain, "", remedy)
    return Problem(book.events, f"{what}: {head}" if what and not remedy else head, tail)
