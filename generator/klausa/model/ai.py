"""Artificial intelligence and automated decisions."""

from __future__ import annotations

from klausa.model.parts import (
    Answer,
    ContactRef,
    DataRef,
    Id,
    Part,
    PurposeTerm,
    Statement,
    Text,
)


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
