"""What was read of a policy as rows of short texts, for whoever lays them out: the certificate, how plain it is, its longest sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from klausa.language.habits import Habits
from klausa.prose.certificate import LABELS, Certificate, Row
from klausa.prose.plainness import Long, longest_sentences, plainness

Texts = Mapping[str, Mapping[str, str]]
LONGEST = 10
DIFFERS = " !"


def certificate_rows(certified: Certificate) -> list[list[str]]:
    """A head, and a row a clause: what it tells and what is read in it; one number where all languages agree, else one each."""
    return [["clause", *LABELS.values()], *([row.clause, *_cells(row)] for row in certified.rows)]


def _cells(row: Row) -> list[str]:
    counts = [row.counts(language) for language in row.readings]
    found = [[str(count[kind]) for count in counts] for kind in LABELS]
    return [cell[0] if len(set(cell)) == 1 else " / ".join(cell) + DIFFERS for cell in found]


def plainness_rows(texts: Texts, habits: Mapping[str, Habits]) -> list[list[str]]:
    """A head, a row a clause and one for the whole; a number a language, in the order of *habits*."""
    whole = {language: "\n\n".join(by[language] for by in texts.values() if language in by) for language in habits}
    rows = [["clause", "words", "sentences", "words a sentence", "longest", "reading ease"]]
    for id_, by in [*texts.items(), ("all", whole)]:
        found = [plainness(text, habits[language]) for language, text in by.items()]
        columns = [
            [str(one.words) for one in found],
            [str(one.sentences) for one in found],
            [f"{one.mean:.1f}" for one in found],
            [str(one.longest) for one in found],
            ["–" if one.ease is None else f"{one.ease:.0f}" for one in found],
        ]
        rows.append([id_, *(" / ".join(column) for column in columns)])
    return rows


def sources_of_ease(texts: Texts, habits: Mapping[str, Habits]) -> list[str]:
    """Whose formula the reading ease of each language is; none where nobody has published one that we know."""
    found = {
        f"{language}: {one.source}"
        for by in texts.values()
        for language, text in by.items()
        if (one := plainness(text, habits[language])).source
    }
    return sorted(found)


def longest_of(texts: Texts, language: str) -> Sequence[Long]:
    """The ten longest sentences of a policy in one language."""
    return longest_sentences([(id_, by[language]) for id_, by in texts.items() if language in by], LONGEST)
