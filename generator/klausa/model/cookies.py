"""Cookies and similar technologies."""

from __future__ import annotations

from typing import Literal

from klausa.model.parts import (
    Answer,
    ConsequenceTerm,
    CookieTerm,
    CookieUseTerm,
    Id,
    Line,
    Part,
    Period,
    RecipientTerm,
    Statement,
    Url,
)


class CookieClass(Statement):
    """A class of cookies."""

    kind: CookieTerm
    """The class."""
    uses: tuple[CookieUseTerm, ...] = ()
    """What they do."""
    examples: tuple[CookieUseTerm, ...] = ()
    """Examples of what they are needed for."""
    effects: tuple[CookieUseTerm, ...] = ()
    """What that helps with."""
    shared_with: tuple[RecipientTerm, ...] = ()
    """Who may receive what they record."""
    optional: Answer = None
    """Whether they can be refused."""


class Cookie(Part):
    """A single cookie, for the table."""

    name: Line
    """Its name."""
    provider: Line | None = None
    """Who sets it."""
    party: Literal["first", "third"] | None = None
    """First or third party."""
    kind: CookieTerm | None = None
    """Its class."""
    uses: tuple[CookieUseTerm, ...] = ()
    """What it does."""
    duration: Period | None = None
    """How long it stays."""
    session: Answer = None
    """yes where it goes when the browser is closed."""


class CookieRefusal(Part):
    """How cookies are refused."""

    by: tuple[Literal["browser-settings", "clear-data", "preference-tool"], ...] = ()
    """The means."""
    what: Literal["all-or-some", "non-essential"] | None = None
    """Which cookies can be refused so."""
    consequences: tuple[ConsequenceTerm, ...] = ()
    """What follows."""
    url: Url | None = None
    """The address of the preference tool."""


class Cookies(Part):
    """Cookies and similar technologies."""

    used: Literal["does", "may"] | None = None
    """Whether cookies are, or may be, used."""
    similar: Answer = None
    """Whether other tracking technologies are used too."""
    uses: tuple[CookieUseTerm, ...] = ()
    """What cookies are used for, where the policy does not tell it class by class."""
    defined: Answer = None
    """yes where the text explains what a cookie is."""
    consent: Answer = None
    """Whether cookies are stored with the person's consent."""
    conditional: Answer = None
    """yes where some are used only with certain features or choices and others always."""
    classes: dict[Id, CookieClass] = {}
    """The classes."""
    list_: tuple[Cookie, ...] = ()
    """Single cookies."""
    third_parties: tuple[RecipientTerm, ...] = ()
    """Third parties that may use cookies too."""
    third_parties_controlled: Answer = None
    """no: the company has no control over those cookies."""
    third_party_effects: tuple[CookieUseTerm, ...] = ()
    """What those cookies tend to do."""
    refusal: CookieRefusal | None = None
    """How to refuse."""
    global_privacy_control: Answer = None
    """Whether Global Privacy Control signals are honoured."""
    do_not_track: Answer = None
    """Whether Do Not Track signals are honoured."""
