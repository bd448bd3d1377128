"""Parity: each clause tells the same facts in every language; a fact that one language leaves out is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klausa.check.findings import Finding
from klausa.errors import Location
from klausa.load import Company
from klausa.render import Rendered, RenderedClause


def parity(company: Company, rendered: Mapping[str, Rendered]) -> Iterator[Finding]:
    """Compares the facts that each language's clauses tell; names clause, fact and the fact's line in the file."""
    if len(rendered) < 2:
        return
    clauses: dict[str, dict[str, RenderedClause]] = {}
    for language, document in rendered.items():
        for clause in document.clauses:
            clauses.setdefault(clause.id, {})[language] = clause
    facts = {path: fact for document in rendered.values() for path, fact in document.facts.items()}
    for id_, versions in clauses.items():
        absent = [language for language in rendered if language not in versions]
        if absent:
            yield Finding(
                company.where(()),
                "error",
                "parity/clause",
                f'the clause "{id_}" is empty in {", ".join(absent)} but not in {", ".join(versions)}',
                "complete the template or the catalog of that language",
            )
            continue
        told = {language: clause.told for language, clause in versions.items()}
        for path in sorted(set().union(*told.values())):
            lacking = [language for language in told if path not in told[language]]
            if lacking:
                having = [language for language in told if path in told[language]]
                yield Finding(
                    facts[path].location if path in facts else Location(company.source.file),
                    "error",
                    "parity/fact",
                    f'the clause "{id_}" tells `{path}` in {", ".join(having)} but not in {", ".join(lacking)}',
                    "look at the message or the clause file of that language: a placeholder is missing",
                )
