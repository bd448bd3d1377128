"""How data is kept safe: measures, what the company claims, their limits, breaches."""

from __future__ import annotations

from typing import Literal

from klausa.model.parts import (
    Answer,
    DataRef,
    Date,
    DutyTerm,
    Line,
    MeasureTerm,
    Named,
    Part,
    Period,
    RegimeId,
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
    against: tuple[Literal["access", "use", "disclosure", "alteration"], ...] = ()
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
