"""The words of a policy for people: the parity certificate, how plain each clause is, and the longest sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klausa.pipeline import Told
from klausa.prose.certificate import COMPARED, LABELS
from klausa.prose.proofreader import Proofreader
from klausa.prose.tables import certificate_rows, longest_of, plainness_rows, sources_of_ease
from klausa.prose.units import texts


def alike(item: Told) -> str:
    """One line on a policy of several languages: what they all say, read again from the finished text."""
    certified = item.certificate
    differing = sum(bool(row.differences) for row in certified.rows)
    counts = ", ".join(f"{certified.total(kind)} {LABELS[kind]}" for kind in COMPARED)
    verdict = "alike" if not differing else f"{differing} of them differ"
    return f"{len(certified.rows)} clauses in {', '.join(item.rendered)}, {verdict}: {counts}"


def words_as_text(item: Told, proofreader: Proofreader) -> str:
    """The certificate, the plainness and the longest sentences of one policy, as tables."""
    return "\n".join([*_certificate(item), "", *_plainness(item, proofreader), "", *_longest(item)]) + "\n"


def _certificate(item: Told) -> Iterator[str]:
    yield f"{item.company.id}: what each clause says in {', '.join(item.rendered)}"
    yield "  up to conditions: facts that it tells; from names on: read again from the finished text"
    yield from _table(certificate_rows(item.certificate))


def _plainness(item: Told, proofreader: Proofreader) -> Iterator[str]:
    habits = {language: proofreader.habits_of(language) for language in item.rendered}
    yield f"{item.company.id}: how plain the text is in {', '.join(habits)}"
    yield from _table(plainness_rows(texts(item.rendered), habits))
    if sources := sources_of_ease(texts(item.rendered), habits):
        yield f"  reading ease (higher is easier): {'; '.join(sources)}"


def _longest(item: Told) -> Iterator[str]:
    for language in item.rendered:
        yield f"{item.company.id}: the longest sentences in {language}"
        for long in longest_of(texts(item.rendered), language):
            yield f"  {long.sentence.words} words, {long.clause}: {long.sentence.text}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
