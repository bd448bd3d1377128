"""How terms of the vocabulary are related, and what some of them mean together."""

from __future__ import annotations

from collections.abc import Iterable

from klausa.vocabulary import load_vocabulary

# data in these forms tells nothing about a person
IMPERSONAL = frozenset({"aggregated", "anonymised", "aggregated-and-anonymised", "non-personal", "non-identifying"})
ON_BEHALF = frozenset({"processor", "sub-processor", "service-provider"})


def narrower(kind: str, terms: Iterable[str]) -> frozenset[str]:
    """Terms of one kind, and everything that is a case of them."""
    known, found = load_vocabulary()[kind], set(terms)
    while more := {id_ for id_, term in known.items() if term.broader in found} - found:
        found |= more
    return frozenset(found)


def kin(kind: str, one: str, other: str) -> bool:
    """Whether two terms are the same, or one is a case of the other."""
    return one in narrower(kind, [other]) or other in narrower(kind, [one])
