"""What is said not to be collected, or not to be shared with someone, beside a statement that it is."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, inside, last, spoken_at
from klausa.check.contradictions.limits import limits, only_by_law
from klausa.check.contradictions.uses import TRAINING
from klausa.check.contradictions.words import ON_BEHALF, narrower
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken

OUTSIDERS = frozenset({"third-party", "independent-controller", "controller", "joint-controller"})


def not_collected(case: Case) -> Iterator[Finding]:
    """Data that is not collected, among the data that is. What is said of storing or of knowing only says less."""
    for entry in case.found("not-collected[]"):
        if spoken_at(entry, "stored") | spoken_at(entry, "knowingly"):
            continue
        for denied in inside(entry, "items"):
            found = list(_collected(case, entry, narrower("data", [str(denied.value)])))
            if found:
                yield case.clash(
                    "not-collected",
                    denied,
                    found,
                    "take it out of one of the two lists, or say what tells the cases apart",
                    why="A denial that the next list refutes makes people doubt every other one.",
                )


def _collected(case: Case, denial: Fact, terms: frozenset[str]) -> Iterator[Fact]:
    for category in case.found("data[]"):
        if only_by_law(category) or spoken_at(category, "origin") == {"derived"}:
            continue
        if limits(denial).reaches(limits(category)):
            labels = list(inside(category, "label"))
            yield from (fact for fact in labels if str(fact.value) in terms)
            yield from [category] if not labels and last(category) in terms else ()
        for item in inside(category, "items"):
            # kept in another form, it is not quite what was denied
            if not spoken_at(item, "forms") and limits(denial).reaches(limits(category, item)):
                yield from (fact for fact in inside(item, "item", "including") if str(fact.value) in terms)


def not_shared(case: Case) -> Iterator[Finding]:
    """Data that is not shared with someone who is told to receive it."""
    for denial in case.found("not-shared[]"):
        for who in case.found("recipients[]"):
            if only_by_law(who) or spoken_at(who, "forms") or not limits(denial).reaches(limits(who)):
                continue
            meant = _meant(denial, who)
            received = _received(case, denial, who)
            purposes = _purposes(denial, who)
            if meant and received and purposes is not None:
                facts = [*dict.fromkeys([*received, *meant, *purposes])]
                place = next(iter([*inside(denial, "data"), *inside(denial, "items"), *inside(denial, "with", "names", "for")]))
                yield case.clash(
                    "not-shared",
                    place,
                    facts,
                    "say which of the two is right, or limit the denial to what it is meant for",
                    why="People give data because they are told who will not get it.",
                )


def _meant(denial: Fact, who: Fact) -> list[Fact]:
    """What in a recipient is among those with whom nothing is shared; where nobody is named, everybody of its own account is."""
    kinds, names = spoken_at(denial, "with"), spoken_at(denial, "names")
    found = [fact for fact in inside(who, "names") if str(fact.value) in names]
    terms = narrower("recipients", kinds - {"third-parties"})
    found += [fact for fact in inside(who, "kind", "including") if str(fact.value) in terms]
    own_account = spoken_at(who, "role") & OUTSIDERS and not _helps(who)
    if own_account and ("third-parties" in kinds or not (kinds or names)):
        found += inside(who, "role")
    elif not (kinds or names) and spoken_at(denial, "for") - {TRAINING} and not _helps(who):
        found += inside(who, "kind")
    return found


def _helps(who: Fact) -> bool:
    """Whether a recipient acts on the company’s behalf."""
    return bool(spoken_at(who, "role") & ON_BEHALF) or spoken_at(who, "on-our-behalf") == {"yes"}


def _received(case: Case, denial: Fact, who: Fact) -> list[Fact]:
    """The data that a recipient is told to receive, and the denial names; of a denial of all data, whatever it receives."""
    data, items = spoken_at(denial, "data"), spoken_at(denial, "items")
    told = [(fact, str(fact.value)) for fact in inside(who, "data")]
    for category in case.found(f"data[processed-by={last(who)}]"):
        told += [(fact, last(category)) for fact in inside(category, "processed-by") if str(fact.value) == last(who)]
    if not (data or items):
        return [fact for fact, _ in told] or [who]
    return [fact for fact, name in told if name in data | items]


def _purposes(denial: Fact, who: Fact) -> list[Fact] | None:
    """The purposes for which it is denied and told; None where they are others."""
    denied = spoken_at(denial, "for")
    if not denied:
        return []
    terms = narrower("purposes", denied)
    return [fact for fact in inside(who, "purposes") if spoken(fact.value) & terms] or None


def special(case: Case) -> Iterator[Finding]:
    """A category that is said to be no special one, with an item that is said to be."""
    for category in case.found("data[special=no]"):
        (denied,) = inside(category, "special")
        found = [fact for item in inside(category, "items") for fact in inside(item, "special") if str(fact.value) == "yes"]
        if found:
            yield case.clash(
                "special-data",
                denied,
                found,
                "say yes for the category, or move the item to another one",
                why="Special-category data may be processed on narrower grounds only.",
                snippet=f"data:\n  {last(category)}:\n    special: yes\n",
            )
