"""What else a policy tells: security, cookies, AI, marketing, refunds, links, law, and the company's own clauses."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from klausa.model.parts import (
    Amount,
    Answer,
    ChannelTerm,
    ConditionTerm,
    ConsequenceTerm,
    ContactRef,
    CookieTerm,
    CookieUseTerm,
    DataRef,
    Date,
    DutyTerm,
    EventTerm,
    Id,
    LanguageCode,
    Line,
    MeasureTerm,
    MessageTerm,
    Named,
    Part,
    Period,
    Place,
    PlaceCode,
    ProofTerm,
    PurposeTerm,
    RecipientTerm,
    RegimeId,
    ServiceRef,
    Statement,
    Text,
    Url,
)


class Measure(Named):
    """A security measure."""

    named_by = "measure"
    measure: MeasureTerm
    """The measure."""
    data: tuple[DataRef, ...] = ()
    """The data it protects in particular."""


class Certification(Part):
    """A standard or law that the company claims to meet."""

    name: Line
    """Its name, e.g. ISO/IEC 27001."""
    evidence: Url | None = None
    """Where evidence is found."""
    until: Date | None = None
    """Until when it is valid."""


class Security(Part):
    """Security measures, and what the company says of their limits."""

    measures: tuple[Measure, ...] = ()
    """The measures."""
    strict: Answer = None
    """yes where the measures are called strict."""
    industry_standard: Answer = None
    """yes where they are called industry-standard."""
    against: tuple[Literal["access", "use", "disclosure", "loss", "alteration"], ...] = ()
    """Against what they protect (unauthorised access …)."""
    reviewed: Answer = None
    """yes where practices are reviewed and updated periodically."""
    certifications: tuple[Certification, ...] = ()
    """Certifications and compliance that the company claims."""
    reasonable_steps: Answer = None
    """yes where reasonable steps are taken so that data is handled securely and in line with the policy and the law."""
    best_effort: Answer = None
    """yes where the company says that it does its best."""
    not_absolute: tuple[Literal["transmission", "storage"], ...] = ()
    """What is said never to be completely secure."""
    guaranteed: Answer = None
    """no: absolute security cannot be guaranteed."""
    transmission_risk_on_user: Answer = None
    """yes where the risk of a transmission lies with the user."""
    after_receipt: Answer = None
    """yes where strict procedures and security features apply once data is received."""
    duties: tuple[DutyTerm, ...] = ()
    """The user's own duties."""


class Breach(Part):
    """What happens after a personal data breach."""

    notifies: tuple[Literal["people", "authority", "public"], ...] = ()
    """Who is told."""
    within: Period | None = None
    """In which time."""
    regime: RegimeId | None = None
    """The law that sets this."""
    contents: tuple[Text, ...] = ()
    """What the notice says, each as a noun phrase."""
    where_required: Answer = None
    """yes where notice is given only where the law requires it."""


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


class AiFeature(Statement):
    """A feature that works with AI."""

    name: Text
    """What it is, as a plural noun phrase (AI agents)."""
    purposes: tuple[PurposeTerm, ...] = ()
    """What it does."""
    optional: Answer = None
    """yes where it is optional."""
    only_if_enabled: Answer = None
    """yes where it works only when the user has enabled it."""
    within_permissions: Answer = None
    """yes where it stays within the permissions granted."""
    user_prompts: Answer = None
    """yes where it works from prompts that the user defines."""
    guardrails: Answer = None
    """yes where it works within configured guardrails."""
    on_request: Answer = None
    """yes where it works on the user's request only."""
    based_on: tuple[DataRef, ...] = ()
    """The data it works on."""
    decides_alone: Answer = None
    """no: it takes no automated decisions without the user's authorisation."""
    answers_out_of_scope: Answer = None
    """no: it does not answer topics outside the data available to it."""
    tickets: Answer = None
    """yes where it may open tickets for such topics, which people handle."""


class Training(Statement):
    """Whether data trains AI models."""

    answer: Answer = None
    """yes or no."""
    data: tuple[DataRef, ...] = ()
    """Which data; all where none is named."""
    own_models: Answer = None
    """yes where the models are the company's own."""
    opt_out_contact: ContactRef | None = None
    """Where to opt out."""


class AutomatedDecision(Statement):
    """A decision based solely on automated processing (GDPR Art. 22, KVKK Art. 11(1)(g), UU PDP Art. 10)."""

    decision: Text
    """What is decided, as a noun phrase."""
    logic: Text | None = None
    """The logic involved, as a clause."""
    effects: Text | None = None
    """Significance and consequences, as a clause."""
    human_review: Answer = None
    """Whether a person can be asked to review it."""
    contact: ContactRef | None = None
    """Where to contest it."""


class Ai(Part):
    """Artificial intelligence and automated decisions."""

    features: dict[Id, AiFeature] = {}
    """Features that work with AI."""
    inference_only: tuple[DataRef, ...] = ()
    """Data used for inference only."""
    training: Training | None = None
    """Training of models."""
    legally_binding: Answer = None
    """no: what AI generates binds nobody in law."""
    commercially_binding: Answer = None
    """no: … nor commercially."""
    labelled: Answer = None
    """yes where content or conversations of an AI are marked as such (AI Act Art. 50)."""
    automated_decisions: Answer = None
    """Whether decisions are taken solely by automated means."""
    decisions: dict[Id, AutomatedDecision] = {}
    """Such decisions."""


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
    """SHA-256 (first 16 digits) of the clause it replaced when it was written."""
    covers: tuple[Line, ...] = ()
    """Requirements that it answers, e.g. `gdpr/13-2-a`."""
    heading: Text
    """Its heading."""
    text: Text
    """Its text, with simple Markdown (paragraphs, lists, bold)."""

    @model_validator(mode="after")
    def _one_place(self) -> OwnClause:
        if sum(bool(x) for x in (self.before, self.after, self.replaces)) != 1:
            raise ValueError("the clause has no place, or several; write one of `before`, `after`, `replaces`")
        return self
