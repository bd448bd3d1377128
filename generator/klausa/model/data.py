"""What and why: data, sources, purposes, legal bases, retention."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from klausa.model.parts import (
    Answer,
    BasisTerm,
    ChannelTerm,
    ConsequenceTerm,
    ContactRef,
    CriterionTerm,
    DataRef,
    DataTerm,
    EndingTerm,
    EventTerm,
    FormTerm,
    GroupTerm,
    Limited,
    Line,
    MandateTerm,
    Named,
    OccasionTerm,
    Part,
    Period,
    PurposeTerm,
    RecipientRef,
    RegimeId,
    RetentionRef,
    ServiceRef,
    SourceTerm,
    Statement,
    StateTerm,
    StatutoryCategoryTerm,
    Text,
)


class DataItem(Named):
    """One item of personal data."""

    named_by = "item"
    item: DataTerm
    """The item."""
    including: tuple[DataTerm, ...] = ()
    """What it consists of, e.g. images and documents for attached media."""
    forms: tuple[FormTerm, ...] = ()
    """In which form it is kept: hashed, masked, aggregated …"""
    if_provided: Answer = None
    """yes where it is processed only if the person gives it."""
    required: Answer = None
    """Whether giving it is required."""
    refusal: tuple[ConsequenceTerm, ...] = ()
    """What follows where it is not given."""
    special: Answer = None
    """Whether it is special-category (sensitive) data."""


class DataCategory(Statement):
    """A category of personal data with its items."""

    label: DataTerm | None = None
    """Its name; the entry's id where it is a term itself."""
    items: tuple[DataItem, ...] = ()
    """The items."""
    open: Answer = None
    """yes where the items are examples, not the whole list."""
    origin: Literal["given", "automatic", "third-party", "derived"] | None = None
    """Given by the person, collected automatically, received from others, or derived by the company."""
    service: ServiceRef | None = None
    """The service or integration it comes with."""
    from_: tuple[Line, ...] = ()
    """Named platforms or companies it comes from."""
    from_similar: Answer = None
    """Whether it also comes from similar platforms."""
    occasions: tuple[OccasionTerm, ...] = ()
    """When the person gives it."""
    groups: tuple[GroupTerm, ...] = ()
    """Whose data it is."""
    required: Answer = None
    """Whether giving it is required."""
    refusal: tuple[ConsequenceTerm, ...] = ()
    """What follows where it is not given."""
    special: Answer = None
    """Whether it is special-category (sensitive) data."""
    condition: BasisTerm | None = None
    """For special-category data: the condition relied on."""
    processed_by: tuple[RecipientRef, ...] = ()
    """Recipients that process it for the company."""
    purposes: tuple[PurposeTerm, ...] = ()
    """What it is used for, where the policy says so."""
    only: Answer = None
    """yes where it is used for those purposes and no other."""
    measures_note: tuple[FormTerm, ...] = ()
    """How it is kept as a whole: encrypted, masked in logs …"""
    statutory: tuple[StatutoryCategoryTerm, ...] = ()
    """The categories of California law that it belongs to (Civ. Code § 1798.140(v))."""


class NotCollected(Limited):
    """Data that the company says it does not collect or store."""

    items: tuple[DataTerm, ...]
    """The data."""
    stored: Answer = None
    """yes: the statement is about storing only (it may be passed through)."""
    knowingly: Answer = None
    """yes: not collected *knowingly*."""
    service: ServiceRef | None = None
    """The service that the statement is limited to."""


class DataSource(Statement):
    """Where data comes from and how."""

    origin: Literal["given", "automatic", "own-services", "third-party", "authorities", "public"]
    """The person, the device, the company's other services, other parties, authorities, or public sources."""
    parties: tuple[SourceTerm, ...] = ()
    """The kinds of parties it comes from."""
    names: tuple[Line, ...] = ()
    """Named sources."""
    open: Answer = None
    """yes where the parties are examples."""
    channels: tuple[ChannelTerm, ...] = ()
    """How it reaches the company."""
    occasions: tuple[OccasionTerm, ...] = ()
    """When."""
    data: tuple[DataRef, ...] = ()
    """Which data."""
    purposes: tuple[PurposeTerm, ...] = ()
    """For what, where that limits the collection."""
    voluntary: Answer = None
    """yes where the person gives it of free will."""


class Collection(Part):
    """How data is collected in general."""

    methods: tuple[Literal["automated", "partly-automated", "non-automated"], ...] = ()
    """KVKK Art. 10(1)(ç): wholly or partly automated, or non-automated as part of a filing system."""
    open: Answer = None
    """yes where the categories listed are examples."""
    accuracy_check: Answer = None
    """yes where people may be asked to verify what they gave."""
    sources_checked: Answer = None
    """yes where reasonable steps are taken to verify what comes from others."""
    indirect_notice: Period | None = None
    """The time in which people are told of data that comes from others; the first contact or disclosure is the latest moment."""
    by_partners: Answer = None
    """yes where a partner may collect data on the company's behalf through its own platform."""
    sensitive_encrypted: Answer = None
    """yes where sensitive data is kept encrypted."""
    sensitive_masked: Answer = None
    """yes where sensitive fields are masked in logs."""


class Purpose(Named):
    """A purpose of processing; links to data and bases are optional and may be partial."""

    named_by = "purpose"
    purpose: PurposeTerm
    """The purpose."""
    including: tuple[PurposeTerm, ...] = ()
    """What it consists of."""
    via: tuple[Line, ...] = ()
    """Named means, e.g. an API of another company."""
    data: tuple[DataRef, ...] = ()
    """Data used for it."""
    bases: tuple[BasisTerm, ...] = ()
    """Its legal bases, where the policy states the link."""
    interest: Text | None = None
    """The legitimate interest pursued, as a noun phrase."""
    force: Literal["does", "may", "where-required-by-law"] | None = None
    """How strong the statement is."""


class NotUsed(Limited):
    """Purposes for which data is not used."""

    purposes: tuple[PurposeTerm, ...]
    """The purposes."""
    data: tuple[DataRef, ...] = ()
    """Which data the statement is limited to; all data where none is named."""
    service: ServiceRef | None = None
    """The service that the statement is limited to."""


class Basis(Named):
    """A legal basis that processing rests on."""

    named_by = "basis"
    basis: BasisTerm
    """The basis."""
    regime: RegimeId | None = None
    """The law whose wording is printed for it."""
    examples: tuple[PurposeTerm, ...] = ()
    """Purposes for which it is relied on, as examples."""
    where: Literal["applicable", "required"] | None = None
    """"where applicable" or "where required"."""
    interest: Text | None = None
    """The legitimate interest, as a noun phrase."""


class Consent(Part):
    """Consent: how it is given and withdrawn."""

    withdrawable: Answer = None
    """yes where it can be withdrawn at any time."""
    withdrawal_contact: ContactRef | None = None
    """Where to withdraw it."""
    earlier_processing_stays_lawful: Answer = None
    """yes where the policy says so (GDPR Art. 7(3))."""
    separate_text: Answer = None
    """yes where explicit consent is asked for in a text of its own (KVKK)."""
    recorded: Answer = None
    """yes where consents are recorded."""


class Length(Part):
    """How long: exactly one of the ways of saying it."""

    exactly: Period | None = None
    """A fixed time."""
    at_least: Period | None = None
    """A minimum."""
    at_most: Period | None = None
    """A maximum."""
    from_: Period | None = None
    """The lower end of a range."""
    to: Period | None = None
    """The upper end of a range."""
    typical: Answer = None
    """yes where the range is the usual one, not a limit."""

    @model_validator(mode="after")
    def _one_way(self) -> Length:
        said = [self.exactly, self.at_least, self.at_most, self.from_ and self.to]
        if sum(value is not None for value in said) != 1 or bool(self.from_) != bool(self.to):
            raise ValueError(
                "the time is said in no way, or in several; write one of `exactly`, `at-least`, `at-most`, or `from` and `to` together"
            )
        if self.from_ and self.to and self.from_.unit != self.to.unit:
            raise ValueError("`from` and `to` have different units; write both in the same one")
        return self


class Retention(Statement):
    """How long some data is kept, and what happens then."""

    records: tuple[DataTerm, ...] = ()
    """What is kept; all personal data where nothing is named."""
    data: tuple[DataRef, ...] = ()
    """Data categories of this file that it covers."""
    all: Answer = None
    """yes where it is about all personal data."""
    as_needed: Answer = None
    """yes: as long as needed for the purposes, and no longer."""
    criteria: tuple[CriterionTerm, ...] = ()
    """What decides how long."""
    while_: tuple[StateTerm, ...] = ()
    """For as long as this holds, e.g. `account-active`."""
    period: Length | None = None
    """How long, in time."""
    after: EventTerm | None = None
    """The event from which the time runs."""
    because: tuple[MandateTerm, ...] = ()
    """The legal reason."""
    reason: tuple[PurposeTerm, ...] = ()
    """The purposes that the period serves, e.g. tax and accounting."""
    original_purpose: Answer = None
    """yes where the time may follow the original purpose instead."""
    indefinitely: Answer = None
    """yes where it may be kept without limit."""
    forms: tuple[FormTerm, ...] = ()
    """In which form it is kept."""
    until: tuple[EventTerm, ...] = ()
    """Kept until one of these happens."""
    not_ended_by: tuple[EventTerm, ...] = ()
    """What does not by itself end it."""
    deleted_within: Period | None = None
    """The time in which it is deleted after the event."""
    then: tuple[EndingTerm, ...] = ()
    """What happens at the end."""
    except_: tuple[RetentionRef, ...] = ()
    """Other entries that are exceptions to this one."""
    longer_if_law: Answer = None
    """yes where some data may be kept longer to meet legal obligations."""
