"""The chain of digests: every release and event with its SHA-256, one a line, in the order in which they were put on record.

Each release and event names the digest of the one before, so that none can be changed, left out or put elsewhere unseen. That the
last one is gone cannot be seen from the chain itself: CI compares with the base branch.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from klausa.errors import Location, Problem

CHAIN = "digests"
_LINE = re.compile(r"^([0-9a-f]{64})  (release|event) ([0-9A-Za-z][0-9A-Za-z.+-]*)$")


class Link(NamedTuple):
    """One line: the digest, and the release (by its address) or event (by its number, from 1) that it is of."""

    digest: str
    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.digest}  {self.kind} {self.name}"


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_event(data: object) -> str:
    """The SHA-256 of an event as it stands in the file, whatever its layout: of its canonical JSON."""
    return digest_of(json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


def parse_chain(text: str, name: str) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The lines of the file, and those that are none."""
    links, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _LINE.match(line):
            links.append(Link(*found.groups()))
        elif line.strip():
            place = Location(name, number, 1)
            problems.append(Problem(place, "this is no line of digests", "restore the file from the history of the repository"))
    problems += _twice(links, name)
    return tuple(links), tuple(problems)


def _twice(links: Sequence[Link], name: str) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for number, link in enumerate(links, 1):
        first = seen.setdefault((link.kind, link.name), number)
        if first != number:
            place = Location(name, number, 1)
            yield Problem(place, f"{link.kind} {link.name} stands here a second time, after line {first}", "restore the file")


def chain_text(links: Sequence[Link]) -> str:
    """The file's content."""
    return "".join(f"{link}\n" for link in links)
