"""Adds a language to a release that is on record; its other texts stay untouched."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from klausa.errors import Location, Problem, did_you_mean, shown_path
from klausa.events.saying import Book, Said, say
from klausa.releases import Frozen
from klausa.text import split

_HEADING = re.compile(r"(?m)^## (\d+)\. \S")


def translate(book: Book, release: str, language: str, file: Path, day: datetime.date, known: Sequence[str]) -> Said:
    """Adds the text in *file*; raises Refused where its clauses are not those of the release's other languages, in their order.

    *known* are the languages that pages can be made in.
    """
    problems: list[Problem] = []
    if language not in known:
        told = f'there is no catalog for the language "{language}"'
        problems.append(Problem(book.events, told, did_you_mean(language, known)))
    content = b""
    try:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        text = content.decode("utf-8")
    except OSError as error:
        problems.append(Problem(Location(shown_path(file)), f"cannot be read ({error.strerror})", "check that the file is there"))
    except UnicodeDecodeError:
        problems.append(Problem(Location(shown_path(file)), "this is not valid UTF-8", "save the file with the encoding UTF-8"))
    else:
        frozen = book.history.find(release)
        if frozen is not None and frozen.texts:
            problems += _differs(text, frozen, shown_path(file))
    event = {"event": "translated", "on": day, "release": release, "language": language}
    return say(book, [event], {release: {f"{language}.md": content}}, problems)


def _differs(text: str, frozen: Frozen, name: str) -> Iterator[Problem]:
    """Where a text is not built as the others of the release are: a title, the same clauses in the same order, numbered alike."""
    first, other = next(iter(frozen.texts.items()))
    wanted, found = [dict(_numbers(split(each)[1])) for each in (other, text)]
    opening = split(text)[0]
    if not opening.startswith("# ") or len(opening.strip().splitlines()) != 1:
        yield Problem(
            Location(name, 1, 1), "the text does not begin with its title", "begin with a line `# Title`, and an empty one"
        )
    for id_ in wanted:
        if id_ not in found:
            told = f'the clause "{id_}" is missing, which the release {frozen.address} has in {first}'
            yield Problem(Location(name), told, f"add it below a line `[//]: # (clause {id_})`")
    for id_ in found:
        if id_ not in wanted:
            told = f'the release {frozen.address} has no clause "{id_}" in {first}'
            yield Problem(_place(text, id_, name), told, did_you_mean(id_, wanted))
    if set(wanted) == set(found) and [*wanted] != [*found]:
        at, id_ = next((new, old) for old, new in zip(wanted, found, strict=True) if old != new)
        told = f'the clause "{at}" stands where the release has "{id_}" in {first}'
        yield Problem(_place(text, at, name), told, "put the clauses into the same order")
    else:
        for id_ in found:
            if id_ in wanted and found[id_] != wanted[id_]:
                told = f'the heading of the clause "{id_}" has another number than in {first}, or none'
                yield Problem(_place(text, id_, name), told, f"begin it with `## {wanted[id_]}. `")


def _numbers(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for id_, body in parts:
        found = _HEADING.search(body)
        yield id_, found[1] if found else ""


def _place(text: str, clause: str, name: str) -> Location:
    before = text.partition(f"[//]: # (clause {clause})")[0]
    return Location(name, before.count("\n") + 1, 1)
