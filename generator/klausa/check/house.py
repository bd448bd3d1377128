"""House rules: what a policy declares must reach its text, and a policy should be on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from klausa.check.findings import Finding
from klausa.clauses import Clause
from klausa.facts import UNDECLARED, children, leaves, spoken
from klausa.load import Company
from klausa.render import Rendered
from klausa.source import Path_

SUMMARY = "summary"  # repeats in short what other clauses tell: what stands nowhere else is not told

WHO = {"names", "unnamed", "including", "open"}  # whom an entry means; two entries may name more than the one they share


def untold(company: Company, document: Rendered) -> Iterator[tuple[str, Path_]]:
    """The declared facts that a document tells nowhere, its summary aside. A word of vocabulary is told where its entry is."""
    told = set[str]().union(*(clause.told for clause in document.clauses if clause.own or clause.id != SUMMARY))
    for path, loc in leaves(company.stated):
        if path not in told:
            yield path, loc


def house(company: Company, rendered: Mapping[str, Rendered]) -> Iterator[Finding]:
    """A declared fact that no clause tells, or that an annex tells otherwise, is a warning; a note, that nothing is on record."""
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
    yield from _twofold(company)
    if not company.history.ours:
        yield Finding(
            company.where(()),
            "note",
            "house/no-release",
            "nothing is on record yet",
            f"once the text is final, freeze it: `klausa release {company.id}`",
        )


def _twofold(company: Company) -> Iterator[Finding]:
    """A recipient that an annex and its policy both name, and of whom they say different things under one key."""
    if company.parent is None:
        return
    for id_, entry in company.policy.recipients.items():
        for other_id, other in company.parent.policy.recipients.items():
            shared = [name for name in entry.names if name in other.names]
            there = {name: value for name, _, value in children(other)}
            for key, _, value in children(entry) if shared else ():
                if key in WHO or value in UNDECLARED or there[key] in UNDECLARED or spoken(value) == spoken(there[key]):
                    continue
                place = company.parent.where(("recipients", other_id, key))
                yield Finding(
                    company.where(("recipients", id_, key)),
                    "warning",
                    "house/annex",
                    f"of {shared[0]}, this annex and the policy {company.parent.id} tell a different `{key}`",
                    "say the same in both, or name the recipient in one of them",
                    why="Readers of both cannot tell which of the two holds.",
                    related=((place, f"what {company.parent.id} says"),),
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
    paths = [path for path, _ in leaves(company.stated)]
    own = [path for path in paths if path.startswith("clauses.")]
    share = 100 * len(own) / len(paths) if paths else 0
    return f"{len(paths)} facts, {len(own)} of them carried in own clauses ({share:.0f} %)"
