"""Conditions about data and what its processing rests on."""

from __future__ import annotations

from collections.abc import Sequence

from klausa.conditions.registry import Case, Outcome, add, by_facts, condition
from klausa.facts import Fact, spoken
from klausa.vocabulary import load_vocabulary

# -- data -----------------------------------------------------------------------------------------------------------------

by_facts(
    "Is data collected from the people whom it is about?",
    "data-from-the-person",
    yes=("data[origin=given/automatic]", "sources[origin=given/automatic]", "cookies.used=does"),
    no=("sources[]",),
    rests_on=("data[].origin", "sources"),
)


@condition("Is data obtained from someone other than the person whom it is about?")
def _data_from_others(case: Case) -> Outcome:
    found = case.found(
        "sources[origin=third-party/authorities/public]", "data[origin=third-party]", "data[].from", "acceptance.others"
    )
    if found:
        return True, found, ()
    # where the data is only told by examples, so are its sources
    sources = () if case.found("collection.open=yes") else case.found("sources[]")
    return (False, sources, ()) if sources else (None, (), ("sources", "data[].origin"))


def narrower(terms: Sequence[str]) -> frozenset[str]:
    """Terms and everything that is a case of them."""
    known, found = load_vocabulary()["data"], set(terms)
    while more := {id_ for id_, term in known.items() if term.broader in found} - found:
        found |= more
    return frozenset(found)


def listed(case: Case, terms: frozenset[str]) -> tuple[Fact, ...]:
    """The data of the policy that is called by one of these terms."""
    named = [
        fact
        for fact in case.found("data[].items[].item", "data[].label", "data[].items[].including[]")
        if spoken(fact.value) & terms
    ]
    return (*named, *(fact for fact in case.found("data[]") if fact.path.split(".")[-1] in terms))


def _whole_list(case: Case) -> tuple[Fact, ...]:
    """The data categories, where the policy does not say that they are examples."""
    return () if case.found("collection.open=yes", "data[open=yes]") else case.found("data[]")


@condition("Does it process special (sensitive) categories of data in the sense of this law?")
def special_data(case: Case) -> Outcome:
    categories = case.regime.special_categories if case.regime else ()
    terms = narrower([term for category in categories for term in category.terms])
    found = (*case.found("data[special=yes]", "data[].items[special=yes]"), *listed(case, terms))
    if found:
        return True, tuple(dict.fromkeys(found)), ()
    denied = case.found("data[special=no]")
    if denied and len(denied) == len(case.found("data[]")) and not case.found("collection.open=yes"):
        return False, denied, ()
    return None, (), ("data[].special",)


# said without limits: not only of storing, of knowing, of one service, or for some people
_DENIED = "not-collected[stored=none][knowingly=none][service=none][when=none].items"


def _by_term(question: str, name: str, term: str, hidden_in: Sequence[str] = ()) -> None:
    """*hidden_in*: data that may hold such data without being called so, and of which a list therefore denies nothing."""

    def judge(case: Case) -> Outcome:
        found = listed(case, narrower([term]))
        if found:
            return True, found, ()
        whole = () if listed(case, narrower(hidden_in)) else _whole_list(case)
        no = case.found(f"{_DENIED}={term}") or whole
        return (False, no, ()) if no else (None, (), ("not-collected[].items",))

    add(name, question, judge)


_by_term("Does it process data about criminal convictions or offences?", "criminal-data", "criminal-records", ["content-data"])
_by_term("Does it run cameras in public places?", "camera-data", "cctv-footage")
by_facts("Does it host what users publish, or give them access to the internet?", "hosted-content-logs")


# -- bases ----------------------------------------------------------------------------------------------------------------


def _whole_bases(case: Case) -> tuple[Fact, ...]:
    """The legal bases: where they are listed, or where every purpose says its own."""
    told, linked = case.found("bases[]"), case.found("purposes[].bases")
    every = len(linked) == len(case.found("purposes[]")) and not case.found("purposes-open=yes")
    return told or (linked if every else ())


def _basis(*ids: str) -> tuple[str, ...]:
    names = "/".join(ids)
    return (f"bases[basis={names}]", f"purposes[bases={names}]")


def _by_basis(question: str, name: str, *yes: str) -> None:
    def judge(case: Case) -> Outcome:
        found = case.found(*yes)
        if found:
            return True, found, ()
        whole = _whole_bases(case)
        return (False, whole, ()) if whole else (None, (), ("bases",))

    add(name, question, judge)


_by_basis(
    "Does any processing rest on consent?",
    "consent-is-a-basis",
    *_basis("consent", "explicit-consent"),
    "purposes[when.condition=consent/explicit-consent]",
    "marketing.consent=yes",
    "data[condition=consent/explicit-consent]",
    "acceptance.consent-to",
    "acceptance.submission-agrees-to",
)
_by_basis(
    "Does any processing rest on legitimate interests?",
    "legitimate-interests-are-a-basis",
    *_basis("legitimate-interests"),
)
_by_basis(
    "Does any processing rest on a recognised legitimate interest?",
    "recognised-interests-are-a-basis",
    *_basis("recognised-legitimate-interests"),
)
by_facts(
    "Does any processing rest on legitimate interests or a public task, or serve direct marketing?",
    "objection-can-be-made",
    yes=(*_basis("legitimate-interests", "public-task"), "marketing.sent=yes", "marketing.messages"),
    rests_on=("bases", "marketing.sent"),
)
by_facts(
    "Is consent asked for in a text that covers other matters too?",
    "consent-beside-other-matters",
    yes=("acceptance.consent-to", "acceptance.submission-agrees-to"),
    rests_on=("acceptance",),
)
