"""No sale of data, and no sharing for advertising, beside someone who pays for it or advertises by it."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, inside, spoken_at
from klausa.check.contradictions.limits import only_by_law
from klausa.check.contradictions.words import IMPERSONAL, ON_BEHALF, narrower
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken

ADVERTISERS = ("advertisers", "advertising-networks", "advertising-partners", "advertising-platforms")


def sale_paid(case: Case) -> Iterator[Finding]:
    """No sale, and a recipient from whom the company receives value for the data."""
    paid = [fact for who in _receivers(case) for fact in inside(who, "paid") if str(fact.value) == "yes"]
    for denied in case.found("sale.sold=no"):
        if paid:
            yield case.clash(
                "sale-paid",
                denied,
                paid,
                "say that data is sold, or look again at what is received for it",
                why="Who gives data away for money or other value sells it, in the eyes of most people and of Californian law.",
                citation="CCPA § 1798.140(ad)" if case.law("ccpa") else "",
                snippet="sale:\n  sold: yes\n",
            )


def ads_shared(case: Case) -> Iterator[Finding]:
    """No sharing for advertising across services, and an advertising company of its own account that gets data for just that."""
    kinds, uses = narrower("recipients", ADVERTISERS), narrower("purposes", ["show-ads"])
    found: list[Fact] = []
    for who in _receivers(case):
        told = {str(fact.value) for fact in inside(who, "kind", "including")}
        told_role = {str(fact.value) for fact in inside(who, "role")}
        helper = told_role & ON_BEHALF or list(_yes(who, "on-our-behalf")) or list(_yes(who, "authorised-by-user"))
        if told & kinds and not helper:
            found += [fact for fact in inside(who, "purposes") if str(fact.value) in uses]
            found += _yes(who, "paid")
    for cookies in case.found("cookies.classes[kind=advertising/targeting]"):
        found += [fact for fact in inside(cookies, "shared-with") if str(fact.value) in kinds and not only_by_law(cookies)]
    for denied in case.found("sale.shared-for-ads=no"):
        if found:
            yield case.clash(
                "ads-shared",
                denied,
                found,
                "say that data is shared for advertising, or that these recipients act on the company’s behalf alone",
                # advertising that is merely shown may go by the page, not by the person
                level="note" if all(spoken(fact.value) == {"show-ads"} for fact in found) else "warning",
                why="People who are promised that no advertiser learns what they do rely on it.",
                citation="CCPA § 1798.140(ah), (k)" if case.law("ccpa") else "",
                snippet="sale:\n  shared-for-ads: yes\n",
            )


def group(case: Case) -> Iterator[Finding]:
    """A company of the group that receives no data, and is a recipient."""
    relations = {
        "parent": "parent-company",
        "subsidiaries": "subsidiaries",
        "branches": "branches",
        "parent-subsidiaries": "parent-subsidiaries",
        "affiliates": "affiliates",
    }
    companies = case.found("parties.group[]")
    for company in companies:
        denied = [fact for fact in inside(company, "receives-data") if str(fact.value) == "no"]
        alike = [other for other in companies if spoken_at(other, "relation") == spoken_at(company, "relation")]
        all_alike = all(spoken_at(other, "receives-data") == {"no"} for other in alike)
        names = spoken_at(company, "name")
        for who in _receivers(case):
            told = [fact for fact in inside(who, "names") if spoken(fact.value) & names]
            if all_alike:
                kinds = {relations[relation] for relation in spoken_at(company, "relation")}
                told += [fact for fact in inside(who, "kind", "including") if spoken(fact.value) & kinds]
            if told and denied:
                yield case.clash(
                    "group-receives",
                    denied[0],
                    told,
                    "say which of the two is right",
                    why="People cannot tell who has their data.",
                )


def _receivers(case: Case) -> Iterator[Fact]:
    """Recipients of data about persons, of the company's own will."""
    for who in case.found("recipients[]"):
        if not only_by_law(who) and not spoken_at(who, "forms") & IMPERSONAL:
            yield who


def _yes(fact: Fact, key: str) -> Iterator[Fact]:
    return (inner for inner in inside(fact, key) if str(inner.value) == "yes")
