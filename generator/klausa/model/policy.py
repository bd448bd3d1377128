"""The policy file as a whole, and the coming release (`next.yml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema, field_validator

from klausa.model.ai import Ai
from klausa.model.cookies import Cookies
from klausa.model.data import Basis, Collection, Consent, DataCategory, DataSource, NotCollected, NotUsed, Purpose, Retention
from klausa.model.marketing import Marketing, MarketingTools, Refunds
from klausa.model.parties import Commitments, Contact, Definition, Parties, Party, PersonGroup, Role, Scope, Service
from klausa.model.parts import UNDECLARED, Answer, Date, Id, LanguageCode, Line, Part, RegimeId, Text, Url, Version, answer
from klausa.model.people import Acceptance, Changes, Children, Complaints, Requests, RightsLists
from klausa.model.recipients import Aggregate, Disclosure, Integration, NotShared, Recipient, Sale, Transfer
from klausa.model.security import Breach, Security
from klausa.model.wording import Jurisdiction, Law, Links, OwnClause, Prevailing

Demo = Annotated[
    Literal["yes", "no", "made-up"] | None,
    BeforeValidator(answer),
    WithJsonSchema({"enum": ["yes", "no", "made-up", True, False, UNDECLARED]}),
]


class AppliedRegime(Part):
    """A law, and what it is to this policy."""

    id: RegimeId
    """The law's id."""
    applies: Literal["yes", "voluntary", "check-only"] = "check-only"
    """Whether it applies, is followed of free will, or is only checked against."""
    coverage: Literal["require", "report"] = "report"
    """Whether what the law asks for and the text does not tell is an error, or only reported."""


class Policy(Part):
    """Everything that one policy tells, as facts."""

    languages: tuple[LanguageCode, ...]
    """The languages of this policy, the first being its default."""
    kind: Literal["policy", "notice", "annex"] = "policy"
    """A policy; a notice that informs and asks for no agreement; or an annex: a list of recipients with versions of its own."""
    of: Id | None = None
    """For an annex: the id of its policy, which is the name of that folder."""
    summary: Answer = None
    """yes: a summary for readers stands at the top."""
    publication: Literal["public", "unlisted", "private"] = "public"
    """Who finds it on the site."""
    demo: Demo = None
    """yes: an example made from published facts, not that company's own policy; `made-up`: the company does not exist."""
    source: Url | None = None
    """For a demo: where the facts were published."""
    use: tuple[Line, ...] = ()
    """Shared facts taken in from `policies/_shared/<name>.yml`."""
    terms: dict[Id, dict[Id, Text]] = {}
    """The policy's own terms: kind, id, and the label in each language."""
    regimes: tuple[AppliedRegime, ...] = ()
    """The laws meant."""
    prevailing: Prevailing | None = None
    """Which language goes before the others."""

    name: Line
    """The product's or company's name as the title has it."""
    reading: Line | None = None
    """How that name is spoken, in Turkish spelling."""
    title: Text | None = None
    """A title other than "Privacy Policy" or "Privacy Notice"."""
    controller: Party | None = None
    """The company that answers for the processing."""
    operates: Answer = None
    """yes where the text says that this company operates the services."""
    parties: Parties | None = None
    """Other parties."""
    contacts: dict[Id, Contact] = {}
    """Contacts by id."""
    services: dict[Id, Service] = {}
    """Services by id."""
    scope: Scope | None = None
    """What the policy covers."""
    commitments: Commitments | None = None
    """The company's attitude."""
    definitions: tuple[Definition, ...] = ()
    """Defined terms."""
    roles: tuple[Role, ...] = ()
    """Controller or processor, for what."""
    people: tuple[PersonGroup, ...] = ()
    """Data-subject groups."""
    children: Children | None = None
    """Children and ages."""

    collection: Collection | None = None
    """How data is collected in general."""
    sources: dict[Id, DataSource] = {}
    """Where data comes from."""
    data: dict[Id, DataCategory] = {}
    """Personal data by category."""
    not_collected: tuple[NotCollected, ...] = ()
    """Data that is not collected."""
    purposes: tuple[Purpose, ...] = ()
    """Purposes of processing."""
    purposes_open: Answer = None
    """yes where the purposes are examples."""
    not_used: tuple[NotUsed, ...] = ()
    """Purposes for which data is not used."""
    bases: tuple[Basis, ...] = ()
    """Legal bases."""
    consent: Consent | None = None
    """Consent."""

    recipients: dict[Id, Recipient] = {}
    """Recipients by id."""
    recipients_open: Answer = None
    """yes where the recipients are examples; no where they are the whole list."""
    annexes: tuple[Id, ...] = ()
    """Annexes that name service providers, by the names of their folders."""
    not_shared: tuple[NotShared, ...] = ()
    """Data that is not shared."""
    disclosures: dict[Id, Disclosure] = {}
    """Occasions on which data may be disclosed."""
    sale: Sale | None = None
    """Sale of data."""
    aggregate: Aggregate | None = None
    """Aggregate information."""
    transfers: dict[Id, Transfer] = {}
    """Transfers abroad."""
    integrations: dict[Id, Integration] = {}
    """What is special about integrations."""
    retention: dict[Id, Retention] = {}
    """How long data is kept."""

    rights: RightsLists = ()
    """Rights, by law or in general; or `statutory`: the statutory rights of each law that applies."""
    requests: Requests | None = None
    """How to exercise them."""
    complaints: Complaints | None = None
    """Complaints."""
    jurisdictions: dict[Id, Jurisdiction] = {}
    """What is added for some countries or regions."""

    security: Security | None = None
    """Security."""
    breach: Breach | None = None
    """Personal data breaches."""
    cookies: Cookies | None = None
    """Cookies."""
    ai: Ai | None = None
    """Artificial intelligence."""
    marketing: Marketing | None = None
    """Marketing messages."""
    marketing_tools: MarketingTools | None = None
    """Marketing features offered to users."""
    refunds: Refunds | None = None
    """Refunds."""
    acceptance: Acceptance | None = None
    """What counts as accepting."""
    links: Links | None = None
    """Other people's websites."""
    changes: Changes | None = None
    """Changes of the policy."""
    law: Law | None = None
    """Governing law."""
    clauses: tuple[OwnClause, ...] = ()
    """Clauses in the company's own words."""

    @field_validator("regimes")
    @classmethod
    def _each_law_once(cls, named: tuple[AppliedRegime, ...]) -> tuple[AppliedRegime, ...]:
        if len({regime.id for regime in named}) < len(named):
            raise ValueError("a law is named twice; write all that is said of it into one entry")
        return named

    @field_validator("languages")
    @classmethod
    def _some_and_once(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if not codes or len(set(codes)) < len(codes):
            raise ValueError("name each language of the policy once, and at least one; write them such as [en, id, tr]")
        return codes


class Judged(Part):
    """A decision that somebody answers for."""

    reason: Line
    """Why."""
    by: Line
    """Who."""


class Next(Part):
    """The coming release as declared: all of it optional, nothing of it invented."""

    version: Version | None = None
    """Its version."""
    published: Date | None = None
    """The day it was published ("last updated")."""
    effective: Date | None = None
    """The day it takes effect."""
    summaries: Text | None = None
    """What changed, for readers."""
    drafted: Answer = None
    """yes where Klausa drafted the summaries and nobody has read them yet; delete the line once someone has."""
    change: Literal["material", "minor", "wording", "translation", "technical"] | None = None
    """How grave the change is; Klausa proposes it, people may raise it."""
    lowered: Judged | None = None
    """Who calls the change less grave than Klausa proposes, and why."""
    show_class: Answer = None
    """yes: readers of the history are told how grave the change is."""
    override: Judged | None = None
    """Who lets it take effect with less notice than the policy promises, or with a day that has passed, and why."""
