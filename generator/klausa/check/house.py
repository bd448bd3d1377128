"""House rules: what a policy declares must reach its text, and a policy should be on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from klausa.check.findings import Finding
from klausa.clauses import Clause
from klausa.load import Company
from klausa.model import Part, Policy
from klausa.render import Rendered
from klausa.render.views import children
from klausa.source import Path_

# what steers the rendering or stands in the page's frame, and is no statement of the text
SETTINGS = frozenset(
    {"languages", "kind", "publication", "demo", "source", "use", "terms", "regimes", "reading", "title", "name"}
)
SETTING_KEYS = frozenset({"reading", "possessive", "before", "after", "replaces", "replaces-digest", "covers", "heading", "id"})


def leaves(value: object, path: str = "", loc: Path_ = ()) -> Iterator[tuple[str, Path_]]:
    """The paths of all facts that a policy declares, at their most specific, with their places in the file."""
    inner = [child for child in children(value) if child[2] is not None and child[2] != () and child[2] != {}]
    if not isinstance(value, Part | Mapping | tuple):
        yield path, loc
        return
    for step, key, child in inner:
        if (not path and step in SETTINGS) or (
            step in SETTING_KEYS and (isinstance(value, Part) and not isinstance(value, Policy))
        ):
            continue
        yield from leaves(child, f"{path}.{step}" if path else step, (*loc, key))


def untold(company: Company, document: Rendered) -> Iterator[tuple[str, Path_]]:
    """The declared facts that a document tells nowhere. A word of vocabulary is told where its entry is."""
    told = set().union(*(clause.told for clause in document.clauses)) if document.clauses else set()
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
    if not (company.folder / "releases").exists():
        yield Finding(
            company.where(()),
            "note",
            "house/no-release",
            "nothing is on record yet",
            "once the text is final, freeze it with a release",
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
