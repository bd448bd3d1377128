"""What a policy claims for itself, and takes back: certificates, refunds without questions, no marketing, no officer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from klausa.check.contradictions.case import Case, inside, said, spoken_at
from klausa.check.contradictions.limits import limits, only_by_law
from klausa.check.contradictions.words import narrower
from klausa.check.findings import Finding
from klausa.facts import Fact
from klausa.law import load_regimes
from klausa.model.security import Certification

# laws that people claim to be certified for, beside those that we know
LAWS = frozenset(
    {"hipaa", "coppa", "ferpa", "glba", "pipeda", "lgpd", "appi", "pdpa", "pipl", "dpdp", "popia", "cpra", "eprivacy", "dsa"}
)
FILLERS = frozenset({"act", "and", "compliance", "compliant", "eu", "law", "regulation", "the", "with"})
NO_IDENTIFICATION = frozenset({"reason"})
CONSENTING = ("consent", "explicit-consent", "agreement-to-messages", "mailing-list", "explicit-authorisation", "authorisation")


def certification(case: Case) -> Iterator[Finding]:
    """A claim without evidence, or evidence that has run out."""
    for entry in case.found("security.certifications[]"):
        claim = entry.value
        assert isinstance(claim, Certification)
        (name,) = inside(entry, "name")
        if claim.evidence is None:
            law = _is_law(claim.name)
            yield case.clash(
                "unproven-certification",
                name,
                case.found(*(f"regimes[id={id_}].id" for id_ in load_regimes() if law and _is(claim.name, id_))),
                "say which measures are taken, and leave the law to the laws"
                if law
                else "link the evidence, or leave the claim out",
                message=f"{said(name)}, which is a law and no certificate"
                if law
                else f"{said(name)}, but no evidence of it is told",
                level="note" if law else "warning",
                why="A claim of compliance that nobody can check may mislead people, and binds the company all the same.",
                snippet=""
                if law
                else f"security:\n  certifications:\n    - {{name: {json.dumps(claim.name, ensure_ascii=False)}, evidence: https://…}}\n",
            )
        if claim.until is not None and claim.until < case.day:
            (until,) = inside(entry, "until")
            yield case.clash(
                "expired-certification",
                until,
                [name, *inside(entry, "evidence")],
                "renew it here, or take the claim out",
                message=f"{said(name)}, but {said(until)}, which is past",
                why="A certificate that has run out is claimed as if it stood.",
            )


def _is_law(name: str) -> bool:
    """Whether nothing but a law is named: "GDPR compliance", but not "ISO/IEC 27701 (GDPR)"."""
    known = {word for law in load_regimes().values() for word in (law.id, *law.short_name.lower().split())}
    words = set(re.findall(r"[\w-]+", name.lower())) - FILLERS
    return bool(words) and words <= LAWS | known


def _is(name: str, law: str) -> bool:
    return load_regimes()[law].short_name.lower() in name.lower()


def no_questions(case: Case) -> Iterator[Finding]:
    """No reason has to be given for a refund: a question for it undoes that, conditions make it less than it sounds."""
    for denied in case.found("refunds.no-questions=yes"):
        asked = [fact for fact in case.found("refunds.proofs[]") if str(fact.value) in NO_IDENTIFICATION]
        terms = case.found("refunds.unused", "refunds.all-conditions=yes")
        if asked or terms:
            yield case.clash(
                "no-questions",
                denied,
                [*asked, *terms],
                "do not ask for the reason" if asked else "say at once that the offer has conditions, or drop “no questions”",
                level="warning" if asked else "note",
                why="Buyers take “no questions asked” to mean that nothing stands between them and their money.",
            )


def marketing(case: Case) -> Iterator[Finding]:
    """No marketing messages are sent, and messages or a purpose are told; or they go out only with consent, and on another basis."""
    purposes = [
        entry
        for entry in case.found("purposes[]")
        if spoken_at(entry, "purpose") & narrower("purposes", ["send-marketing"]) and not only_by_law(entry)
    ]
    for whole in case.found("marketing"):
        reached = [entry for entry in purposes if limits(whole).reaches(limits(entry))]
        for denied in case.found("marketing.sent=no"):
            against = [fact for entry in reached if not _with_consent(entry) for fact in inside(entry, "purpose")]
            against += case.found("marketing.messages", "marketing.partners-send=yes")
            if against:
                yield case.clash(
                    "marketing",
                    denied,
                    against,
                    "say which of the two is right",
                    why="Whoever gets a message after reading that none is sent will complain.",
                    snippet="marketing:\n  sent: yes\n",
                )
        for only in case.found("marketing.consent=yes"):
            bases = [fact for entry in reached if not _with_consent(entry) for fact in inside(entry, "bases")]
            if bases:
                yield case.clash(
                    "marketing-basis",
                    only,
                    bases,
                    "name consent as the basis, or say what is sent without it",
                    why="The basis decides whether people must say yes before, or can only say no after.",
                    citation=case.cite("kvkk/electronic-message-consent"),
                )


def _with_consent(entry: Fact) -> bool:
    found = limits(entry)
    return bool(spoken_at(entry, "bases") & set(CONSENTING) or found.conditions & set(CONSENTING) or found.opt_in == "yes")


def automated_decisions(case: Case) -> Iterator[Finding]:
    """No decision is taken by automated means alone, and one is described."""
    decisions = [fact for fact in case.found("ai.decisions[]") if not only_by_law(fact)]
    for denied in case.found("ai.automated-decisions=no"):
        if decisions:
            yield case.clash(
                "automated-decisions",
                denied,
                decisions,
                "say yes, or show that a person takes part in the decision and take it out of the list",
                why="People have rights against such decisions that they must know of.",
                citation=case.cite(
                    "gdpr/automated-decisions",
                    "uk-gdpr/automated-decisions",
                    "kvkk/automated-decision-objection",
                    "uu-pdp/automated-decision-objection",
                ),
                snippet="ai:\n  automated-decisions: yes\n",
            )


def officer(case: Case) -> Iterator[Finding]:
    """No data protection officer has been appointed, and one is named."""
    named = case.found(*(f"parties.officer.{key}" for key in ("legal-name", "alias", "email", "phone", "address")))
    for denied in case.found("parties.officer.appointed=no"):
        if named:
            yield case.clash(
                "officer",
                denied,
                named,
                "say yes, or name the contact under `contacts:`",
                why="People would write to an officer whom nobody has appointed.",
                snippet="parties:\n  officer:\n    appointed: yes\n",
            )
