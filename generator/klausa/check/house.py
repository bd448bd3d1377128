"""House rules: what a policy declares must reach its text, and a policy should be on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from klausa.check.findings import Finding
from klausa.clauses import Clause
from klausa.facts import leaves
from klausa.load import Company
from klausa.render import Rendered
from klausa.source import Path_

SUMMARY = "summary"  # repeats in short what other clauses tell: what stands nowhere else is not told


def untold(company: Company, document: Rendered) -> Iterator[tuple[str, Path_]]:
    """The declared facts that a document tells nowhere, its summary aside. A word of vocabulary is told where its entry is."""
    told = set[str]().union(*(clause.told for clause in document.clauses if clause.own or clause.id != SUMMARY))
    for path, loc in leaves(company.policy):
        if path not in told:
            yield path, loc


def house(company: Company, rendered: Mapping[str, Rendered]) -> Iterator[Finding]:
    """A declared fact that no clause tells is a warning: the reader does not learn it."""
    document = next(iter(rendered.values()), None)
    if document is not None:
        for path, loc in untold(company, document):
            yield Finding(
                company.where(loc),
                "warning",
                "house/untold",
                f"`{path}` is declared but no clause tells it",
                "check what the key needs beside it, or leave it out",
            )
    if not company.history.releases:
        yield Finding(
            company.where(()),
            "note",
            "house/no-release",
            "nothing is on record yet",
            f"once the text is final, freeze it: `klausa release {company.id}`",
        )


def replaced(company: Company, clauses: Sequence[Clause]) -> Iterator[Finding]:
    """An own clause that replaces one of ours must be looked at when ours changes: it may now lack what ours has learnt to say."""
    digests = {clause.id: clause.digest for clause in clauses}
    for index, own in enumerate(company.policy.clauses):
        current = digests.get(own.replaces or "")
        if current is None or own.replaces_digest == current:
            continue
        where = company.where(("clauses", index, "replaces-digest" if own.replaces_digest else "replaces"))
        remedy = f'compare the two, then write `replaces-digest: "{current}"`'
        if own.replaces_digest is None:
            yield Finding(
                where, "note", "house/replaced", f'which "{own.replaces}" this clause replaces is not on record', remedy
            )
        else:
            yield Finding(
                where, "warning", "house/replaced", f'the clause "{own.replaces}" that this one replaces has changed', remedy
            )


def carried(company: Company) -> str:
    """How many declared facts stand in clauses of the company's own words: "carried, not modelled"."""
    paths = [path for path, _ in leaves(company.policy)]
    own = [path for path in paths if path.startswith("clauses.")]
    share = 100 * len(own) / len(paths) if paths else 0
    return f"{len(paths)} facts, {len(own)} of them carried in own clauses ({share:.0f} %)"
