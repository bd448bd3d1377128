"""The parity certificate: clause by clause, what each language's finished text says in figures, names and denials, compared piece by piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from klausa.language.habits import Habits
from klausa.prose.names import Names
from klausa.prose.reading import KINDS, Reading, reading
from klausa.prose.units import Unit, units

KINDS_OF_FACTS = ("values", "statements", "polarity", "force", "conditions")
COMPARED = ("names", "addresses", "dates", "figures", "denials", "permissions", "minimums")
# read from words whose forms each language has in its own way: a difference is a doubt, where figures and names leave none
DOUBTFUL = frozenset({"denials", "permissions", "minimums"})

# as people call what is counted: first what the facts tell, then what is read again from the finished text
LABELS = {
    **{kind: kind for kind in KINDS_OF_FACTS},
    "names": "names",
    "addresses": "addresses",
    "dates": "dates",
    "figures": "figures",
    "denials": "negations",
    "permissions": "“may” and “can”",
    "minimums": "“at least”",
    "pieces": "sentences and items",
}


@dataclass(frozen=True)
class Difference:
    """Languages that disagree about one piece of a clause (or about the clause as a whole, where its pieces cannot be paired)."""

    clause: str
    kind: str
    """one of COMPARED, or `pieces` where one language has more of them"""
    said: Mapping[str, tuple[str, ...]]
    """What each language says and the others do not; for `pieces` their number."""
    odd: str
    """The language that stands alone, or the last one where none does."""
    text: Mapping[str, str]
    """The piece in each language; empty for the clause as a whole."""


@dataclass(frozen=True)
class Row:
    """One clause: what is read in each language, and where they differ; and, from the facts, what it tells there."""

    clause: str
    readings: Mapping[str, Reading]
    pieces: Mapping[str, int]
    """How many sentences, items, rows and headings."""
    differences: tuple[Difference, ...]
    facts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Language → one of KINDS_OF_FACTS → paths."""

    def counts(self, language: str) -> dict[str, int]:
        """How many of each of LABELS; a name counts once, for how often it is said is a matter of style, and so does "may"."""
        facts, read = self.facts.get(language, {}), self.readings[language]
        told = {kind: len(facts.get(kind, ())) for kind in KINDS_OF_FACTS}
        names = {kind: len(set(getattr(read, kind))) for kind in ("names", "addresses")}
        figures = {"dates": len(read.dates), "figures": len(read.figures), "denials": len(read.denials)}
        return {
            **told,
            **names,
            **figures,
            "permissions": len(read.permissions),
            "minimums": len(read.minimums),
            "pieces": self.pieces[language],
        }


@dataclass(frozen=True)
class Certificate:
    """What a policy says in figures, names and denials, in all its languages."""

    rows: tuple[Row, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(difference for row in self.rows for difference in row.differences)

    def total(self, kind: str) -> int:
        """How many of one of LABELS there are in the first language."""
        return sum(row.counts(next(iter(row.readings)))[kind] for row in self.rows)


NOT_READ = Certificate()


def certify(
    clauses: Mapping[str, Mapping[str, str]], habits: Mapping[str, Habits], names: Names, apart: Sequence[str] = ()
) -> Certificate:
    """Reads each clause (id → language → Markdown, heading included) in every language and compares.

    Pieces are compared one by one; a clause in *apart* has a structure of its own in some language and is compared as a whole.
    """
    return Certificate(tuple(_row(id_, texts, habits, names, id_ in apart) for id_, texts in clauses.items()))


def _row(id_: str, texts: Mapping[str, str], habits: Mapping[str, Habits], names: Names, apart: bool) -> Row:
    pieces = {language: units(text) for language, text in texts.items()}
    read = {
        language: [reading(unit.text, language, habits[language], names) for unit in found] for language, found in pieces.items()
    }
    whole = {language: _sum(found) for language, found in read.items()}
    differences: list[Difference] = []
    counts = {language: len(found) for language, found in pieces.items()}
    if len(set(counts.values())) == 1:
        for index in range(next(iter(counts.values()), 0)):
            at = {language: found[index] for language, found in pieces.items()}
            words = {language: unit.text for language, unit in at.items()}
            for texts_ in _columns(at):
                said = {language: reading(text, language, habits[language], names) for language, text in texts_.items()}
                differences += _compared(id_, said, words, habits)
    else:
        if not apart:
            differences.append(_uneven(id_, pieces))
        differences += _compared(id_, whole, {}, habits)
    return Row(id_, whole, counts, tuple(differences))


def _columns(at: Mapping[str, Unit]) -> Iterator[Mapping[str, str]]:
    """A piece in each language; a row cell by cell, so that no two of its figures can change places."""
    cells = {language: unit.text.split("|") if unit.kind == "row" else [unit.text] for language, unit in at.items()}
    if len({len(found) for found in cells.values()}) > 1:
        yield {language: unit.text for language, unit in at.items()}
    else:
        for column in zip(*cells.values(), strict=True):
            yield dict(zip(at, column, strict=True))


def _sum(read: Sequence[Reading]) -> Reading:
    return Reading(**{kind: tuple(sorted(value for one in read for value in getattr(one, kind))) for kind in KINDS})


def _compared(
    clause: str, read: Mapping[str, Reading], words: Mapping[str, str], habits: Mapping[str, Habits]
) -> Iterator[Difference]:
    for kind in COMPARED:
        values = {language: getattr(found, kind) for language, found in read.items()}
        if kind == "denials":
            values = {language: found for language, found in values.items() if habits[language].denial}
            keys = {language: (str(len(found)),) for language, found in values.items()}
        elif kind in ("permissions", "minimums"):
            values = {language: found for language, found in values.items() if _knows(habits[language], kind)}
            keys = {language: (str(bool(found)),) for language, found in values.items()}
        elif kind == "figures" and not all(habits[language].units for language in values):
            # a language whose units nobody has told reads its periods as bare numbers
            values = keys = {language: tuple(figure.split()[0] for figure in found) for language, found in values.items()}
        elif kind in ("names", "addresses"):
            # how often a name is said is a matter of style
            values = keys = {language: tuple(sorted(set(found))) for language, found in values.items()}
        else:
            keys = values
        if len(set(keys.values())) > 1:
            yield Difference(clause, kind, values if kind in DOUBTFUL else _apart(values), _odd(keys), words)


def _knows(habits: Habits, kind: str) -> bool:
    return bool(habits.permissions if kind == "permissions" else habits.minimums)


def _apart(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What each language says more often than the language that says it least."""
    common = None
    for found in values.values():
        common = Counter(found) if common is None else common & Counter(found)
    return {language: tuple((Counter(found) - (common or Counter())).elements()) for language, found in values.items()}


def _odd(keys: Mapping[str, tuple[str, ...]]) -> str:
    """The language that differs from the most others; the last where it is a tie."""
    counts = Counter(keys.values())
    fewest = min(counts.values())
    return [language for language, key in keys.items() if counts[key] == fewest][-1]


def _uneven(clause: str, pieces: Mapping[str, Sequence[Unit]]) -> Difference:
    counts = {language: (str(len(found)),) for language, found in pieces.items()}
    return Difference(clause, "pieces", counts, _odd(counts), {})
