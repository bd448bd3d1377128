"""An end for all data beside ten years for the invoices, and one record with two periods."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from klausa.check.contradictions.case import Case, last, said
from klausa.check.contradictions.lengths import Kept, kept
from klausa.check.contradictions.limits import limits, only_by_law
from klausa.check.contradictions.words import IMPERSONAL
from klausa.check.findings import Finding
from klausa.facts import Fact, spoken

NOBODY = frozenset({"aggregated-data", "anonymised-data", "non-personal-usage-metrics"})
CITED = (
    "gdpr/retention",
    "uk-gdpr/retention",
    "kvkk/retention",
    "uu-pdp/retention-and-destruction",
    "ccpa/retention-per-category",
)


def all_deleted(case: Case) -> Iterator[Finding]:
    """An end for all data, and an entry that goes beyond it without being named as an exception."""
    entries = [kept(entry) for entry in case.found("retention[]")]
    for general in entries:
        if not _for_all(general) or general.upper is None:
            continue
        longer = [other for other in entries if other is not general and _outlives(general, other)]
        if longer:
            names = [*spoken(general.value.except_), *(last(other.entry) for other in longer)]
            yield case.clash(
                "all-deleted",
                general.upper,
                [fact for other in longer for fact in [other.upper if other.lower is None else other.lower] if fact],
                "name what is kept longer as an exception, or say that the law may ask for more",
                why="People who ask for the end of their data are told that nothing is left, while something is.",
                citation=case.cite(*CITED),
                snippet=f"retention:\n  {last(general.entry)}:\n    except: [{', '.join(sorted(set(names)))}]\n",
            )


def two_periods(case: Case) -> Iterator[Finding]:
    """The same record in two entries that nothing tells apart, and two periods for it."""
    for one, other in combinations([kept(entry) for entry in case.found("retention[]")], 2):
        both = _subjects(one) & _subjects(other)
        if both and _alike(one, other) and (facts := _at_odds(one, other)):
            first, second = facts
            what = ", ".join(sorted(both))
            yield case.clash(
                "two-periods",
                second,
                [first],
                "keep one of them, or say what tells them apart (`after`, `when`, `because`)",
                message=f"{said(second)}, but {said(first)}, and both are about {what}",
                why="Nobody can tell which of the two holds.",
                citation=case.cite(*CITED),
            )


def _for_all(entry: Kept) -> bool:
    value = entry.value
    whole = value.all == "yes" or not (value.records or value.data)
    return whole and value.force in (None, "does") and value.longer_if_law != "yes"


def _outlives(general: Kept, other: Kept) -> bool:
    value = other.value
    if (
        last(other.entry) in spoken(general.value.except_)
        or only_by_law(other.entry)
        or spoken(value.forms) & IMPERSONAL
        or (value.records and spoken(value.records) <= NOBODY and not value.data)
        or not limits(general.entry).reaches(limits(other.entry))
    ):
        return False
    assert general.most is not None
    if other.least is not None and other.least[0] > general.most[1]:
        return True
    # "at most" does not outlive an end that comes from another event, unless the law is its reason
    same_clock = general.value.after is None or general.value.after == value.after
    return other.most is not None and other.most[0] > general.most[1] and (same_clock or bool(value.because))


def _subjects(entry: Kept) -> set[str]:
    """What an entry is about: records by term, data by the id of its category (which is a term where it has no label)."""
    return spoken(entry.value.records) | spoken(entry.value.data)


def _alike(one: Kept, other: Kept) -> bool:
    """Whether nothing but the time is different."""
    keys = ("when", "after", "because", "reason", "forms", "while_", "until", "criteria", "force", "as_needed", "longer_if_law")
    linked = last(one.entry) in spoken(other.value.except_) or last(other.entry) in spoken(one.value.except_)
    return not linked and all(getattr(one.value, key) == getattr(other.value, key) for key in keys)


def _at_odds(one: Kept, other: Kept) -> tuple[Fact, Fact] | None:
    """The two periods, where they differ for certain."""
    if one.least and other.most and one.lower and other.upper and one.least[0] > other.most[1]:
        return one.lower, other.upper
    if other.least and one.most and other.lower and one.upper and other.least[0] > one.most[1]:
        return one.upper, other.lower
    if one.least is None and other.least is None and one.most and other.most and one.upper and other.upper:
        apart = one.most[0] > other.most[1] or other.most[0] > one.most[1]
        return (one.upper, other.upper) if apart else None
    return None
