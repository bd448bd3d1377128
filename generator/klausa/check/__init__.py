"""Rendered documents, facts and law → findings; knows nothing of printing or exit codes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from klausa.check.answers import answered
from klausa.check.contradictions import contradictions
from klausa.check.duties import duties
from klausa.check.findings import Finding, Level
from klausa.check.house import house, replaced
from klausa.check.parity import parity
from klausa.check.prose import prose
from klausa.check.signatures import signatures
from klausa.clauses import Clause
from klausa.coverage import Verdict
from klausa.day import as_of
from klausa.load import Company
from klausa.prose.certificate import NOT_READ, Certificate
from klausa.prose.proofreader import Proofreader
from klausa.render import Rendered


def check(
    company: Company,
    rendered: Mapping[str, Rendered],
    clauses: Sequence[Clause] = (),
    verdicts: Sequence[Verdict] = (),
    certified: Certificate = NOT_READ,
    proofreader: Proofreader | None = None,
    day: datetime.date | None = None,
) -> tuple[Finding, ...]:
    """Every finding of one policy, in the order of the file.

    *verdicts* are what the laws ask of it on *day*; *certified* is its finished text as the *proofreader* read it again.
    """
    found = [
        *parity(company, rendered),
        *(prose(company, rendered, certified, proofreader) if proofreader else ()),
        *house(company, rendered),
        *replaced(company, clauses),
        *signatures(company, rendered),
        *duties(company, verdicts),
        *contradictions(company, rendered, day or as_of()),
    ]
    return tuple(sorted(answered(company, found, verdicts)))


__all__ = ["Finding", "Level", "check", "parity"]
