"""What the rules about contradictions are asked about, and how one is said: two places, their values, and the way out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from klausa.check.duties import citation
from klausa.check.findings import Finding, Level
from klausa.errors import Location
from klausa.facts import UNDECLARED, Fact, Facts, children, spoken
from klausa.law import load_regimes
from klausa.load import Company
from klausa.model import Part
from klausa.model.parts import Text
from klausa.render import Rendered

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One policy, its finished text, and the day it is looked at."""

    company: Company
    facts: Facts
    rendered: Mapping[str, Rendered]
    day: datetime.date

    def found(self, *patterns: str) -> tuple[Fact, ...]:
        """The declared facts that any of the patterns means."""
        return self.facts.any(patterns)

    def first(self, *patterns: str) -> tuple[Fact, ...]:
        """The first of them, as a tuple: none or one."""
        return self.found(*patterns)[:1]

    def law(self, id_: str) -> tuple[Fact, ...]:
        """Where the policy names a law, as a tuple: none or one."""
        return self.first(f"regimes[id={id_}].id")

    def cite(self, *codes: str) -> str:
        """The provisions behind a finding, by the codes of requirements (`gdpr/retention`), of the laws that the policy names."""
        return "; ".join(self.provisions(*codes))

    def provisions(self, *codes: str) -> list[str]:
        """The same, one by one."""
        named = {str(fact.value) for fact in self.found("regimes[].id")}
        found = []
        for code in codes:
            law, _, requirement = code.partition("/")
            if law in named:
                rules = load_regimes()[law]
                found += [citation(rules, entry) for entry in rules.requirements if entry.id == requirement]
        return found

    def own_words(self) -> str:
        """The company's own clauses as they read, in every language."""
        return "\n".join(clause.text for document in self.rendered.values() for clause in document.clauses if clause.own)

    def place(self, fact: Fact) -> Location:
        """Where a fact stands: a single value at itself, a part or a list at its key."""
        return (
            self.company.where_key(fact.loc) if isinstance(fact.value, Part | tuple | Mapping) else self.company.where(fact.loc)
        )

    def clash(
        self,
        name: str,
        at: Fact,
        others: Sequence[Fact],
        remedy: str,
        *,
        why: str,
        message: str = "",
        level: Level = "warning",
        citation: str = "",
        snippet: str = "",
        words: str = "",
    ) -> Finding:
        """A finding at the statement that one would rather change: as a rule the wider one, which says "no" or "all"."""
        return Finding(
            self.place(at),
            level,
            f"contradiction/{name}",
            message or f"{said(at)}, but {listed(map(said, others))}",
            remedy,
            citation=citation,
            why=why,
            snippet=snippet,
            related=tuple((self.place(other), words or said(other)) for other in others),
        )


def inside(fact: Fact, *keys: str) -> Iterator[Fact]:
    """The declared facts under some keys of a part: of a list or a map each entry, else the value itself."""
    for wanted in keys:
        for name, key, value in children(fact.value):
            if name != wanted or value in UNDECLARED:
                continue
            found = Fact(f"{fact.path}.{name}" if fact.path else name, (*fact.loc, key), value)
            yield from entries(found) if isinstance(value, tuple | Mapping) else (found,)


def entries(fact: Fact) -> Iterator[Fact]:
    """The entries of a list or a map."""
    for name, key, value in children(fact.value):
        yield Fact(f"{fact.path}.{name}", (*fact.loc, key), value)


def spoken_at(fact: Fact, key: str) -> set[str]:
    """What a part says under a key, each member of a list by itself."""
    return set().union(*(spoken(inner.value) for inner in inside(fact, key)))


def part(fact: Fact, kind: type[T]) -> T:
    """The value of a fact that is known to be such a part."""
    assert isinstance(fact.value, kind)
    return fact.value


def last(fact: Fact) -> str:
    """The id of an entry: the last step of its path."""
    return fact.path.rpartition(".")[2]


def said(fact: Fact) -> str:
    """A fact with its value, in words: "`sale.sold` is no", "`bases` names consent"; what has no short value "is told"."""
    head, _, key = fact.path.rpartition(".")
    members = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    if any(isinstance(member, Part | Text | Mapping) for member in members):
        return f"`{fact.path}` is told"
    value = ", ".join(map(str, members))
    # an entry is called by its value: `bases.consent.basis`, `cookies.classes.ads.shared-with.advertisers`
    entry = head if head.rpartition(".")[2] == value else fact.path if key == value else ""
    return f"`{entry.rpartition('.')[0]}` names {value}" if "." in entry else f"`{fact.path}` is {value}"


def listed(words: Iterator[str] | Sequence[str]) -> str:
    """Words as a list in English: "a, b and c"."""
    found = list(words)
    return found[0] if len(found) == 1 else ", ".join(found[:-1]) + " and " + found[-1] if found else ""
