"""Who: the controller and other parties, how to reach them, their services, roles, and what the policy covers."""

from __future__ import annotations

from typing import Literal

from klausa.model.parts import (
    ActivityTerm,
    Answer,
    ChannelTerm,
    ContactRef,
    DataRef,
    Email,
    Entry,
    GroupTerm,
    Id,
    Line,
    Named,
    Part,
    Phone,
    Place,
    PurposeTerm,
    RegistrationTerm,
    ServiceKindTerm,
    ServiceRef,
    Text,
    TopicTerm,
    Url,
)


class Address(Part):
    """A postal address, in the order and spelling of its country."""

    lines: tuple[Line, ...] = ()
    """Street, number, building: one line each."""
    postal_code: Line | None = None
    """The postal code."""
    city: Line | None = None
    """District, city or town."""
    region: Line | None = None
    """Province or state."""
    country: Place | None = None
    """The country, as a code."""


class Registration(Part):
    """An entry of a party in a register."""

    kind: RegistrationTerm
    """Which register or number, e.g. `mersis`."""
    number: Line
    """The number as registered."""


class Party(Part):
    """A legal or natural person named in the policy."""

    legal_name: Line | None = None
    """The registered name, exactly."""
    alias: Line | None = None
    """The short name used in running text."""
    reading: Line | None = None
    """How the alias is spoken, spelt as Turkish would spell it (`opınay`); only where the spelling misleads. It decides the suffix of
    `{controller.alias:dative}` in Turkish texts of your own."""
    possessive: Answer = None
    """yes where the alias ends in a Turkish possessive already (`… Kurulu`)."""
    registrations: tuple[Registration, ...] = ()
    """Numbers in registers."""
    address: Address | None = None
    """The postal address."""
    email: Email | None = None
    """The general email address."""
    phone: Phone | None = None
    """The general telephone number."""
    websites: tuple[Url, ...] = ()
    """The party's own websites."""


class GroupCompany(Part):
    """A company or companies of the controller's group."""

    relation: Literal["parent", "subsidiaries", "branches", "parent-subsidiaries", "affiliates"]
    """How it belongs to the group."""
    name: Line | None = None
    """Its name; leave out for companies meant by their relation only."""
    country: Place | None = None
    """Its country."""
    receives_data: Answer = None
    """Whether personal data may be shared with it."""


class JointController(Party):
    """A party that decides on purposes and means together with the controller."""

    arrangement: Text | None = None
    """The essence of the arrangement (GDPR Art. 26(2))."""
    contact_point: ContactRef | None = None
    """The contact that both have named for data subjects."""


class Representative(Party):
    """A representative under GDPR Art. 27, UK GDPR Art. 27 or KVKK Art. 10(1)(a)."""

    place: Place
    """The region or country it stands for: `eu`, `GB`, `TR`."""


class Officer(Party):
    """The data protection officer."""

    appointed: Answer = None
    """Whether an officer has been appointed."""


class Parties(Part):
    """The parties beside the controller."""

    group: tuple[GroupCompany, ...] = ()
    """Companies of the same group."""
    joint_controllers: dict[Id, JointController] = {}
    """Joint controllers by id."""
    representatives: tuple[Representative, ...] = ()
    """Representatives by region."""
    officer: Officer | None = None
    """The data protection officer."""


class Contact(Part):
    """A way to reach the company, and for what."""

    topics: tuple[TopicTerm, ...] = ()
    """What it is for; for anything where nothing is given."""
    email: Email | None = None
    """An email address."""
    phone: Phone | None = None
    """A telephone number."""
    whatsapp: Phone | None = None
    """A WhatsApp number."""
    form: Url | None = None
    """A contact form or contact page."""
    website: Url | None = None
    """A website."""
    address: Address | None = None
    """A postal address."""
    phone_on_contact_page: Answer = None
    """yes where a telephone number exists but is given on the contact page only."""
    places: tuple[Place, ...] = ()
    """Only for people in these countries or regions."""


class Service(Part):
    """A website, app, product, feature or integration."""

    name: Line | None = None
    """Its name; leave out where it is just "our website"."""
    reading: Line | None = None
    """How the name is spoken, in Turkish spelling."""
    kind: ServiceKindTerm
    """What it is."""
    url: Url | None = None
    """Its address."""
    description: Text | None = None
    """What it is and does, in a whole sentence."""
    purposes: tuple[PurposeTerm, ...] = ()
    """What it does for its users."""
    platforms: tuple[Line, ...] = ()
    """Platforms of other companies that it connects to."""
    other_platforms: Answer = None
    """Whether further platforms of the kind are meant too."""
    covered: Answer = None
    """Whether this policy covers it."""


class Exclusion(Part):
    """Something the policy does not cover."""

    what: Text
    """What, as a noun phrase."""
    service: ServiceRef | None = None
    """The service meant, if it is one of ours."""


class Notice(Part):
    """Another notice or policy that applies as well or instead."""

    title: Text
    """Its title."""
    url: Url | None = None
    """Where it is found."""
    for_: tuple[GroupTerm, ...] = ()
    """The groups it addresses."""
    prevails: Answer = None
    """Whether it goes before this policy where they differ."""


class Scope(Part):
    """What the policy covers."""

    activities: tuple[ActivityTerm, ...] = ()
    """What is done with data that the policy explains: `collect`, `use` …"""
    groups: tuple[GroupTerm, ...] = ()
    """Whose data it is about."""
    all_users: Answer = None
    """yes where it applies to every user."""
    all_products: Answer = None
    """yes where it covers all products of the company."""
    representatives: Answer = None
    """yes where users include authorised representatives who act for businesses."""
    channels: tuple[ChannelTerm, ...] = ()
    """The ways of collecting data that it covers."""
    applies_to: tuple[Line, ...] = ()
    """Domains and the like, for a line of their own."""
    excludes: tuple[Exclusion, ...] = ()
    """What it does not cover."""
    separate_policies_prevail: Answer = None
    """yes where a separate privacy policy goes before this one."""
    notices: dict[Id, Notice] = {}
    """Other notices that apply."""
    read_carefully: Answer = None
    """yes where readers are asked to read it carefully."""


class Role(Part):
    """The company's role, for some of what it does (controller here, processor there)."""

    role: Literal["controller", "processor", "joint-controller", "sub-processor"]
    """The role."""
    extent: Literal["all", "most", "limited"] | None = None
    """For how much of what the company does."""
    services: tuple[ServiceRef, ...] = ()
    """The services it concerns in particular."""
    activities: tuple[PurposeTerm, ...] = ()
    """The purposes it concerns."""
    data: tuple[DataRef, ...] = ()
    """The data it concerns."""
    on_behalf_of: GroupTerm | None = None
    """For a processor: who the controllers are."""
    refer_to_controller: Answer = None
    """yes where data subjects are referred to the controller with their requests."""


class Definition(Entry):
    """A defined term: one of the known ones by id, or the company's own."""

    named_by = "id"
    id: Literal["we", "you", "services", "personal-data", "partners", "own"] = "own"
    """`we`, `you`, `services`, `personal-data`, `partners`; or leave out and give `term` and `meaning`."""
    term: Text | None = None
    """The company's own term."""
    meaning: Text | None = None
    """What it means."""


class Commitments(Part):
    """What the company says of its own attitude."""

    confidentiality: Answer = None
    """The confidentiality of personal data is of the highest importance to the company."""
    privacy: Answer = None
    """The company is committed to protecting the privacy of its users."""
    respect: Answer = None
    """… and to respecting it."""
    law: tuple[Place, ...] = ()
    """The company follows the data protection rules in force in these countries."""
    thanks: Answer = None
    """The policy thanks its readers for their trust."""
    aims: tuple[PurposeTerm, ...] = ()
    """What the services are meant to do for their users."""


class PersonGroup(Named):
    """A data-subject group and the data processed about it."""

    named_by = "group"
    group: GroupTerm
    """The group."""
    data: tuple[DataRef, ...] = ()
    """Data processed about it."""
