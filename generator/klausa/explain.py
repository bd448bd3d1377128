"""Where each clause's facts, words and duties come from, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.pipeline import Told
from klausa.render import RenderedClause


def explain(told: Told, language: str, clause_id: str | None = None) -> Iterator[str]:
    """Lines for people: each clause's template, what it covers, and under each sentence the facts that it tells with their places."""
    document = told.rendered[language]
    for clause in document.clauses:
        if clause_id is not None and clause.id != clause_id:
            continue
        yield f"{clause.number}. {clause.heading}  [{clause.id}]"
        yield f"   words: {'the policy file, `clauses:`' if clause.own else f'templates/{clause.template}'}"
        if clause.covers:
            yield f"   covers: {', '.join(clause.covers)}"
        for sentence, paths in _sentences(clause):
            yield ""
            yield f"   {sentence}"
            for path in paths:
                fact = document.facts[path]
                yield f"     {path} = {fact.value}   {fact.location}"
        yield ""


def _sentences(clause: RenderedClause) -> Iterator[tuple[str, list[str]]]:
    position = 0
    for line in clause.text.splitlines(keepends=True):
        end = position + len(line)
        paths = sorted({span.path for span in clause.spans if position <= span.start < end})
        if line.strip():
            yield line.strip(), paths
        position = end
