"""What is on record of a policy: a release as it was frozen (`release.yml`), and what happened to releases since (`events.yml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from klausa.model import spelling
from klausa.model.parts import Answer, Date, Digest, Id, LanguageCode, Line, Part, Url, Version
from klausa.model.policy import Judged
from klausa.model.review import SignOffRole

ChangeClass = Literal["material", "minor", "wording", "translation", "technical"]
CLASSES: tuple[ChangeClass, ...] = ("material", "minor", "wording", "translation", "technical")
Words = dict[LanguageCode, Annotated[str, BeforeValidator(spelling.clean)]]


class Approval(Part):
    """Which clauses somebody had read, or approved, when the release was frozen, word for word as they stand in it."""

    by: Line
    """Who."""
    role: SignOffRole
    """As what."""
    on: Date
    """The day on which they signed."""
    clauses: dict[LanguageCode, tuple[Id, ...]]
    """The clauses, by language."""


class Release(Part):
    """A release as it was frozen. The digest of this file is the release's: it holds those of all others, and of what went before."""

    version: Version | None = None
    """Its version, where it has one."""
    published: Date | None = None
    """The day it was published ("last updated")."""
    effective: Date | None = None
    """The day it takes effect; without one it is in force from the day it was published."""
    frozen: Date | None = None
    """The day it was frozen."""
    klausa: Line | None = None
    """The Klausa that rendered the text."""
    elsewhere: Url | Literal["unknown"] | None = None
    """Where a text was published that Klausa did not write: a record of its dates, not a text of ours."""
    change: ChangeClass | None = None
    """How grave the change is, as people decided."""
    proposed: ChangeClass | None = None
    """How grave Klausa found it."""
    lowered: Judged | None = None
    """Why it is called less grave than that, and who answers for it."""
    show_class: Answer = None
    """yes: readers of the history are told how grave the change is."""
    override: Judged | None = None
    """Why it took effect with less notice than the policy promised, or bears a day before it was frozen, and who answers for it."""
    summaries: Words = {}
    """What changed, for readers, in each language."""
    languages: tuple[LanguageCode, ...] = ()
    """Its languages, the first one first."""
    approvals: tuple[Approval, ...] = ()
    """The sign-offs that held when it was frozen."""
    files: dict[str, Digest] = {}
    """The frozen files beside this one, each with its SHA-256."""
    previous: Digest | None = None
    """The digest of the release or event before; none for the first."""

    @property
    def original(self) -> str | None:
        """Where the text stands that was published elsewhere, where that is known."""
        return None if self.elsewhere == "unknown" else self.elsewhere

    @property
    def address(self) -> str:
        """What it is called in addresses: its version, else its date."""
        day = self.effective or self.published
        return self.version or (day.isoformat() if day else "undated")


class _Event(Part):
    on: Date
    """The day it happened; from then on it counts."""
    previous: Digest | None = None
    """The digest of the release or event before."""


class Erratum(_Event):
    """A mistake in a frozen text, said beside it; the text stays."""

    event: Literal["erratum"]
    release: Line
    """The release, as it is called in addresses."""
    note: Words
    """What is wrong and what is right, in each language of the release."""


class Postponed(_Event):
    """A release takes effect later than it said."""

    event: Literal["postponed"]
    release: Line
    """The release."""
    effective: Date
    """The new day."""


class Overtaken(_Event):
    """An upcoming release that never takes effect, because a later one was urgent."""

    event: Literal["overtaken"]
    release: Line
    """The release that never takes effect."""
    by: Line
    """The urgent one."""


class Withdrawn(_Event):
    """A release is taken back. One that was in force leaves nothing in force, unless an earlier one is put back."""

    event: Literal["withdrawn"]
    release: Line
    """The release."""
    reinstates: Line | None = None
    """An earlier release that is in force again."""
    reason: Line | None = None
    """Why."""


class Redacted(_Event):
    """Text was removed by order: it is gone everywhere, its digest stays."""

    event: Literal["redacted"]
    release: Line
    """The release."""
    clause: Line
    """The clause whose text is gone, in every language."""
    order: Line
    """By whose order, and its number."""
    files: dict[str, Digest]
    """The files as they are without it, each with its SHA-256."""


class Translated(_Event):
    """A language was added to a release; the others are untouched."""

    event: Literal["translated"]
    release: Line
    """The release."""
    language: LanguageCode
    """The language."""
    files: dict[str, Digest]
    """The added files, each with its SHA-256."""


class Retired(_Event):
    """The policy ends; its releases stay where they are."""

    event: Literal["retired"]
    reason: Line | None = None
    """Why."""


class Renamed(_Event):
    """The policy had another id before; its old addresses lead here."""

    event: Literal["renamed"]
    was: Id
    """The old id."""


Event = Annotated[
    Erratum | Postponed | Overtaken | Withdrawn | Redacted | Translated | Retired | Renamed, Field(discriminator="event")
]


class Events(Part):
    """`events.yml` as a whole: appended to, never edited."""

    events: tuple[Event, ...] = ()
    """What happened, in order."""
