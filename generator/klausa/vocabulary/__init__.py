"""Terms: id, English label, definition, broader term, DPV IRI; knows neither companies nor law. One YAML file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent
PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "tech": "https://w3id.org/dpv/tech#",
    "ai": "https://w3id.org/dpv/ai#",
    "risk": "https://w3id.org/dpv/risk#",
    "loc": "https://w3id.org/dpv/loc#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
}


@dataclass(frozen=True)
class Entry:
    """One term. Its label in another language stands in that language's catalog, under the context `<kind>/<id>`."""

    kind: str
    id: str
    label: str
    definition: str
    broader: str | None = None
    replaced_by: str | None = None
    dpv: str | None = None
    members: tuple[str, ...] = ()

    @property
    def iri(self) -> str | None:
        """The full DPV IRI, where the term has one."""
        if self.dpv is None:
            return None
        prefix, name = self.dpv.split(":", 1)
        return PREFIXES[prefix] + name


@cache
def load_vocabulary() -> Mapping[str, Mapping[str, Entry]]:
    """All terms by kind and id."""
    kinds: dict[str, Mapping[str, Entry]] = {}
    for file in sorted(HERE.glob("*.yml")):
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        kinds[file.stem] = {
            id_: Entry(
                file.stem,
                id_,
                term["label"],
                term["definition"],
                term.get("broader"),
                term.get("replaced-by"),
                term.get("dpv"),
                tuple(term.get("members", ())),
            )
            for id_, term in raw.items()
        }
    return kinds


@cache
def countries_of(place: str) -> frozenset[str]:
    """The country codes (ISO 3166, with the subdivision where the place is one) that a country or region consists of; none where unknown."""
    if place[:2].isupper():
        return frozenset({place})
    region = load_vocabulary()["places"].get(place)
    return frozenset().union(*(countries_of(member) for member in region.members)) if region else frozenset()


def overlap(one: str, other: str) -> bool:
    """Whether two places have people in common; a region whose countries nobody has listed may hold anyone."""
    first, second = countries_of(one), countries_of(other)
    if not first or not second:
        return True
    return any(a == b or a.startswith(f"{b}-") or b.startswith(f"{a}-") for a in first for b in second)
