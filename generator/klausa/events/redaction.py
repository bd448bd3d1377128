"""Removes a clause's text from releases by order: in every language, and what was read in it from the trace; the digests of before stay."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klausa.errors import Problem, did_you_mean
from klausa.events.saying import Book, Said, say
from klausa.pipeline import Words
from klausa.redline.causes import TITLE_FACTS
from klausa.releases import Frozen
from klausa.text import TRACE, split, trace_text

_NUMBER = re.compile(r"(?m)^## (\d+)\. ")
_REFERENCE = re.compile(r"\[\d+\. ")
FEWEST = 3  # a line of fewer words, such as the end of a list, says nothing of where it comes from
Stones = Callable[[str], str]


@dataclass(frozen=True)
class Redacted:
    """What was removed, and where else it, or what tells of it, still stands, in words for people."""

    said: Said
    elsewhere: tuple[str, ...]


def stones(words: Words) -> Stones:
    """What stands for removed text in a language: a heading and a sentence, in Markdown."""
    return lambda language: words.environments[language].get_template("removed.md.j2").render().strip()


def redact(book: Book, releases: Sequence[str], clause: str, order: str, day: datetime.date, stone: Stones) -> Redacted:
    """Removes the text of a clause from releases; raises Refused where one has no such clause, or it is removed already."""
    problems: list[Problem] = []
    files: dict[str, dict[str, bytes]] = {}
    removed: set[str] = set()
    for address in dict.fromkeys(releases):
        frozen = book.history.find(address)
        if frozen is None or not frozen.ours:
            continue  # told by `say`
        lacking = list(_lacking(book, frozen, clause))
        problems += lacking
        if not lacking:
            files[address] = redacted(frozen, clause, stone)
            removed |= {line for text in frozen.texts.values() for line in _lines(dict(split(text)[1])[clause])}
    events = [
        {"event": "redacted", "on": day, "release": address, "clause": clause, "order": order}
        for address in dict.fromkeys(releases)
    ]
    touched = [frozen for address in files if (frozen := book.history.find(address))]
    telling = [line for frozen in touched for line in _telling(frozen, clause)]
    said = say(book, events, files, problems)
    return Redacted(said, (*telling, *_elsewhere(Book(book.folder, book.root, said.after), touched, removed)))


def _lacking(book: Book, frozen: Frozen, clause: str) -> Iterator[Problem]:
    for language, text in frozen.texts.items():
        ids = [id_ for id_, _ in split(text)[1]]
        if clause not in ids:
            told = f'the release {frozen.address} has no clause "{clause}" in {language}'
            yield Problem(book.events, told, did_you_mean(clause, ids))


def redacted(frozen: Frozen, clause: str, stone: Stones) -> dict[str, bytes]:
    """The files of a release without the text of a clause: its line and number stay, so that the others keep theirs."""
    files = {f"{language}.md": _without(text, clause, stone(language)).encode() for language, text in frozen.texts.items()}
    trace = frozen.folder / TRACE
    if trace.is_file():
        left = _untold(json.loads(trace.read_text(encoding="utf-8")), clause)
        files[TRACE] = trace_text(left).encode()
    return files


def _without(text: str, clause: str, stone: str) -> str:
    opening, parts = split(text)
    # where other clauses refer to it, its heading stands too
    reference = re.compile(rf"\[(\d+)\. [^\]]*\]\(#{re.escape(clause)}\)")
    last = len(parts) - 1
    bare = rf"[\1](#{clause})"
    left = [reference.sub(bare, opening)]
    for index, (id_, body) in enumerate(parts):
        if id_ == clause:
            number = _NUMBER.search(body)
            head = f"## {number[1]}. " if number else "## "
            body = f"\n\n{head}{stone.removeprefix('## ')}\n" + ("" if index == last else "\n")
        left.append(f"[//]: # (clause {id_})" + reference.sub(bare, body))
    return "".join(left)


def _untold(trace: dict[str, Any], clause: str) -> dict[str, Any]:
    """A trace without the facts that no other clause tells, and without what was read in the clause."""
    clauses: dict[str, Any] = trace.get("clauses", {})
    others = {path for id_, told in clauses.items() if id_ != clause for path in _paths(told)} | TITLE_FACTS
    gone = {path for path in _paths(clauses.get(clause, ())) if path not in others}
    left = dict(trace)
    if clause in clauses:
        left["clauses"] = {**clauses, clause: [path for path in _paths(clauses[clause]) if path not in gone]}
    if "facts" in trace:
        left["facts"] = {path: fact for path, fact in trace["facts"].items() if path not in gone}
    if "parity" in trace:
        left["parity"] = {id_: row for id_, row in trace["parity"].items() if id_ != clause}
    return left


def _paths(told: Mapping[str, Sequence[str]] | Sequence[str]) -> list[str]:
    """The paths of a clause in a trace, where all languages tell the same and where they do not."""
    return sorted({path for paths in told.values() for path in paths} if isinstance(told, Mapping) else set(told))


def _lines(body: str) -> Iterator[str]:
    """The sentences of a clause: one a line, as they are committed and frozen."""
    for line in body.splitlines():
        plain = _REFERENCE.sub("[", line.strip().lstrip("-*#|0123456789. "))
        if len(plain.split()) >= FEWEST:
            yield plain


def _telling(frozen: Frozen, clause: str) -> Iterator[str]:
    """The other clauses of a release that tell, in words of their own, what the clause tells."""
    trace = frozen.folder / TRACE
    clauses = json.loads(trace.read_text(encoding="utf-8")).get("clauses", {}) if trace.is_file() else {}
    told = set(_paths(clauses.get(clause, ()))) - TITLE_FACTS
    if others := [id_ for id_, paths in clauses.items() if id_ != clause and told & set(_paths(paths))]:
        yield f"other clauses of {frozen.address} tell some of the same facts in words of their own: {', '.join(others)}"


def _elsewhere(book: Book, touched: Sequence[Frozen], removed: Iterable[str]) -> Iterator[str]:
    """Where words of the removed text, or what tells of it, still stand."""
    gone = set(removed)
    texts = [(frozen.address, language, text) for frozen in book.history.ours for language, text in frozen.texts.items()]
    for file in sorted((book.folder / "text").glob("*.md")):
        texts.append(("text/", file.stem, file.read_text(encoding="utf-8")))
    found: dict[str, list[str]] = {}
    for name, language, text in texts:
        for id_, body in split(text)[1]:
            if gone & set(_lines(body)):
                found.setdefault(name, []).append(f"{id_} ({language})")
    for name, places in found.items():
        yield f"the same words, or some of them, stand in {name}: {', '.join(places)}"
    for frozen in touched:
        if frozen.record.summaries:
            yield (
                f"the summaries of release {frozen.address} are part of its digest and stay as they are; "
                "read whether they tell what was removed"
            )
    names = " and ".join(f"releases/{frozen.address}/policy.yml" for frozen in touched)
    yield f"the facts in {names} stay, since they are never published; so does everything in the history of the repository"
