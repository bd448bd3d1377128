"""Conditions about recipients, transfers, the parties and the people."""

from __future__ import annotations

from collections.abc import Sequence

from klausa.conditions.data import listed, narrower, special_data
from klausa.conditions.registry import Case, Outcome, add, by_facts, condition, first
from klausa.facts import Fact
from klausa.law import Regime, load_regimes
from klausa.vocabulary import overlap

# -- recipients -----------------------------------------------------------------------------------------------------------

_PROCESSORS = "processors/sub-processors/third-party-vendors/hosting-providers/cloud-providers/infrastructure-providers"
_ADVERTISERS = "advertisers/advertising-networks/advertising-partners/advertising-platforms"
AI_PROVIDERS = "ai-providers/ai-model-providers"

by_facts(
    "Does anyone process data on the company’s behalf?",
    "processors-used",
    yes=(
        "recipients[role=processor/sub-processor/service-provider]",
        "recipients[on-our-behalf=yes]",
        f"recipients[kind={_PROCESSORS}]",
        f"recipients[including={_PROCESSORS}]",
        "data[].processed-by",
        "collection.by-partners=yes",
        "integrations[].sub-processors",
    ),
    rests_on=("recipients[].role",),
)


@condition("Is data given to other parties in the country of this law?")
def _recipients_in_the_country(case: Case) -> Outcome:
    named = case.found("recipients[].country", "parties.group[receives-data=yes].country")
    place = case.reach.place
    here = [fact for fact in named if place and overlap(str(fact.value), place)]
    if here:
        return True, here, ()
    everyone = case.found("recipients[]", "parties.group[receives-data=yes]")
    if place and everyone and len(named) == len(everyone) and not case.found("recipients-open=yes"):
        return False, named, ()
    return None, (), ("recipients[].country",)


@condition("Is personal data sold, or shared for advertising across contexts?")
def _sold_or_shared(case: Case) -> Outcome:
    found = case.found("sale.sold=yes", "sale.shared-for-ads=yes", "recipients[paid=yes]")
    if found:
        return True, found, ()
    sold, shared = case.found("sale.sold=no"), case.found("sale.shared-for-ads=no")
    if sold and shared:
        return False, (*sold, *shared), ()
    return None, (), tuple(key for key, answered in (("sale.sold", sold), ("sale.shared-for-ads", shared)) if not answered)


@condition("Is data of people under 16 knowingly sold or shared?")
def _sold_or_shared_under_16(case: Case) -> Outcome:
    holds, facts, rests_on = first(case, ("sale.under-16=yes",), ("sale.under-16=no",), ("sale.under-16",))
    if holds is None:
        sold = _sold_or_shared(case)
        return sold if sold[0] is False else (None, (), rests_on)
    return holds, facts, rests_on


@condition("Is sensitive data used for more than what the law permits without a choice?")
def _sensitive_data_used_beyond(case: Case) -> Outcome:
    special = special_data(case)
    return special if special[0] is False else (None, (), special[2])


by_facts(
    "Is data given to others for their own direct marketing?",
    "disclosed-for-their-marketing",
    yes=(f"recipients[kind={_ADVERTISERS}][role!=processor]", "marketing.partners-send=yes"),
    rests_on=("marketing.partners-send",),
)


# -- transfers ------------------------------------------------------------------------------------------------------------


def _abroad(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if case.home is not None and not overlap(str(fact.value), case.home)]


@condition("Does data leave the area in which this law applies?")
def _transfers_abroad(case: Case) -> Outcome:
    places = case.found("transfers[abroad!=no].to[]", "recipients[].country", "integrations[].sub-processors[].place")
    found = [
        *case.found("transfers[abroad=yes]", "transfers[abroad!=no].outside", "transfers[outside-residence=yes]"),
        *_abroad(case, places),
    ]
    if found:
        return True, found, ()
    # that data of one service stays at home says nothing about the rest
    denied = case.found("transfers[abroad=no][service=none][recipients=none][when=none]")
    return (False, denied, ()) if denied else (None, (), ("transfers",))


# no safeguards of the destination: they make do without
_DEROGATIONS = frozenset({"consent", "contract-necessity", "occasional-transfer"})


def _adequate(regime: Regime | None) -> frozenset[str]:
    """The safeguards that mean an adequacy decision: in this law, or in any where no law is asked."""
    laws = [regime] if regime else load_regimes().values()
    return frozenset(term for law in laws for mechanism in law.transfer_mechanisms for term in mechanism.adequate)


def _all_grounds(case: Case) -> tuple[Fact, ...]:
    """What the transfers rest on, where each of them tells it and no list of safeguards is open."""
    silent = case.found("transfers[abroad!=no][safeguards=none][interest=none]", "transfers[safeguards-open=yes]")
    return () if silent else case.found("transfers[].safeguards", "transfers[].interest")


@condition("Does data go to countries that are not officially found to protect it adequately, under safeguards?")
def _transfers_without_adequacy(case: Case) -> Outcome:
    abroad = _transfers_abroad(case)
    if abroad[0] is not True:
        return abroad
    named = case.found("transfers[].safeguards[]")
    other = [fact for fact in named if str(fact.value) not in _adequate(case.regime) | _DEROGATIONS]
    further = case.found("transfers[additional-safeguards=yes]")
    if other or further:
        return True, other or further, ()
    grounds = _all_grounds(case)
    return (False, grounds, ()) if grounds else (None, (), ("transfers[].safeguards",))


def _by_safeguard(question: str, name: str, safeguards: str, more: Sequence[str] = ()) -> None:
    def judge(case: Case) -> Outcome:
        found = case.found(*([f"transfers[safeguards={safeguards}]"] if safeguards else []), *more)
        if found:
            return True, found, ()
        abroad = _transfers_abroad(case)
        if abroad[0] is False:
            return abroad
        # an occasional transfer has a ground of its own, which the word does not say
        grounds = () if case.found("transfers[safeguards=occasional-transfer]") else _all_grounds(case)
        return (False, grounds, ()) if grounds else (None, (), ("transfers[].safeguards",))

    add(name, question, judge)


_by_safeguard("Does a transfer rest on the person’s consent?", "transfers-on-consent", "consent")
_by_safeguard(
    "Does a transfer rest on binding corporate rules?",
    "transfers-on-binding-rules",
    "binding-corporate-rules",
    ("transfers[].rules",),
)
_by_safeguard(
    "Does a one-off transfer rest on compelling interests?", "transfers-on-compelling-interests", "", ("transfers[].interest",)
)


@condition("Does a provider of AI abroad receive data?")
def _ai_provider_abroad(case: Case) -> Outcome:
    providers = case.found(f"recipients[kind={AI_PROVIDERS}].country")
    found = _abroad(case, providers)
    if found:
        return True, found, ()
    everyone = case.found(f"recipients[kind={AI_PROVIDERS}]")
    if providers and len(providers) == len(everyone) and not case.found("recipients-open=yes"):
        return False, providers, ()
    return None, (), (f"recipients[kind={AI_PROVIDERS}].country",)


# -- parties --------------------------------------------------------------------------------------------------------------

by_facts(
    "Has a data protection officer been appointed?",
    "officer-appointed",
    yes=("parties.officer.appointed=yes", "parties.officer.legal-name", "parties.officer.email"),
    no=("parties.officer.appointed=no",),
    rests_on=("parties.officer.appointed",),
)
by_facts("Does the law ask this company to appoint a data protection officer?", "officer-required")
by_facts(
    "Do two or more parties decide together on purposes and means?",
    "joint-controllers",
    yes=("parties.joint-controllers[]", "roles[role=joint-controller]"),
    no=("roles[]",),
    rests_on=("parties.joint-controllers", "roles"),
)


@condition("Is the company without an establishment where this law applies?")
def _established_elsewhere(case: Case) -> Outcome:
    seat = case.found("controller.address.country")
    if seat and not _abroad(case, seat):
        return False, seat, ()
    near = [fact for fact in case.found("parties.group[].country") if not _abroad(case, [fact])]
    # a company of the group is no establishment of the controller by itself, but it may be one
    if not seat or near:
        return None, (), ("parties.group" if near else "controller.address.country",)
    return True, seat, ()


by_facts(
    "Does the company also process data on behalf of its customers?",
    "acts-as-processor",
    yes=("roles[role=processor/sub-processor]",),
    no=("roles[]",),
    rests_on=("roles",),
)


by_facts(
    "Do different units of the company process data of the same people for different purposes?",
    "units-with-different-purposes",
    yes=("scope.notices[]",),
    rests_on=("scope.notices",),
)
by_facts(
    "Are mergers, acquisitions and the like foreseen?",
    "restructuring-foreseen",
    yes=("disclosures[].transactions",),
    rests_on=("disclosures",),
)


# -- people ---------------------------------------------------------------------------------------------------------------


def _children_under(age: int) -> None:
    def judge(case: Case) -> Outcome:
        minimum = case.found("children.minimum-age")
        if minimum:
            return int(str(minimum[0].value)) < age, minimum, ()
        found = [
            *listed(case, narrower(["childrens-data"])),
            *(fact for fact in case.found("children.guardian-under") if age >= min(18, int(str(fact.value)))),
            *case.found("children.guardian-consents=yes", "children.verification"),
            # what turns away only those below a lower age is open to the others
            *(fact for fact in case.found("children.not-directed-under") if int(str(fact.value)) < age),
        ]
        if found:
            return True, found, ()
        denied = [
            fact
            for fact in case.found("children.not-directed-under")
            if int(str(fact.value)) >= age and case.found("children.knowingly-collected=no")
        ]
        return (False, denied, ()) if denied else (None, (), ("children.minimum-age",))

    name = f"children-under-{age}"
    add(name, f"Do people under {age} use the services, or is their data processed?", judge)


for _age in (13, 16, 18):
    _children_under(_age)
by_facts("Are consumers in the country of this law addressed?", "consumers-addressed")
by_facts(
    "Are goods or services sold online to people in the country of this law?",
    "sells-online",
    yes=("services[kind=online-store/marketplace/order-page]",),
    rests_on=("services[].kind",),
)
by_facts("Is data of people with disabilities processed?", "people-with-disabilities")
