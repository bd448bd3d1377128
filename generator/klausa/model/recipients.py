"""To whom: recipients, disclosures, sale, transfers abroad, integrations."""

from __future__ import annotations

from klausa.model.parts import (
    Answer,
    BasisTerm,
    ConditionTerm,
    ContactRef,
    DataRef,
    DataTerm,
    EventTerm,
    FormTerm,
    GroupTerm,
    Limited,
    Line,
    MandateTerm,
    Part,
    Period,
    Place,
    ProtectedTerm,
    PurposeTerm,
    RecipientRef,
    RecipientTerm,
    RegimeId,
    RoleTerm,
    SafeguardTerm,
    ServiceRef,
    Statement,
    Text,
    TransactionTerm,
    Url,
)


class Recipient(Statement):
    """Someone who receives data: by kind, by name, or both."""

    kind: RecipientTerm
    """What kind of recipient it is."""
    names: tuple[Line, ...] = ()
    """Names; none where only the kind is told."""
    reading: Line | None = None
    """How the (only) name is spoken, in Turkish spelling."""
    unnamed: RecipientTerm | None = None
    """A further recipient of the kind that the company does not name."""
    including: tuple[RecipientTerm, ...] = ()
    """Kinds of recipients that belong to it, as examples."""
    open: Answer = None
    """yes where the names are examples."""
    role: RoleTerm | None = None
    """Its role in law."""
    country: Place | None = None
    """Where it is, or processes the data."""
    purposes: tuple[PurposeTerm, ...] = ()
    """Why it receives data."""
    only: Answer = None
    """yes where it receives data for those purposes and no other."""
    data: tuple[DataRef, ...] = ()
    """Which data it receives."""
    forms: tuple[FormTerm, ...] = ()
    """In which form it receives data."""
    service: ServiceRef | None = None
    """The service in connection with which it receives data."""
    on_our_behalf: Answer = None
    """yes where it acts on the company's behalf."""
    authorised_by_user: Answer = None
    """yes where the user connects it, e.g. by OAuth."""
    contracts: Answer = None
    """yes where the sharing serves contracts with the recipient or with the user."""
    url: Url | None = None
    """The recipient's own privacy policy."""
    paid: Answer = None
    """Whether the company receives money or other value for the data."""
    bases: tuple[BasisTerm, ...] = ()
    """The legal basis on which it receives data (KVKK Art. 8)."""


class NotShared(Limited):
    """Data that is not given to someone."""

    data: tuple[DataRef, ...] = ()
    """Which data of this file; personal data in general where none is named."""
    items: tuple[DataTerm, ...] = ()
    """Which data, by term."""
    with_: tuple[RecipientTerm, ...] = ()
    """With whom it is not shared, by kind."""
    names: tuple[Line, ...] = ()
    """With whom, by name."""
    for_: tuple[PurposeTerm, ...] = ()
    """For which purposes it is not shared."""
    service: ServiceRef | None = None
    """The service that the statement is limited to."""


class Disclosure(Statement):
    """An occasion on which data may be disclosed, beyond the ordinary recipients."""

    to: tuple[RecipientTerm, ...] = ()
    """To whom."""
    mandates: tuple[MandateTerm, ...] = ()
    """What is complied with: legal obligations, court orders …"""
    protects: tuple[ProtectedTerm, ...] = ()
    """What is protected: rights, property, safety …"""
    of: tuple[GroupTerm, ...] = ()
    """Whose; the company itself with `of-company`."""
    of_company: Answer = None
    """yes where the company's own are protected."""
    transactions: tuple[TransactionTerm, ...] = ()
    """Mergers, acquisitions, sales of assets …"""
    data_is_asset: Answer = None
    """yes where customers' data is one of the assets transferred."""
    exchange_for: tuple[PurposeTerm, ...] = ()
    """Purposes for which information is exchanged with other organisations."""
    notified: Answer = None
    """yes where the people concerned are told of such a transaction before it and after it (UU PDP Art. 48)."""
    consent: tuple[ConditionTerm, ...] = ()
    """The person's authorisation, as a condition."""


class Sale(Part):
    """Whether personal data is sold, or shared for advertising across contexts (CCPA)."""

    sold: Answer = None
    """Whether personal data is sold."""
    in_breach_of_law: Answer = None
    """no: it is not sold in ways that break the law (and nothing else is said)."""
    transferred_in_breach_of_law: Answer = None
    """no: it is not transferred in ways that break the law."""
    shared_for_ads: Answer = None
    """Whether it is shared for cross-context behavioural advertising."""
    under_16: Answer = None
    """Whether data of people under 16 is knowingly sold or shared."""
    opt_out_url: Url | None = None
    """Where a person can opt out of the sale of data, or of its sharing for such advertising."""
    limit_url: Url | None = None
    """Where a person can limit the use of sensitive data."""


class Aggregate(Part):
    """Information about users as a whole, without identifiable persons."""

    to: tuple[RecipientTerm, ...] = ()
    """Who may receive it."""
    identifiable: Answer = None
    """no: information about identifiable individuals is not disclosed to them."""
    audiences: Answer = None
    """yes where it may help them to reach a target audience."""
    ads_shown: Answer = None
    """yes where personal data may be used to show their advertisements to that audience."""
    examples: tuple[Text, ...] = ()
    """Examples, each as a noun phrase."""
    audience_examples: tuple[Text, ...] = ()
    """Examples of audiences, each as a noun phrase."""


class Transfer(Statement):
    """Data leaving a country or region."""

    abroad: Answer = None
    """Whether data is transferred abroad at all."""
    outside: tuple[Place, ...] = ()
    """The countries or regions that it may leave."""
    outside_residence: Answer = None
    """yes where it may be processed outside the person's own country."""
    to: tuple[Place, ...] = ()
    """Where it goes."""
    recipients: tuple[RecipientRef, ...] = ()
    """To which recipients."""
    because_of: tuple[RecipientTerm, ...] = ()
    """The kinds of providers whose use is the reason."""
    because_of_names: tuple[Line, ...] = ()
    """… and named ones."""
    safeguarded: Answer = None
    """yes where appropriate safeguards apply."""
    under_law: Answer = None
    """yes where these are the safeguards that data protection law asks for."""
    safeguards: tuple[SafeguardTerm, ...] = ()
    """The safeguards relied on."""
    safeguards_open: Answer = None
    """yes where the safeguards are examples."""
    regime: RegimeId | None = None
    """The law under which the transfer is made."""
    rules: Text | None = None
    """Binding corporate rules: where they are, the rights under them and who in the EU is liable, in whole sentences."""
    risks: Text | None = None
    """What is risky about a transfer that has neither an adequacy decision nor appropriate safeguards, as a clause of its own."""
    interest: Text | None = None
    """The compelling legitimate interest behind a transfer that is not repeated, as a noun phrase (GDPR Art. 49(1))."""
    additional_safeguards: Answer = None
    """yes where further safeguards apply to countries without an adequacy decision."""
    copy_: Answer = None
    """yes where people may ask for a copy of the transfer agreements."""
    copy_contact: ContactRef | None = None
    """Where to ask for the copy."""
    service: ServiceRef | None = None
    """The service that the statement is limited to."""


class SubProcessor(Part):
    """A sub-processor of an integration, for its table."""

    recipient: RecipientRef
    """Who."""
    purposes: tuple[PurposeTerm, ...]
    """For what."""
    place: Place | None = None
    """Where."""
    member_of: Place | None = None
    """A region told beside the country, e.g. `eu`."""


class Integration(Limited):
    """What is special about the data of one integration."""

    service: ServiceRef
    """The integration."""
    applies_to: tuple[ConditionTerm, ...] = ()
    """For whom these rules are: those for whom this condition holds."""
    data_when: tuple[ConditionTerm, ...] = ()
    """When its data is processed at all."""
    data: tuple[DataRef, ...] = ()
    """The data categories it brings."""
    purposes: tuple[PurposeTerm, ...] = ()
    """The purposes of processing its data."""
    local_copy: Answer = None
    """yes where the company keeps a local copy."""
    local_copy_for: tuple[PurposeTerm, ...] = ()
    """Why it keeps one."""
    two_way: Answer = None
    """yes where changes are synchronised in both directions."""
    source_of_truth: tuple[DataTerm, ...] = ()
    """Records for which the platform is the authoritative source."""
    real_time: Answer = None
    """yes where synchronisation happens in real time through webhooks."""
    polling: Answer = None
    """yes where it also happens by periodic polling."""
    sub_processors: tuple[SubProcessor, ...] = ()
    """Who processes its data for the company."""
    kept_after_removal: Answer = None
    """yes where removing the integration does not delete the data."""
    kept_for_reconnection: Answer = None
    """yes where the data stays available for a new connection."""
    deletion_takes: tuple[EventTerm, ...] = ()
    """What permanent deletion takes instead."""
    deleted_within: Period | None = None
    """The time in which it is deleted after a request."""
    platform_requests: Answer = None
    """yes where requests about data that the platform supplied follow the platform's own policies."""
