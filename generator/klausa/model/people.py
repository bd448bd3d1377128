"""What people can do: rights, requests, complaints, children, acceptance, changes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic_core import core_schema

from klausa.model.parts import (
    ActivityTerm,
    Age,
    Answer,
    ChannelTerm,
    ConsequenceTerm,
    ContactRef,
    GroupTerm,
    Line,
    Named,
    Part,
    Period,
    Place,
    ReasonTerm,
    RegimeId,
    RightTerm,
    Text,
    Url,
)

STATUTORY = "statutory"


class Right(Named):
    """A right that the company offers."""

    named_by = "right"
    right: RightTerm
    """The right."""
    official: Line | None = None
    """The id of the law's own entry, where its official words are to be printed."""
    activities: tuple[ActivityTerm, ...] = ()
    """For the withdrawal of consent: what the consent covers."""
    deadline: Period | None = None
    """The time in which such a request is answered."""
    free: Answer = None
    """Whether it is free of charge."""
    offered: Answer = None
    """no: the policy says that this right does not exist or is not offered."""


class Rights(Part):
    """A list of rights: of one law, or in general."""

    regime: RegimeId | None = None
    """The law; none for a general list."""
    places: tuple[Place, ...] = ()
    """For people in these countries or regions."""
    list_: tuple[Right, ...] = ()
    """The rights."""
    statutory: Answer = None
    """yes: the law's whole list in its official words, each right with its condition and time, and the way to complain."""
    depends: tuple[Literal["law", "location"], ...] = ()
    """What decides which of them a person has."""
    possessed: Answer = None
    """yes where access and correction concern information in the company's possession and control."""


class _OrStatutory:
    """Lets the one word `statutory` stand for the statutory rights of each law that applies."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(_statutory, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"const": STATUTORY}, handler(schema)]}


def _statutory(value: object, info: ValidationInfo) -> object:
    if value != STATUTORY:
        return value
    applying = [regime.id.id for regime in info.data.get("regimes", ()) if regime.applies == "yes"]
    if not applying and "regimes" in info.data:
        raise ValueError(
            "`statutory` means the rights of the laws that apply, and none is said to; write them under `regimes:` with `applies: yes`"
        )
    return [{"regime": id_, "statutory": "yes"} for id_ in applying]


RightsLists = Annotated[tuple[Rights, ...], _OrStatutory()]
"""Lists of rights, or the word `statutory`."""


class Requests(Part):
    """How to exercise rights, and what follows."""

    contact: ContactRef | None = None
    """Where to send a request."""
    deletion_contact: ContactRef | None = None
    """Where to ask for deletion, where that is told separately."""
    contact_section: Answer = None
    """yes where the text refers to its contact section."""
    channels: tuple[ChannelTerm, ...] = ()
    """The ways of making one."""
    written: Answer = None
    """yes where reasonable written notice is needed (for deletion and withdrawal)."""
    fields: tuple[Text, ...] = ()
    """What a request must contain, each as a noun phrase."""
    identity_check: Literal["does", "may"] | None = None
    """Whether the person's identity is, or may be, verified first."""
    proofs: tuple[Text, ...] = ()
    """What proof of identity is accepted, each as a noun phrase."""
    agent: Answer = None
    """Whether an authorised agent may make it."""
    deadline: Period | None = None
    """The time in which it is answered."""
    working_deadline_of: RegimeId | None = None
    """The law that sets this time."""
    extension: Period | None = None
    """By how much that time may be extended."""
    free: Answer = None
    """Whether it is free of charge."""
    fee: Text | None = None
    """When a fee is asked, as a clause of its own."""
    refusal: Text | None = None
    """When a request may be refused, as a clause of its own."""
    withdrawal_consequences: tuple[ConsequenceTerm, ...] = ()
    """What may follow a withdrawal of consent."""
    deletion_consequences: tuple[ConsequenceTerm, ...] = ()
    """What may follow a withdrawal of consent or a deletion."""
    obligations_remain: Answer = None
    """yes where rights and obligations that have arisen stay to be fulfilled."""
    consequences_explained: Answer = None
    """yes where the company explains the consequences on receiving a withdrawal."""
    no_retaliation: Answer = None
    """yes where nobody is discriminated or retaliated against for using a right."""
    objection_notice: Answer = None
    """yes where the right to object is told in a passage of its own among the rights (GDPR Art. 21(4))."""
    platform_data: Answer = None
    """yes where requests about data of connected platforms follow those platforms' policies."""


class ComplaintAuthority(Part):
    """Where a complaint can go."""

    regime: RegimeId | None = None
    """The law whose authority is meant; its name comes from the regime."""
    name: Text | None = None
    """The name, where no regime gives it."""
    url: Url | None = None
    """Its address."""
    deadline: Period | None = None
    """The time for the complaint."""

    @model_validator(mode="after")
    def _named(self) -> ComplaintAuthority:
        if self.regime is None and self.name is None:
            raise ValueError("the authority has no name; write `regime:` for the authority of a law, or `name:`")
        return self


class Complaints(Part):
    """Complaints to the company and to authorities."""

    offered: Answer = None
    """yes where the policy offers a route for complaints."""
    contact: ContactRef | None = None
    """Where to complain to the company."""
    explained_at: Url | None = None
    """Where the way is explained."""
    acknowledged_within: Period | None = None
    """The time in which a complaint is acknowledged."""
    authorities: tuple[ComplaintAuthority, ...] = ()
    """The authorities."""


class Children(Part):
    """Children and ages."""

    not_directed_under: Age | None = None
    """The services are not aimed at people below this age, in years."""
    minimum_age: Age | None = None
    """People must be at least this old, in years."""
    confirmed_by_use: Answer = None
    """yes where using the services confirms that age."""
    knowingly_collected: Answer = None
    """no: data of children is not knowingly collected."""
    guardian_under: Age | None = None
    """Below this age a parent or guardian acts, in years."""
    guardian_accepts: Answer = None
    """yes where the parent or guardian accepts the policy."""
    guardian_acknowledges: Answer = None
    """yes where the acknowledgement may be made by the parent or guardian."""
    guardian_consents: Answer = None
    """yes where the parent's or guardian's consent is asked for."""
    verification: Text | None = None
    """How that consent is verified, as a clause."""
    report: Answer = None
    """yes where people are asked to report data collected from a child."""
    report_contact: ContactRef | None = None
    """Where."""
    deleted_if_found: Answer = None
    """yes where such data is deleted once found."""


class OthersData(Part):
    """Data that a user gives about other people."""

    relations: tuple[GroupTerm, ...] = ()
    """Who these people may be, as examples."""
    consent_obtained: Answer = None
    """yes where the user declares to have their consent."""
    consent_on_behalf: Answer = None
    """yes where the user also consents for them."""
    activities: tuple[ActivityTerm, ...] = ()
    """To what."""


class Acceptance(Part):
    """What counts as accepting or acknowledging the policy."""

    by: tuple[Literal["visit", "register", "use", "agree", "submit", "read", "continue"], ...] = ()
    """Acts that count as accepting the policy."""
    do_not_use: Answer = None
    """yes where those who do not agree are asked not to use the services."""
    read_and_understood: Answer = None
    """yes where agreeing acknowledges having read and understood the policy."""
    all_terms: Answer = None
    """yes where agreeing accepts all its terms."""
    consent_to: tuple[ActivityTerm, ...] = ()
    """By agreeing the person consents to these, as described in the policy."""
    submission_agrees_to: tuple[ActivityTerm, ...] = ()
    """By submitting data the person agrees to these."""
    accuracy_by_reading: Answer = None
    """yes where reading the policy counts as declaring that all information given is accurate and true."""
    accuracy_future: Answer = None
    """yes where that covers later information and changes."""
    not_liable_for_untrue: Answer = None
    """yes where the company is not responsible for what follows from untrue information."""
    others: OthersData | None = None
    """Data about other people."""


class Changes(Part):
    """Changes of the policy."""

    possible: Answer = None
    """yes where the policy may be updated."""
    reasons: tuple[ReasonTerm, ...] = ()
    """Why."""
    material_only: Answer = None
    """yes where notice is given of material changes."""
    channels: tuple[ChannelTerm, ...] = ()
    """How people are told."""
    other_means: Answer = None
    """yes where other suitable means may be used."""
    where_necessary: Answer = None
    """yes where people are told only where necessary."""
    published_here: Answer = None
    """yes where changes are published on this page."""
    notice: Period | None = None
    """How long before they take effect."""
    date_shows_revision: Answer = None
    """yes where the "last updated" date shows the last revision."""
    revisit: Answer = None
    """yes where readers are asked to look again from time to time."""
    continued_use: Literal["accepts", "acknowledges"] | None = None
    """What continuing to use the services counts as."""
    once_effective: Answer = None
    """yes where that holds once the changes are effective."""
    reviewed_every: Period | None = None
    """The longest time between two reviews of the policy."""
    new_purposes_notified: Answer = None
    """yes where people are told before data is used for a new purpose."""
