"""What data is said not to be used for, beside a statement that it is: training of AI models above all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klausa.check.contradictions.case import Case, inside, last, said, spoken_at
from klausa.check.contradictions.limits import Limits, limits, only_by_law
from klausa.check.contradictions.words import kin, narrower
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken
from klausa.model.recipients import Recipient

TRAINING = "train-ai-models"
MARKETING = ("carry-out-marketing", "show-ads")
# purposes so wide that most others are a part of them
WIDE = frozenset(
    {
        "provide-services",
        "operate-services",
        "maintain-services",
        "improve-services",
        "provide-products",
        "perform-contract",
        "fulfil-collection-purpose",
    }
)


@dataclass(frozen=True)
class Use:
    """Data put to a purpose, or denied it: which data (None: not told, or all), within which limits, and whether by others (too)."""

    fact: Fact
    data: frozenset[str] | None
    limits: Limits
    by_others: bool = False


def training(case: Case) -> Iterator[Finding]:
    """Data trains no AI models, and does."""
    found = [*_uses(case, frozenset({TRAINING})), *_training(case, "yes")]
    for denied in _no_training(case):
        against = [use for use in found if _against(denied, use)]
        if against:
            yield case.clash(
                "training",
                denied.fact,
                [use.fact for use in against],
                "say which of the two is right; if only some data trains models, name it",
                why="Whether their words train an AI is what people want to know most, and once it has happened it cannot be undone.",
            )


def not_used(case: Case) -> Iterator[Finding]:
    """Data is not used for a purpose, and is."""
    for entry in case.found("not-used[]"):
        for denied in inside(entry, "purposes"):
            purpose = str(denied.value)
            told = Use(denied, _data(entry), limits(entry), by_others=True)
            found = [use for use in _uses(case, narrower("purposes", [purpose])) if _against(told, use)]
            if found and purpose != TRAINING:
                yield case.clash(
                    "not-used",
                    denied,
                    [use.fact for use in found],
                    "say which of the two is right, or limit the denial to the data, service or people that it is meant for",
                    why="A use that the text denies is one that nobody expects.",
                )


def only_purposes(case: Case) -> Iterator[Finding]:
    """Data is used for some purposes and no other, and another purpose names it."""
    other_kinds = narrower("purposes", [*MARKETING, TRAINING])
    for category in case.found("data[only=yes]"):
        allowed = spoken_at(category, "purposes")
        for purpose in case.found(f"purposes[data={last(category)}]") if allowed else ():
            (name,) = inside(purpose, "purpose")
            apart = not any(kin("purposes", str(name.value), one) for one in allowed | _parts(case, allowed))
            if allowed & WIDE:
                apart = apart and str(name.value) in other_kinds
            if apart and limits(category).reaches(limits(purpose)):
                (only,) = inside(category, "only")
                named = [fact for fact in inside(purpose, "data") if str(fact.value) == last(category)]
                what = ", ".join(sorted(allowed))
                yield case.clash(
                    "only-purposes",
                    only,
                    named,
                    "add the purpose to the data, or take the data out of the purpose",
                    message=f"{said(only)} and `{category.path}.purposes` is {what}, but {said(named[0])}",
                    why="“Only” is a promise that the next page breaks.",
                )


def _parts(case: Case, purposes: set[str]) -> set[str]:
    """What purposes are told to consist of, and what they are told to be a part of."""
    found: set[str] = set()
    for entry in case.found("purposes[]"):
        names, parts = spoken_at(entry, "purpose"), spoken_at(entry, "including")
        found |= (parts if names & purposes else set()) | (names if parts & purposes else set())
    return found


def _no_training(case: Case) -> Iterator[Use]:
    yield from _training(case, "no")
    for entry in case.found(f"not-used[purposes={TRAINING}]"):
        for fact in inside(entry, "purposes"):
            if str(fact.value) == TRAINING:
                yield Use(fact, _data(entry), limits(entry), by_others=True)
    for fact in case.found("ai.inference-only[]"):
        yield Use(fact, frozenset(spoken(fact.value)), Limits(), by_others=True)
    for entry in case.found(f"not-shared[for={TRAINING}]"):
        if not spoken_at(entry, "with") and not spoken_at(entry, "names"):
            for fact in inside(entry, "for"):
                if str(fact.value) == TRAINING:
                    yield Use(fact, _data(entry), limits(entry), by_others=True)


def _training(case: Case, answer: str) -> Iterator[Use]:
    """What is said of training itself; of the company's own models only, it denies nothing to others."""
    for entry in case.found("ai.training"):
        for fact in inside(entry, "answer"):
            if str(fact.value) == answer and not only_by_law(entry):
                yield Use(fact, _data(entry), limits(entry), by_others=spoken_at(entry, "own-models") != {"yes"})


def _against(denied: Use, use: Use) -> bool:
    """Whether a use is of data that is denied it, as far as both are told: one of some data beside a general one is an exception."""
    others = denied.by_others or not use.by_others
    data = denied.data is None or (use.data is not None and bool(denied.data & use.data))
    shared = use.by_others or not denied.fact.path.startswith("not-shared")
    return others and data and shared and denied.limits.reaches(use.limits)


def _uses(case: Case, purposes: frozenset[str]) -> Iterator[Use]:
    """Every statement that data is used for one of these purposes."""
    for entry in case.found("purposes[]", "integrations[]", "recipients[]", "ai.features[]", "bases[]", "data[]"):
        if only_by_law(entry):
            continue
        data = frozenset({last(entry)}) if entry.path.startswith("data.") else _data(entry)
        others = isinstance(entry.value, Recipient)  # of an annex too
        parts = ("including",) if entry.path.startswith("purposes.") else ()
        for fact in inside(entry, "purpose", "purposes", "examples", *parts):
            if spoken(fact.value) & purposes:
                yield Use(fact, data, limits(entry), by_others=others)
        for processor in inside(entry, "sub-processors"):
            for fact in inside(processor, "purposes"):
                if spoken(fact.value) & purposes:
                    yield Use(fact, data, limits(entry), by_others=True)
    if purposes & narrower("purposes", ["send-marketing"]):
        for fact in case.found("marketing.sent=yes"):
            yield Use(fact, None, limits(*case.found("marketing")))


def _data(entry: Fact) -> frozenset[str] | None:
    return frozenset(spoken_at(entry, "data") | spoken_at(entry, "based-on")) or None
