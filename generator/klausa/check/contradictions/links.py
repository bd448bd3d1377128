"""What stands alone in a file that links everything else of its kind: perhaps forgotten, perhaps no longer true.

Links are optional and may be partial, so that nothing is said unless the file links nearly all of its entries of the kind, claims
its lists to be whole as far as it says anything, and names several of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from klausa.check.contradictions.case import Case, inside, last
from klausa.check.contradictions.limits import only_by_law
from klausa.check.findings import Finding
from klausa.facts import Fact, children
from klausa.model.parts import Ref

FEWEST = 4
NEARLY_ALL = 0.75
SINGULAR = {"data": "data", "purposes": "purpose", "recipients": "recipient"}


def unlinked_data(case: Case) -> Iterator[Finding]:
    """A category of data that no other fact names, where nearly every purpose names its data, and nearly all data is named."""
    purposes = case.found("purposes[]")
    if case.found("purposes-open=yes") or not _nearly_all(purposes, lambda entry: any(inside(entry, "data"))):
        return
    referred = _referred(case, "data")

    def linked(entry: Fact) -> bool:
        return last(entry) in referred or any(inside(entry, "purposes", "processed-by"))

    yield from _alone(
        case,
        "data",
        linked,
        case.found("data[]"),
        "name it where it is used or shared, or take it out",
        "Data that serves nothing may not be collected.",
        case.cite("gdpr/purposes", "uk-gdpr/purposes", "kvkk/purposes", "uu-pdp/purposes"),
    )


def unlinked_purpose(case: Case) -> Iterator[Finding]:
    """A purpose with neither data nor basis, where nearly every other one has them."""
    if case.found("purposes-open=yes"):
        return
    links = (
        "data[].purposes[]",
        "recipients[].purposes[]",
        "bases[].examples[]",
        "retention[].reason[]",
        "services[].purposes[]",
    )
    elsewhere = {str(fact.value) for fact in case.found(*links)}

    def linked(entry: Fact) -> bool:
        parts = {str(fact.value) for fact in inside(entry, "purpose", "including")}
        return bool(parts & elsewhere) or any(inside(entry, "data", "bases", "interest", "via"))

    yield from _alone(
        case,
        "purposes",
        linked,
        case.found("purposes[]"),
        "name the data that it uses, or its basis",
        "People see what every other purpose needs, and wonder what this one takes.",
        case.cite("kvkk/purposes-specific"),
    )


def unlinked_recipient(case: Case) -> Iterator[Finding]:
    """A recipient of whom neither data nor purpose is told, where nearly every other one has them."""
    if case.found("recipients-open=yes"):
        return
    referred = _referred(case, "recipients")

    def linked(entry: Fact) -> bool:
        return last(entry) in referred or any(
            inside(entry, "data", "purposes", "service", "contracts", "authorised-by-user", "bases")
        )

    yield from _alone(
        case,
        "recipients",
        linked,
        [entry for entry in case.found("recipients[]") if not only_by_law(entry)],
        "say why it receives data, or which",
        "People see why every other recipient has their data, and wonder about this one.",
        case.cite("kvkk/recipients-and-transfer-purpose"),
    )


def _alone(
    case: Case, section: str, linked: Callable[[Fact], bool], entries: Sequence[Fact], remedy: str, why: str, citation: str
) -> Iterator[Finding]:
    """A note for each of the few entries that stand alone beside many that do not; the first of those is shown as an example."""
    if not _nearly_all(entries, linked):
        return
    joined = [entry for entry in entries if linked(entry)]
    for entry in entries:
        if not linked(entry):
            yield case.clash(
                f"unlinked-{SINGULAR[section]}",
                entry,
                joined[:1],
                remedy,
                message=f"`{entry.path}` is linked to nothing, while {len(joined)} of the {len(entries)} entries of `{section}` are",
                level="note",
                why=why,
                citation=citation,
                words="this one is linked",
            )


def _nearly_all(entries: Sequence[Fact], linked: Callable[[Fact], bool]) -> bool:
    joined = sum(linked(entry) for entry in entries)
    return joined >= FEWEST and joined >= NEARLY_ALL * len(entries)


def _referred(case: Case, section: str) -> set[str]:
    """The ids of one section that other facts refer to."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, Ref):
            if value.section == section:
                yield value.id
            return
        for _, _, child in children(value):
            yield from walk(child)

    return set(walk(case.facts.policy))
