"""Where each sentence comes from: its facts with file and line, its template, and the provisions that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from klausa.check.duties import citation
from klausa.coverage.index import SUMMARY
from klausa.pipeline import Told
from klausa.render import Fact, Rendered, RenderedClause


@dataclass(frozen=True)
class Sentence:
    """One line of a clause's text: its words, where it ends there, the facts that it tells, and the provisions that these answer."""

    text: str
    end: int
    facts: tuple[Fact, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """One policy in one language, sentence by sentence."""

    told: Told
    language: str

    @property
    def document(self) -> Rendered:
        return self.told.rendered[self.language]

    def sentences(self, clause: RenderedClause) -> tuple[Sentence, ...]:
        """The lines of a clause that say something, in order."""
        return tuple(self._sentences(clause))

    def words(self, clause: RenderedClause) -> str:
        """The file that a clause's words stand in."""
        return "the policy file, `clauses:`" if clause.own else f"templates/{clause.template}"

    def _sentences(self, clause: RenderedClause) -> Iterator[Sentence]:
        position = 0
        for line in clause.text.splitlines(keepends=True):
            end = position + len(line)
            paths = sorted({span.path for span in clause.spans if position <= span.start < end})
            if line.strip() and not line.startswith("| --"):
                # a summary points to what answers a law; it answers none itself
                provisions = () if clause.id == SUMMARY else self._answered(paths)
                facts = tuple(self.document.facts[path] for path in paths)
                yield Sentence(line.strip(), position + len(line.rstrip()), facts, provisions)
            position = end

    def _answered(self, paths: list[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for path in paths:
            steps = path.split(".")
            for length in range(1, len(steps) + 1):
                found |= dict.fromkeys(self._provisions.get(".".join(steps[:length]), ()))
        return tuple(found)

    @cached_property
    def _provisions(self) -> Mapping[str, tuple[str, ...]]:
        """The provisions that a fact answers, by its path."""
        by_path: dict[str, dict[str, None]] = {}
        for verdict in self.told.verdicts:
            if verdict.status == "told":
                cited = f"{citation(verdict.applied.rules, verdict.requirement)} [{verdict.code}]"
                for fact in verdict.facts:
                    by_path.setdefault(fact.path, {})[cited] = None
                for id_ in verdict.own:
                    by_path.setdefault(f"clauses.{id_}", {})[cited] = None
        return {path: tuple(cited) for path, cited in by_path.items()}


def explain(told: Told, language: str, clause_id: str | None = None) -> Iterator[str]:
    """Lines for people: each clause's template, and under each sentence its facts with their places, and what these answer."""
    explanation = Explanation(told, language)
    for clause in explanation.document.clauses:
        if clause_id is not None and clause.id != clause_id:
            continue
        yield f"{clause.number}. {clause.heading}  [{clause.id}]"
        yield f"   words: {explanation.words(clause)}"
        for sentence in explanation.sentences(clause):
            yield ""
            yield f"   {sentence.text}"
            for fact in sentence.facts:
                yield f"     {fact.path} = {fact.value}   {fact.location}"
            for provision in sentence.provisions:
                yield f"     answers {provision}"
        yield ""
