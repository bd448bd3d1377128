"""Links, law and language, additions for some countries, and clauses in the company's own words."""

from __future__ import annotations

from pydantic import model_validator

from klausa.model.parts import (
    Answer,
    ContactRef,
    Id,
    LanguageCode,
    Line,
    Part,
    Place,
    PlaceCode,
    RecipientTerm,
    RegimeId,
    Text,
)


class Links(Part):
    """Links to other people's websites."""

    present: Answer = None
    """yes where the services may contain such links."""
    whose: tuple[RecipientTerm, ...] = ()
    """Whose websites."""
    both_ways: Answer = None
    """yes where links lead from those sites too."""
    own_policies: Answer = None
    """yes where those sites have policies of their own."""
    liable: Answer = None
    """no: the company is not responsible or liable for those."""
    check_first: Answer = None
    """yes where readers are asked to read those policies before giving any data."""


class Law(Part):
    """Governing law and language."""

    governing: Place | None = None
    """The country whose law governs the policy."""
    courts: Text | None = None
    """The courts, as a noun phrase."""


class Prevailing(Part):
    """Which language version goes before the others."""

    language: LanguageCode | None = None
    """By default."""
    by_place: dict[PlaceCode, LanguageCode] = {}
    """By country, e.g. `ID: id`."""


class Jurisdiction(Part):
    """What is added for people in one country or region."""

    place: Place
    """The country or region."""
    regime: RegimeId | None = None
    """The law that applies there."""
    contact: ContactRef | None = None
    """Whom to contact there."""
    text: Text | None = None
    """What is added, in whole sentences."""


class OwnClause(Part):
    """A clause in the company's own words, with facts interpolated by path: `{retention.logs.period}`."""

    id: Id
    """Its id, and its anchor."""
    before: Line | None = None
    """The clause it stands before."""
    after: Line | None = None
    """The clause it stands after."""
    replaces: Line | None = None
    """The clause it stands in place of."""
    replaces_digest: Line | None = None
    """The digest of the clause it replaced when it was written; `klausa check` says it, and warns when that clause has changed."""
    covers: tuple[Line, ...] = ()
    """Requirements that it answers, e.g. `gdpr/retention`: counsel's word, since no fact shows it."""
    heading: Text
    """Its heading."""
    text: Text
    """Its text, with simple Markdown (paragraphs, lists, bold)."""

    @model_validator(mode="after")
    def _one_place(self) -> OwnClause:
        if sum(bool(x) for x in (self.before, self.after, self.replaces)) != 1:
            raise ValueError("the clause has no place, or several; write one of `before`, `after`, `replaces`")
        return self
