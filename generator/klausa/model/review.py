"""Counsel's side of a policy (`review.yml`): answers to findings, and what the policy does not tell but its duties depend on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from klausa.model.parts import Date, Id, Line, Part, answer

YesNo = Annotated[Literal["yes", "no"], BeforeValidator(answer)]


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


class Review(Part):
    """The file as a whole."""

    answers: tuple[AnswerTo, ...] = ()
    """Answers to findings."""
    circumstances: dict[Id, Circumstance] = {}
    """Conditions by name, e.g. `consumers-addressed`; `klausa coverage` names those that it cannot decide."""
