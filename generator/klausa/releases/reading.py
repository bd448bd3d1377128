"""Reads a policy's `releases/` and verifies it: what was frozen is as it was, nothing is missing, added, reordered, or on record twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.model.record import Event, Events, Release
from klausa.releases.chain import CHAIN, Link, digest_of, digest_of_event, parse_chain
from klausa.releases.history import EVENTS, FOLDER, RECORD, UNFINISHED_EVENTS, Frozen, History, unfinished
from klausa.releases.sense import objections
from klausa.source import Source, read

RESTORE = "restore it from the history of the repository; a correction is an event (erratum, redaction) or a new release"


def read_history(company: Path, root: Path | None = None) -> History:
    """The history of the policy in *company*; empty where there is none. Raises Unreadable with everything that is not as it was."""
    folder = company / FOLDER
    if not folder.is_dir():
        return History()
    links, problems = read_chain(company, root)
    return verified(company, links, root, problems)


def read_chain(company: Path, root: Path | None = None) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The lines of the chain, and what is wrong with them by themselves."""
    chain = company / FOLDER / CHAIN
    text = chain.read_text(encoding="utf-8") if chain.is_file() else ""
    return parse_chain(text, shown_path(chain, root))


def verified(
    company: Path,
    links: Sequence[Link],
    root: Path | None = None,
    found: Iterable[Problem] = (),
    aside: frozenset[str] = frozenset(),
) -> History:
    """What these lines of the chain say is on record; raises Unreadable where it is not, with the problems *found* before.

    *aside* are releases that lie in the folder and are not asked about.
    """
    folder, problems = company / FOLDER, list(found)
    chain = shown_path(folder / CHAIN, root)
    source = _optional(events_file(folder, links), root, problems)
    events = _events(source, links, chain, problems)
    told = History((), events, tuple(links))
    names = [link for link in links if link.kind == "release"]
    read_ = [read_release(folder, link, order, told, root, problems) for order, link in enumerate(names)]
    releases = tuple(release for release in read_ if release is not None)
    history = History(releases, events, tuple(links))
    problems += _strangers(folder, links, aside, root)
    problems += _chained(history, company.name, chain)
    # what is missing or has changed is told by itself; nothing can be said then of what the events say about it
    if source is not None and not problems:
        problems += _meant(history, source)
    if problems:
        raise Unreadable(problems)
    return history


def events_file(folder: Path, links: Sequence[Link]) -> Path:
    """The file of events: the one that waits to be moved to its place, once the chain names its last event."""
    hidden = folder / UNFINISHED_EVENTS
    last = [link for link in links if link.kind == "event"][-1:]
    if last and hidden.is_file():
        try:
            written = read(hidden).data.get("events")
        except Unreadable:
            return folder / EVENTS
        if isinstance(written, list) and written and digest_of_event(written[-1]) == last[0].digest:
            return hidden
    return folder / EVENTS


def read_release(
    folder: Path, link: Link, order: int, told: History, root: Path | None, problems: list[Problem]
) -> Frozen | None:
    """The release that a line of the chain names, with the texts that it has after the events *told*; none, and problems, where it is not so.

    One that is being moved to its place, has lost or won text by an event, or was put anew after another may stand in the hidden folder.
    """
    places = [path for path in (folder / link.name, folder / unfinished(link.name)) if (path / RECORD).is_file()]
    if not places:
        where = Location(shown_path(folder / CHAIN, root))
        problems.append(Problem(where, f"the release {link.name} is on record, and its folder is missing", RESTORE))
        return None
    digests = [digest_of((path / RECORD).read_bytes()) for path in places]
    if link.digest not in digests:
        change = f"this file has changed since it was frozen: its digest is {digests[0]}, on record is {link.digest}"
        problems.append(Problem(Location(shown_path(places[0] / RECORD, root)), change, RESTORE))
        return None
    possible = [place for place, digest in zip(places, digests, strict=True) if digest == link.digest]
    file = possible[0] / RECORD
    source = read(file, shown_path(file, root))
    try:
        record = Release.model_validate(source.data)
    except ValidationError as error:
        problems += [Problem(source.where(detail["loc"]), detail["msg"], RESTORE) for detail in error.errors()]
        return None
    if record.address != link.name:
        told_ = f"the release {link.name} calls itself {record.address}"
        problems.append(Problem(Location(shown_path(folder / CHAIN, root)), told_, RESTORE))
        return None
    releases = [Frozen(record, link.digest, order, place) for place in possible]
    wrong = [list(_files(release, told.files(release), root)) for release in releases]
    release = next((release for release, found in zip(releases, wrong, strict=True) if not found), releases[0])
    if all(wrong):
        problems += wrong[0]
    files = {language: release.folder / f"{language}.md" for language in told.languages(release)}
    texts = {language: path.read_text(encoding="utf-8") for language, path in files.items() if path.is_file()}
    return Frozen(record, link.digest, order, release.folder, texts)


def _optional(file: Path, root: Path | None, problems: list[Problem]) -> Source | None:
    if not file.is_file():
        return None
    try:
        return read(file, shown_path(file, root))
    except Unreadable as error:
        problems += error.problems
        return None


def _events(source: Source | None, links: Sequence[Link], chain: str, problems: list[Problem]) -> tuple[Event, ...]:
    """The events, each against the digest on record; one that has changed is named with its line."""
    listed: Any = source.data.get("events", []) if source else []
    written = listed if isinstance(listed, list) else []
    wanted = {link.name: link.digest for link in links if link.kind == "event"}
    for number in range(len(written) + 1, len(wanted) + 1):
        problems.append(Problem(Location(chain), f"event {number} is on record, and missing in {EVENTS}", RESTORE))
    for number, data in enumerate(written, 1):
        found, on_record = digest_of_event(data), wanted.get(str(number))
        where = source.where(("events", number - 1)) if source else Location("")
        if on_record is None:
            problems.append(
                Problem(where, f"event {number} is not on record in {CHAIN}", "append events with klausa, not by hand")
            )
        elif found != on_record:
            told = f"event {number} has changed: its digest is {found}, on record is {on_record}"
            problems.append(Problem(where, told, RESTORE))
    try:
        return Events.model_validate({"events": written}).events
    except ValidationError as error:
        problems += [
            Problem(source.where(_path(detail["loc"])) if source else Location(""), detail["msg"], "see klausa --help")
            for detail in error.errors()
        ]
        return ()


def _path(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place in the file: pydantic also names the kind of event, which is no key."""
    return loc[:2] + loc[3:]


def _strangers(folder: Path, links: Sequence[Link], aside: frozenset[str], root: Path | None) -> Iterator[Problem]:
    """What lies in the folder and is not on record; a release that was never finished counts as not being there."""
    known = {CHAIN, EVENTS, *(link.name for link in links if link.kind == "release"), *aside}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            told = "this is not on record: releases are frozen by `klausa release`"
            yield Problem(Location(shown_path(path, root)), told, "delete it, or restore the line in digests")


def _chained(history: History, policy: str, chain: str) -> Iterator[Problem]:
    """Each entry names the one before."""
    said = {("release", release.address): release.record.previous for release in history.releases}
    said |= {("event", str(number)): event.previous for number, event in enumerate(history.events, 1)}
    parents: dict[str | None, Link] = {}
    before: Link | None = None
    for number, link in enumerate(history.links, 1):
        key = (link.kind, link.name)
        if key in said:
            wanted = before.digest if before else None
            first = parents.setdefault(said[key], link)
            place = Location(chain, number, 1)
            if first is not link:
                told = f"{first.kind} {first.name} and {link.kind} {link.name} were put on record after the same entry, on two branches"
                yield Problem(place, told, _one_after_the_other(policy, first, link))
            elif said[key] != wanted:
                told = f"{link.kind} {link.name} follows {said[key] or 'nothing'}, and stands after {wanted or 'nothing'}"
                yield Problem(place, told, "restore the order of the lines")
        before = link


def _one_after_the_other(policy: str, first: Link, second: Link) -> str:
    """The way out of two branches: a release that nobody has seen yet is put anew, an event is said again."""
    commands = [f"`klausa release {policy} --rebase {link.name}`" for link in (second, first) if link.kind == "release"]
    if commands:
        return f"keep the published one, and put the other anew after it: {' or '.join(commands)}"
    return f"keep {EVENTS} and {CHAIN} of the published branch, and say the other event again: `klausa event`"


def _files(release: Frozen, wanted: dict[str, str], root: Path | None) -> Iterator[Problem]:
    """The frozen files beside a release.yml that are not as they are on record."""
    there = {path.relative_to(release.folder).as_posix(): path for path in release.folder.rglob("*") if path.is_file()}
    for name, on_record in sorted(wanted.items()):
        where = Location(shown_path(release.folder / name, root))
        if name not in there:
            yield Problem(where, "this frozen file is missing", RESTORE)
        elif (found := digest_of(there[name].read_bytes())) != on_record:
            told = f"this file has changed since it was frozen: its digest is {found}, on record is {on_record}"
            yield Problem(where, told, RESTORE)
    for name in sorted(set(there) - set(wanted) - {RECORD}):
        where = Location(shown_path(release.folder / name, root))
        yield Problem(where, "this file was added to a frozen release", "delete it")


def _meant(history: History, source: Source) -> Iterator[Problem]:
    """Events that are not true of what was on record before them."""
    for number, event in enumerate(history.events, 1):
        for found in objections(event, history.before(number)):
            yield Problem(source.where(("events", number - 1, found.key)), found.message, found.remedy)
