"""Reads a policy's `releases/` and verifies it: what was frozen is as it was, nothing is missing, added, reordered, or on record twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from klausa.errors import Location, Problem, Unreadable, did_you_mean, shown_path
from klausa.model.record import Event, Events, Postponed, Redacted, Release, Renamed, Retired, Translated, Withdrawn
from klausa.releases.chain import CHAIN, Link, digest_of, digest_of_event, parse_chain
from klausa.source import Source, read

ALWAYS = datetime.date.min
FOLDER, RECORD, EVENTS = "releases", "release.yml", "events.yml"
RESTORE = "restore it from the history of the repository; a correction is an event (erratum, redaction) or a new release"


UNFINISHED_EVENTS = f".{EVENTS}.new"


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


def unfinished(address: str) -> str:
    """The folder of a release between being written and being moved to its place: it counts once the chain names it."""
    return f".{address}.new"


@dataclass(frozen=True)
class Frozen:
    """A release as it stands on record: its file, the digest of it, its place in the order of freezing (from 0), and its texts."""

    record: Release
    digest: str
    order: int
    folder: Path
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """What it is called in addresses."""
        return self.record.address

    @property
    def declared(self) -> datetime.date:
        """The day it says that it takes effect; the day it was published, or frozen, where it says none."""
        return self.record.effective or self.record.published or self.record.frozen or ALWAYS

    @property
    def ours(self) -> bool:
        """Whether the text is ours, and not just the dates of one that was published elsewhere."""
        return self.record.elsewhere is None


@dataclass(frozen=True)
class History:
    """What is on record of one policy, in the order in which it was put there."""

    releases: tuple[Frozen, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()

    @cached_property
    def ours(self) -> tuple[Frozen, ...]:
        """The releases whose text is ours. Without any, a policy is public as it renders."""
        return tuple(release for release in self.releases if release.ours)

    @property
    def newest(self) -> str | None:
        """The digest of the last entry; none where nothing is on record."""
        return self.links[-1].digest if self.links else None

    def find(self, address: str) -> Frozen | None:
        """The release of that address."""
        return next((release for release in self.releases if release.address == address), None)


def read_history(company: Path, root: Path | None = None) -> History:
    """The history of the policy in *company*; empty where there is none. Raises Unreadable with everything that is not as it was."""
    folder = company / FOLDER
    if not folder.is_dir():
        return History()
    problems: list[Problem] = []
    chain = folder / CHAIN
    text = chain.read_text(encoding="utf-8") if chain.is_file() else ""
    links, found = parse_chain(text, shown_path(chain, root))
    problems += found
    releases: list[Frozen] = []
    for order, link in enumerate(link for link in links if link.kind == "release"):
        release = _release(folder, link, order, root, problems)
        if release is not None:
            releases.append(release)
    source = _optional(events_file(folder, links), root, problems)
    events = _events(source, links, shown_path(chain, root), problems)
    releases = [_with_translations(release, events) for release in releases]
    problems += _strangers(folder, links, root)
    problems += _chained(links, releases, events, shown_path(chain, root))
    problems += _files(releases, events, root)
    if source is not None:
        problems += _meant(releases, events, source)
    if problems:
        raise Unreadable(problems)
    return History(tuple(releases), events, links)


def _release(folder: Path, link: Link, order: int, root: Path | None, problems: list[Problem]) -> Frozen | None:
    # a release that is being moved to its place, or frozen anew on another parent, may stand in the hidden folder
    places = [path for path in (folder / link.name, folder / unfinished(link.name)) if (path / RECORD).is_file()]
    if not places:
        where = Location(shown_path(folder / CHAIN, root))
        problems.append(Problem(where, f"the release {link.name} is on record, and its folder is missing", RESTORE))
        return None
    digests = [digest_of((path / RECORD).read_bytes()) for path in places]
    if link.digest not in digests:
        told = f"this file has changed since it was frozen: its digest is {digests[0]}, on record is {link.digest}"
        problems.append(Problem(Location(shown_path(places[0] / RECORD, root)), told, RESTORE))
        return None
    place = places[digests.index(link.digest)]
    file = place / RECORD
    source = read(file, shown_path(file, root))
    try:
        record = Release.model_validate(source.data)
    except ValidationError as error:
        problems += [Problem(source.where(detail["loc"]), detail["msg"], RESTORE) for detail in error.errors()]
        return None
    texts = {
        language: (place / f"{language}.md").read_text(encoding="utf-8")
        for language in record.languages
        if (place / f"{language}.md").is_file()
    }
    return Frozen(record, link.digest, order, place, texts)


def _with_translations(release: Frozen, events: Sequence[Event]) -> Frozen:
    """The release with the texts of the languages that were added to it since."""
    added = [event.language for event in events if isinstance(event, Translated) and event.release == release.address]
    files = {language: release.folder / f"{language}.md" for language in added}
    more = {language: file.read_text(encoding="utf-8") for language, file in files.items() if file.is_file()}
    return replace(release, texts={**release.texts, **more}) if more else release


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


def _strangers(folder: Path, links: Sequence[Link], root: Path | None) -> Iterator[Problem]:
    """What lies in the folder and is not on record; a release that was never finished counts as not being there."""
    known = {CHAIN, EVENTS, *(link.name for link in links if link.kind == "release")}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            told = "this is not on record: releases are frozen by `klausa release`"
            yield Problem(Location(shown_path(path, root)), told, "delete it, or restore the line in digests")


def _chained(links: Sequence[Link], releases: Sequence[Frozen], events: Sequence[Event], chain: str) -> Iterator[Problem]:
    """Each entry names the one before."""
    said: dict[tuple[str, str], str | None] = {("release", release.address): release.record.previous for release in releases}
    said |= {("event", str(number)): event.previous for number, event in enumerate(events, 1)}
    parents: dict[str | None, Link] = {}
    before: Link | None = None
    for number, link in enumerate(links, 1):
        key = (link.kind, link.name)
        if key in said:
            wanted = before.digest if before else None
            first = parents.setdefault(said[key], link)
            place = Location(chain, number, 1)
            if first is not link:
                told = f"{first.kind} {first.name} and {link.kind} {link.name} were put on record after the same entry, on two branches"
                remedy = "keep the one that is published; freeze the other again: delete its folder and its line, then `klausa release`"
                yield Problem(place, told, remedy)
            elif said[key] != wanted:
                told = f"{link.kind} {link.name} follows {said[key] or 'nothing'}, and stands after {wanted or 'nothing'}"
                yield Problem(place, told, "restore the order of the lines")
        before = link


def _files(releases: Sequence[Frozen], events: Sequence[Event], root: Path | None) -> Iterator[Problem]:
    """The frozen files beside each release.yml, as events have changed or added them since."""
    for release in releases:
        wanted = dict(release.record.files)
        for event in events:
            if isinstance(event, Redacted | Translated) and event.release == release.address:
                wanted |= event.files
        there = {path.relative_to(release.folder).as_posix(): path for path in release.folder.rglob("*") if path.is_file()}
        for name, on_record in sorted(wanted.items()):
            file = release.folder / name
            where = Location(shown_path(file, root))
            if name not in there:
                yield Problem(where, "this frozen file is missing", RESTORE)
            elif (found := digest_of(there[name].read_bytes())) != on_record:
                told = f"this file has changed since it was frozen: its digest is {found}, on record is {on_record}"
                yield Problem(where, told, RESTORE)
        for name in sorted(set(there) - set(wanted) - {RECORD}):
            where = Location(shown_path(release.folder / name, root))
            yield Problem(where, "this file was added to a frozen release", "delete it")


def _meant(releases: Sequence[Frozen], events: Sequence[Event], source: Source) -> Iterator[Problem]:
    """Events that speak of releases that are not there, or that come too late to mean anything."""
    addresses = {release.address: release for release in releases}
    effective = {release.address: release.declared for release in releases}
    for index, event in enumerate(events):
        if isinstance(event, Retired | Renamed):
            continue
        for name in ("release", "by", "reinstates"):
            other = getattr(event, name, None)
            if other is not None and other not in addresses:
                yield Problem(
                    source.where(("events", index, name)), f'there is no release "{other}"', did_you_mean(other, addresses)
                )
        if isinstance(event, Withdrawn) and effective.get(event.reinstates or "", ALWAYS) > event.on:
            told = f"the release {event.reinstates} has not taken effect by {event.on} and cannot be put back"
            yield Problem(source.where(("events", index, "reinstates")), told, "name an earlier release, or none")
        if isinstance(event, Postponed) and event.release in effective:
            where = source.where(("events", index, "effective"))
            if effective[event.release] <= event.on:
                told = f"the release {event.release} is in force since {effective[event.release]} and cannot be put off any more"
                yield Problem(where, told, "withdraw it, or freeze another release")
            elif event.effective <= event.on:
                told = f"the release is put off to {event.effective}, which is not after the day of the event, {event.on}"
                yield Problem(where, told, "put it off to a later day")
            effective[event.release] = event.effective


EVENT: TypeAdapter[Event] = TypeAdapter(Event)
