"""Gives a policy another id: its folder moves, and its record says what it was called before, so that old addresses lead on."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from dataclasses import replace

from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.events.saying import Book, Said, say
from klausa.load import POLICY, clashes, find
from klausa.model.record import Renamed
from klausa.model.spelling import ID
from klausa.releases import read_history
from klausa.source import read


def rename(book: Book, new: str, day: datetime.date) -> Said:
    """Puts the old id on record, then moves the folder to *new*; raises Refused where that id is, or was, another policy's.

    Interrupted in between, the same command ends it: the old id on record is the policy's own until the folder has moved.
    """
    policies = book.folder.parent
    where = Location(shown_path(policies / new, book.root))
    problems: list[Problem] = []
    if not re.fullmatch(ID, new):
        told = "the id of a policy becomes an address: lower-case letters, digits and hyphens"
        problems.append(Problem(where, told, "take another name"))
    elif (policies / new).exists():
        problems.append(Problem(where, f'there is something called "{new}" already', "take another name"))
    histories = {folder.name: read_history(folder, book.root) for folder in find(policies) if folder != book.folder}
    renamed = Renamed(event="renamed", on=day, was=book.id)
    histories[new] = replace(book.history, events=(*book.history.events, renamed))
    problems += clashes(histories, histories, policies, book.root)
    last = book.history.events[-1] if book.history.events else None
    if isinstance(last, Renamed) and last.was == book.id and not problems:
        said = Said((last,), book.history, book.history)
    else:
        said = say(book, [{"event": "renamed", "on": day, "was": book.id}], problems=problems)
    os.rename(book.folder, policies / new)
    return said


def mentions(book: Book) -> Iterator[Location]:
    """Where other policies still call a renamed one by its old id: an annex its policy, a policy its annex."""
    for folder in find(book.folder.parent):
        try:
            source = read(folder / POLICY, shown_path(folder / POLICY, book.root))
        except Unreadable:
            continue  # the policy has moved already; `klausa check` tells what is wrong there
        if source.data.get("of") == book.id:
            yield source.where(("of",))
        annexes = source.data.get("annexes")
        for index, id_ in enumerate(annexes if isinstance(annexes, list) else ()):
            if id_ == book.id:
                yield source.where(("annexes", index))
