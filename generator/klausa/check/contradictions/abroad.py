"""A denial of transfers abroad beside someone abroad who has the data."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.check.contradictions.case import Case, inside, last, part, spoken_at
from klausa.check.contradictions.limits import limits, only_by_law
from klausa.check.contradictions.words import IMPERSONAL
from klausa.check.findings import Finding
from klausa.facts import Fact
from klausa.model.recipients import Transfer
from klausa.vocabulary import overlap


def abroad(case: Case) -> Iterator[Finding]:
    """One finding for each denial, with every place that speaks against it."""
    for entry in case.found("transfers[abroad=no]"):
        (denied,) = inside(entry, "abroad")
        home = _home(case, entry)
        found = [*_transfers(case, entry, home), *_residents(case, entry, home)]
        if found:
            places = list(dict.fromkeys(str(fact.value) for fact in found if _is_place(fact)))
            yield case.clash(
                "abroad",
                denied,
                found,
                "say where data goes and what protects it there, or limit the statement to what stays in the country",
                why="A transfer that the text denies is one that nobody was told of, and for which no safeguard is named.",
                citation=case.cite(
                    "gdpr/third-country-transfer",
                    "uk-gdpr/third-country-transfer",
                    "kvkk/transfer-abroad",
                    "uu-pdp/transfer-abroad",
                ),
                snippet=f"transfers:\n  {last(entry)}:\n    to: [{', '.join(places)}]\n    safeguards: […]\n" if places else "",
            )


def _is_place(fact: Fact) -> bool:
    return fact.path.endswith((".country", ".place")) or ".to." in fact.path


def _home(case: Case, denial: Fact) -> tuple[str, ...]:
    """The countries that data is said not to leave: told with the denial, else the company's own; the EEA counts as one."""
    told = tuple(str(fact.value) for fact in inside(denial, "outside"))
    seats = told or tuple(str(fact.value) for fact in case.found("controller.address.country"))
    return tuple("eea" if place != "eea" and overlap(place, "eea") else place for place in seats)


def _away(fact: Fact, home: tuple[str, ...]) -> bool:
    """Whether a place lies for certain outside; where no home is known, nothing does."""
    return bool(home) and not any(overlap(str(fact.value), place) for place in home)


def _transfers(case: Case, denial: Fact, home: tuple[str, ...]) -> Iterator[Fact]:
    """What other entries, or the rest of this one, tell of transfers."""
    law = part(denial, Transfer).regime
    for entry in case.found("transfers[]"):
        if only_by_law(entry) or (law and part(entry, Transfer).regime != law) or not limits(denial).reaches(limits(entry)):
            continue
        yield from (fact for fact in inside(entry, "to") if not home or _away(fact, home))
        if entry != denial:
            yield from (fact for fact in inside(entry, "abroad", "outside-residence") if str(fact.value) == "yes")
            if part(entry, Transfer).abroad is None:
                yield from inside(entry, "outside", "recipients")


def _residents(case: Case, denial: Fact, home: tuple[str, ...]) -> Iterator[Fact]:
    """Recipients in other countries."""
    if part(denial, Transfer).regime:
        return
    for who in case.found("recipients[]"):
        if not only_by_law(who) and not spoken_at(who, "forms") & IMPERSONAL and limits(denial).reaches(limits(who)):
            yield from (fact for fact in inside(who, "country") if _away(fact, home))
    for integration in case.found("integrations[]"):
        if limits(denial).reaches(limits(integration)):
            processors = inside(integration, "sub-processors")
            yield from (fact for one in processors for fact in inside(one, "place") if _away(fact, home))
    if limits(denial).reaches(limits()):
        for company in case.found("parties.group[receives-data=yes]"):
            yield from (fact for fact in inside(company, "country") if _away(fact, home))
