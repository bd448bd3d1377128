"""Statements of one policy that cannot both be true, or that undo each other.

Whatever a policy leaves open, and whatever its limits keep apart, is no contradiction: a false alarm costs more trust than a missed one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from klausa.check.contradictions import (
    abroad,
    ages,
    asking,
    claims,
    consent,
    dates,
    keeping,
    languages,
    links,
    selling,
    sharing,
    uses,
)
from klausa.check.contradictions.case import Case
from klausa.check.findings import Finding
from klausa.load import Company
from klausa.render import Rendered

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    # who is behind it, and whom it is for
    claims.officer,
    ages.minimum_age,
    ages.children,
    # which data, and what for
    sharing.not_collected,
    sharing.special,
    uses.not_used,
    uses.only_purposes,
    uses.training,
    claims.automated_decisions,
    consent.consent_for_good,
    consent.consent_by_use,
    consent.acceptance_in_notice,
    consent.acceptance_as_consent,
    # who else gets it, and where
    sharing.not_shared,
    selling.group,
    selling.sale_paid,
    selling.ads_shared,
    abroad.abroad,
    # how long
    keeping.all_deleted,
    keeping.two_periods,
    # what people can do
    asking.right_without_way,
    claims.marketing,
    claims.no_questions,
    # what the company says of itself and of the text
    claims.certification,
    dates.effective_before_published,
    dates.notice_period,
    languages.prevailing_untold,
    languages.prevailing_in_indonesia,
    # what stands alone
    links.unlinked_data,
    links.unlinked_purpose,
    links.unlinked_recipient,
)


def contradictions(company: Company, rendered: Mapping[str, Rendered], day: datetime.date) -> Iterator[Finding]:
    """Every contradiction of one policy on *day*, rule by rule; *rendered* is its finished text in each language."""
    case = Case(company, company.facts, rendered, day)
    for rule in RULES:
        yield from rule(case)


__all__ = ["RULES", "contradictions"]
