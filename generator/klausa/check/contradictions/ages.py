"""An age limit, or "we do not knowingly collect data from children", beside data of younger people."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, inside, spoken_at
from klausa.check.contradictions.words import narrower
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken
from klausa.model.parts import When

ADULT = 18
TELLING = ("data[]", "data[].items[]", "people[]", "sources[]", "purposes[]")
GUARDIANS = ("guardian-accepts", "guardian-acknowledges", "guardian-consents")


def minimum_age(case: Case) -> Iterator[Finding]:
    """Nobody below an age may use the services, and something is told for people below it.

    Minors between this age and the age of a guardian are no contradiction; children whose data somebody else gives may be none.
    """
    for limit in case.found("children.minimum-age"):
        age = int(str(limit.value))
        sure = [*_below(case, age), *_guarded(case, age)]
        doubtful = _children(case) if age >= ADULT else []
        if sure or doubtful:
            yield case.clash(
                "minimum-age",
                limit,
                [*sure, *doubtful],
                "lower the age, or take out what is told of younger people"
                if sure
                else "say whose children they are, or lower the age",
                level="warning" if sure else "note",
                why="An age limit that the rest of the text does not keep protects neither children nor the company.",
                citation=case.cite("gdpr/child-consent-age", "uk-gdpr/child-consent-age", "uu-pdp/children"),
            )


def children(case: Case) -> Iterator[Finding]:
    """Children's data is not knowingly collected, and is listed."""
    for denied in case.found("children.knowingly-collected=no"):
        ages = [int(str(fact.value)) for fact in case.found("children.not-directed-under")]
        found = [fact for fact in _children(case) if not _from_others(case, fact)]
        found += [fact for age in ages for fact in _below(case, age)]
        if found:
            yield case.clash(
                "children",
                denied,
                list(dict.fromkeys(found)),
                "take the statement out, or say that this data comes from parents and not from children",
                why="What is listed is collected knowingly, and the law asks more of those who do.",
                citation=case.cite("gdpr/child-consent-age", "uk-gdpr/child-consent-age", "uu-pdp/children"),
            )


def _below(case: Case, age: int) -> Iterator[Fact]:
    """Statements only for people under this age, or a younger one."""
    for fact in case.found(*TELLING):
        when = getattr(fact.value, "when", None)
        # how old people are is found out of those who are too young as well
        if isinstance(when, When) and spoken_at(fact, "purpose") != {"verify-age"}:
            inner = Fact(f"{fact.path}.when", (*fact.loc, "when"), when)
            yield from (one for one in inside(inner, "under-age") if int(str(one.value)) <= age)
            yield from (one for one in inside(inner, "condition") if str(one.value) == "minor" and age >= ADULT)


def _guarded(case: Case, age: int) -> Iterator[Fact]:
    """Parents or guardians who act for people who are too young to use the services at all."""
    for fact in case.found("children.guardian-under"):
        if int(str(fact.value)) <= age and case.found(*(f"children.{key}=yes" for key in GUARDIANS)):
            yield fact


def _children(case: Case) -> list[Fact]:
    """Data that is called children’s, or whose people are children."""
    words = narrower("data", ["childrens-data"])
    found = []
    for category in case.found("data[]"):
        if category.path.removeprefix("data.") in words:
            found.append(category)
        found += [fact for fact in inside(category, "label") if spoken(fact.value) & words]
        found += [
            fact for item in inside(category, "items") for fact in inside(item, "item", "including") if spoken(fact.value) & words
        ]
        found += [fact for fact in inside(category, "groups") if str(fact.value) == "children"]
    return [*found, *case.found("people[group=children].group", "scope.groups[]=children")]


def _from_others(case: Case, fact: Fact) -> bool:
    """Whether data of a category comes from someone other than the person."""
    others = case.found("data[origin=third-party/derived]")
    return any(fact == category or fact.path.startswith(f"{category.path}.") for category in others)
