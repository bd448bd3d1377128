"""Marketing messages, marketing features for users, refunds."""

from __future__ import annotations

from klausa.model.parts import (
    Amount,
    Answer,
    ChannelTerm,
    ConditionTerm,
    ContactRef,
    DataRef,
    EventTerm,
    Id,
    Line,
    MessageTerm,
    Part,
    Period,
    ProofTerm,
    ServiceRef,
    Statement,
    Text,
)


class Marketing(Statement):
    """The company's own marketing messages."""

    sent: Answer = None
    """Whether marketing messages are sent."""
    messages: tuple[MessageTerm, ...] = ()
    """What is sent."""
    partners_send: Answer = None
    """yes where partners may send them too."""
    to_guardians: Answer = None
    """yes where they may go to parents or guardians too."""
    about_partners: Answer = None
    """yes where they may be about partners' products and services."""
    channels: tuple[ChannelTerm, ...] = ()
    """How."""
    consent: Answer = None
    """yes where they are sent only with consent."""
    opt_in_by: tuple[ConditionTerm, ...] = ()
    """How consent is given."""
    opt_out: Answer = None
    """Whether one can opt out at any time."""
    opt_out_contact: ContactRef | None = None
    """Where."""
    opt_out_by: tuple[ChannelTerm, ...] = ()
    """How."""
    still_sent: tuple[MessageTerm, ...] = ()
    """Messages that are sent all the same."""
    registry: Answer = None
    """yes where consents are kept in the Turkish message management system (İYS)."""


class Campaigns(Part):
    """A feature with which customers run campaigns of their own."""

    name: Line
    """Its name."""
    service: ServiceRef | None = None
    """The service it belongs to."""
    lists_uploaded: Answer = None
    """yes where users may upload contact lists."""
    recipients_selected: Answer = None
    """yes where users may pick recipients from existing conversations."""
    own_account: Line | None = None
    """The user's own account through which messages go out."""
    connected_accounts: tuple[Line, ...] = ()
    """Accounts that the user connects."""
    by_oauth: Answer = None
    """yes where they are connected by OAuth."""
    retrieves: tuple[DataRef, ...] = ()
    """Data fetched on the user's behalf."""
    retrieves_from: Line | None = None
    """From whom."""
    uploads_customer_data: Answer = None
    """no: the company does not upload the user's customer data there."""
    users_target: Answer = None
    """yes where users manage their own targeting."""
    users_obtain_consent: Answer = None
    """yes where users are responsible for their recipients' consent."""
    lists_secure: Answer = None
    """yes where the lists are stored securely."""
    deleted_on: tuple[EventTerm, ...] = ()
    """When the lists are deleted."""
    ai_recommendations: Answer = None
    """yes where AI may make recommendations from performance data."""


class MarketingTools(Part):
    """Marketing features that the company offers to its users."""

    offered: Answer = None
    """yes where users can communicate with their own customers through them."""
    lawful_use: Answer = None
    """yes where such use has to follow the law and the platforms' policies."""
    users_alone_responsible: Answer = None
    """yes where users alone are responsible for that."""
    campaigns: dict[Id, Campaigns] = {}
    """The features."""


class Refunds(Part):
    """A refund promise."""

    window: Period | None = None
    """The time in which it can be asked for."""
    after: EventTerm | None = None
    """From when that time runs."""
    full: Answer = None
    """yes where the whole price is refunded."""
    no_questions: Answer = None
    """yes where no reason has to be given."""
    values: Answer = None
    """yes where the offer is said to reflect that the company values satisfied users and transparency."""
    unused: tuple[Text, ...] = ()
    """What must not have been used, each as a noun phrase."""
    all_conditions: Answer = None
    """yes where all conditions must be met."""
    contact: ContactRef | None = None
    """Where to ask."""
    proofs: tuple[ProofTerm, ...] = ()
    """What the request must state or attach."""
    same_method: Answer = None
    """yes where the money goes back the way it came."""
    processed_within: Period | None = None
    """The longest time that it takes."""
    fee: Amount | None = None
    """A fee that is kept."""
