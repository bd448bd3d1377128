"""Counsel's side of a policy (`review.yml`): answers to findings, what duties depend on and the policy does not tell, and sign-offs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from klausa.model.parts import Date, Digest, Id, LanguageCode, Line, Part, answer

YesNo = Annotated[Literal["yes", "no"], BeforeValidator(answer)]
SignOffRole = Literal["reviewer", "counsel"]


class Judgement(Part):
    """Who judged, when, and why."""

    reason: Line
    """Why, in a sentence or two."""
    by: Line | None = None
    """Who answers for it."""
    on: Date | None = None
    """The day."""


class AnswerTo(Judgement):
    """Why a finding is not to be mended."""

    finding: Line
    """Its code, e.g. `gdpr/eu-representative`."""


class Circumstance(Judgement):
    """Whether a condition holds that no fact of the policy decides."""

    holds: YesNo
    """Whether it does."""


class SignOff(Part):
    """That somebody read, or approved, one clause in one language, word for word as it stood."""

    clause: Id
    """The clause."""
    language: LanguageCode
    """The language."""
    digest: Digest
    """The SHA-256 of the words that were signed; once the clause says something else, the sign-off is void."""
    by: Line
    """Who."""
    role: SignOffRole
    """As what: a `reviewer` has read it, `counsel` has approved it."""
    on: Date
    """The day."""


class RequiredSignOff(Part):
    """Who must have signed each clause before a release."""

    role: SignOffRole
    """At least as what."""
    languages: tuple[LanguageCode, ...] = ()
    """In which languages; in every one where none is named."""


class Required(Part):
    """What a release needs beside its text."""

    sign_off: RequiredSignOff | None = None
    """Sign-offs of every clause."""


class Review(Part):
    """The file as a whole."""

    answers: tuple[AnswerTo, ...] = ()
    """Answers to findings."""
    circumstances: dict[Id, Circumstance] = {}
    """Conditions by name, e.g. `consumers-addressed`; `klausa coverage` names those that it cannot decide."""
    sign_offs: tuple[SignOff, ...] = ()
    """Sign-offs of clauses; `klausa sign` writes them."""
    required: Required = Required()
    """What a release needs."""
