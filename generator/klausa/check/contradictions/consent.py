"""Consent that cannot be taken back, that is given by using a website, or that hides in the acceptance of the text."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, entries, inside, listed, said
from klausa.check.contradictions.words import narrower
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken
from klausa.law import load_regimes

CONSENT = "consent/explicit-consent"
BASES = (
    f"bases[basis={CONSENT}].basis",
    f"purposes[].bases[]={CONSENT}",
    f"recipients[].bases[]={CONSENT}",
    f"data[].condition={CONSENT}",
)
WITHDRAWAL = "withdraw-consent/withdraw-consent-at-any-time/withdraw-consent-in-part"
WAYS_OUT = (
    "consent.withdrawable=yes",
    "consent.withdrawal-contact",
    "contacts[topics=consent-withdrawal]",
    f"rights[].list[right={WITHDRAWAL}][offered!=no]",
    "requests.withdrawal-consequences",
    "requests.consequences-explained=yes",
    "retention[while=consent-not-withdrawn]",
    "retention[].after=consent-withdrawal",
)
NO_ACT = ("visit", "use", "continue", "read")
# consent as a clear act, and as one that is on record
ACT = (("gdpr", "GDPR Art. 4(11)"), ("uu-pdp", "UU PDP Art. 22(1)-(3)"))
GIVEN = ("acceptance.consent-to", "acceptance.submission-agrees-to")


def consent_for_good(case: Case) -> Iterator[Finding]:
    """Processing rests on consent, and the text denies that it can be withdrawn, or tells no way."""
    resting = case.found(*BASES)
    denied = case.found("consent.withdrawable=no")
    offered = [*case.first(f"rights[].list[right={WITHDRAWAL}][offered!=no].right"), *case.first("consent.withdrawal-contact")]
    against = [*offered, *resting[:1]]
    untold = not denied and resting and not _way_out(case, resting)
    if (denied and against) or untold:
        yield case.clash(
            "consent-for-good",
            denied[0] if denied else resting[0],
            against if denied else case.first("consent", "requests", "rights"),
            "say that consent can be withdrawn at any time, and how",
            message="" if denied else f"{said(resting[0])}, but no way to withdraw consent is told",
            why="Consent that cannot be taken back as easily as it was given is no consent.",
            citation=case.cite("gdpr/withdraw-consent", "uk-gdpr/withdraw-consent", "uu-pdp/withdraw-consent"),
            snippet="consent:\n  withdrawable: yes\n  withdrawal-contact: …\n",
        )


def consent_by_use(case: Case) -> Iterator[Finding]:
    """Consent is said to lie in visiting, using or reading."""
    acts = [fact for fact in case.found("acceptance.by[]") if str(fact.value) in NO_ACT]
    given = case.found(*GIVEN, "acceptance.others.consent-on-behalf=yes")[:2]
    # where consent is asked for elsewhere, accepting the text is not yet consenting
    resting = () if case.found("consent.separate-text=yes") else case.found(*BASES)[:1]
    if acts and (given or resting):
        yield case.clash(
            "consent-by-use",
            acts[0],
            [*acts[1:], *given, *resting],
            "ask for consent by an act of its own, such as a box to tick",
            message=f"`acceptance.by` names {listed([str(act.value) for act in acts])}, but {listed(map(said, given or resting))}",
            level="warning" if given else "note",
            why="Going on reading or using a service shows no wish, so that nobody has consented.",
            citation="; ".join(
                [*(words for law, words in ACT if case.law(law)), *case.provisions("kvkk/explicit-consent-quality")]
            ),
        )


def acceptance_in_notice(case: Case) -> Iterator[Finding]:
    """A notice informs and asks for no agreement; this one asks."""
    asked = case.found(
        "acceptance.by",
        "acceptance.do-not-use=yes",
        "acceptance.all-terms=yes",
        *GIVEN,
        "changes.continued-use=accepts",
    )
    for kind in case.found("kind=notice"):
        if asked:
            yield case.clash(
                "acceptance-in-notice",
                asked[0],
                [kind, *asked[1:]],
                "take the acceptance out of the notice, or publish it as a policy (`kind: policy`)",
                why="Whoever must be informed cannot be asked to agree to the information.",
                citation=case.cite("kvkk/consent-separate", "uu-pdp/consent-distinguishable"),
            )


def acceptance_as_consent(case: Case) -> Iterator[Finding]:
    """Accepting a policy counts as consent, where a law asks for consent apart from everything else."""
    laws = [*case.law("kvkk"), *case.law("uu-pdp")]
    given = case.found(*GIVEN)
    if laws and given and not case.found("kind=notice"):
        separate = case.found("consent.separate-text=yes")
        yield case.clash(
            "acceptance-as-consent",
            given[0],
            [*given[1:], *separate, *laws],
            "ask for consent in a text of its own, and take it out of the acceptance",
            message=f"{listed(map(said, given))}, but {said(separate[0]) if separate else _under(laws)}",
            why="Consent that is mixed with other matters is void, and what rests on it falls with it.",
            citation=case.cite("kvkk/consent-separate", "uu-pdp/consent-distinguishable"),
            snippet="consent:\n  separate-text: yes\n" if not separate else "",
        )


def _way_out(case: Case, resting: tuple[Fact, ...]) -> bool:
    statutory = {
        law.id
        for law in load_regimes().values()
        if any(right.statutory and right.concept.startswith("withdraw-consent") for right in law.rights)
    }
    whole = [fact for fact in case.found("rights[statutory=yes].regime") if str(fact.value) in statutory]
    marketing = narrower("purposes", ["carry-out-marketing"])
    for_marketing = all(_purposes(fact) <= marketing and _purposes(fact) for fact in _around(case, resting))
    out = case.found("marketing.opt-out=yes", "rights[].list[right=opt-out-of-marketing][offered!=no]")
    own = any("withdraw" in covered for clause in case.company.policy.clauses for covered in clause.covers)
    return bool(case.found(*WAYS_OUT) or whole or own or (for_marketing and out))


def _around(case: Case, resting: tuple[Fact, ...]) -> list[Fact]:
    """The entries that rest on consent."""
    return [
        entry
        for section in ("bases", "purposes", "recipients", "data")
        for found in case.found(section)
        for entry in entries(found)
        if any(fact.path.startswith(f"{entry.path}.") for fact in resting)
    ]


def _purposes(entry: Fact) -> set[str]:
    """What an entry that rests on consent is for."""
    return set().union(*(spoken(fact.value) for fact in inside(entry, "purpose", "purposes", "examples")))


def _under(laws: list[Fact]) -> str:
    names = " and ".join(load_regimes()[str(fact.value)].short_name for fact in laws)
    return f"{names} {'asks' if len(laws) == 1 else 'ask'} for consent apart from other matters"
