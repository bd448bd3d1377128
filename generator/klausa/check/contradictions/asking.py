"""A right that people have and no way to ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klausa.check.contradictions.case import Case, said
from klausa.check.contradictions.words import narrower
from klausa.check.findings import Finding
from klausa.facts import spoken
from klausa.vocabulary import load_vocabulary

WAYS = (
    "requests.contact",
    "requests.contact-section=yes",
    "requests.channels",
    "requests.deletion-contact",
    "consent.withdrawal-contact",
    "complaints.contact",
    "jurisdictions[].contact",
    "jurisdictions[].text",
    "parties.joint-controllers[].contact-point",
    *(
        f"{party}.{key}"
        for party in ("controller", "parties.officer", "parties.representatives[]", "parties.joint-controllers[]")
        for key in ("email", "phone", "address.lines")
    ),
)
# what people write to about their data, even where it does not say "rights"
ABOUT_DATA = (
    "rights-requests",
    "personal-data-questions",
    "data-practices",
    "policy-questions",
    "policy-concerns",
    "policy-requests",
)
GENERAL = ("general-inquiries", "complaints", "legal-notices")
# what is not asked of the company
ELSEWHERE = frozenset({"complaint", "judicial-remedy", "compensation", "non-discrimination", "information", "authorised-agent"})


def right_without_way(case: Case) -> Iterator[Finding]:
    """Rights are told, and nobody whom they can be asked of: no contact that fits, no address of the company or its officer."""
    listed = [fact for fact in case.found("rights[].list[offered!=no].right") if str(fact.value) not in ELSEWHERE]
    offered = [*listed, *case.found("rights[statutory=yes].statutory")]
    if not offered or case.found(*WAYS) or _contact(case) or re.search(r"@|https?://|\+\d", case.own_words()):
        return
    near = case.first("requests", "contacts", "controller")
    yield case.clash(
        "right-without-way",
        offered[0],
        near,
        "name a contact for requests",
        message=f"{said(offered[0])}, but no way to make a request is told",
        why="A right that nobody can be asked for is none.",
        citation=case.cite(
            "gdpr/request-handling",
            "uk-gdpr/request-handling",
            "kvkk/application-method",
            "uu-pdp/request-method",
            "ccpa/request-methods",
        ),
        snippet="contacts:\n  privacy: {topics: [rights-requests], email: …}\nrequests:\n  contact: privacy\n",
    )


def _contact(case: Case) -> bool:
    """Whether a contact is for anything, for what concerns data, or for something in the company's own words."""
    known = load_vocabulary()["contact-topics"]
    fitting = narrower("contact-topics", [*ABOUT_DATA, *GENERAL])
    for contact in case.found("contacts[]"):
        topics = spoken(getattr(contact.value, "topics", ()))
        if not topics or topics & fitting or topics - set(known):
            return True
    return False
