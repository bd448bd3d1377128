"""What is on record of a policy once it is read: releases, events, the lines of the chain; and what their files are called."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from klausa.model.record import Event, Redacted, Release, Renamed, Retired, Translated
from klausa.releases.chain import Link

ALWAYS = datetime.date.min
FOLDER, RECORD, EVENTS = "releases", "release.yml", "events.yml"
UNFINISHED_EVENTS = f".{EVENTS}.new"
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def unfinished(address: str) -> str:
    """The folder of a release between being written and being moved to its place: it counts once the chain names what it holds."""
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

    @property
    def retired(self) -> datetime.date | None:
        """The day on which the policy ends, where that is on record."""
        return next((event.on for event in self.events if isinstance(event, Retired)), None)

    @property
    def old_ids(self) -> tuple[str, ...]:
        """The ids that the policy had before, each once, the oldest first."""
        return tuple(dict.fromkeys(event.was for event in self.events if isinstance(event, Renamed)))

    def find(self, address: str) -> Frozen | None:
        """The release of that address."""
        return next((release for release in self.releases if release.address == address), None)

    def languages(self, release: Frozen) -> tuple[str, ...]:
        """A release's languages, with those that were added to it since."""
        added = (event.language for event in self.events if isinstance(event, Translated) and event.release == release.address)
        return (*release.record.languages, *added)

    def files(self, release: Frozen) -> dict[str, str]:
        """The files beside a release's record, each with the digest that it has since the last event about it."""
        found = dict(release.record.files)
        for event in self.events:
            if isinstance(event, Redacted | Translated) and event.release == release.address:
                found |= event.files
        return found

    def before(self, number: int) -> History:
        """What was on record when the event of that number, from 1, was put there."""
        names = [(link.kind, link.name) for link in self.links]
        at = names.index(("event", str(number))) if ("event", str(number)) in names else len(names)
        there = {name for kind, name in names[:at] if kind == "release"}
        releases = tuple(release for release in self.releases if release.address in there)
        return History(releases, self.events[: number - 1], self.links[:at])
