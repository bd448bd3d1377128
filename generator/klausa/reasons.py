"""Why a verdict is what it is, in words for people: facts with their lines, questions that nobody has answered, what would answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klausa.check.answers import said
from klausa.conditions import conditions
from klausa.coverage import Verdict
from klausa.facts import Fact
from klausa.load import Company


def because(company: Company, verdict: Verdict) -> Iterator[str]:
    """What a verdict rests on, line by line."""
    match verdict.status:
        case "told":
            clauses = next(iter(verdict.clauses.values()), ())
            yield f"in {', '.join(clauses)}: {_facts(company, verdict.facts)}" if verdict.facts else f"in {', '.join(clauses)}"
        case "answered" if verdict.answer:
            yield f"answered: {said(verdict.answer)}"
        case "not applicable":
            for decision in verdict.failed:
                question = conditions()[decision.condition].question
                yield f"{question} No: {decision.judged or _facts(company, decision.facts) or 'the policy tells nothing of it'}"
        case "undecidable":
            for decision in verdict.undecided:
                keys = ", ".join(f"`{key}`" for key in decision.rests_on)
                under = f" The policy would say so under {keys}." if keys else ""
                yield f"{conditions()[decision.condition].question}{under} (`{decision.condition}`)"
        case _:
            yield from wanted(verdict)
            without = [str(fact) for need in verdict.lacking for fact in need.without]
            if without:
                yield f"told for some, but not for {', '.join(without)}"
            if verdict.spoilt:
                yield f"undone by {_facts(company, verdict.spoilt)}"
            if verdict.requirement.note:
                yield f"note: {verdict.requirement.note}"
            for decision in verdict.decisions:
                ground = decision.judged or _facts(company, decision.facts)
                yield f"asked because: {conditions()[decision.condition].question} Yes{f': {ground}' if ground else ''}"


def wanted(verdict: Verdict) -> Iterator[str]:
    """What would answer a requirement, one thing a line; where one fact would answer all of it, that one first."""
    lines = [" or ".join(f"`{keys}`" for keys in line) for line in verdict.wanted]
    whole = len(verdict.wanted) > len(verdict.lacking)
    for number, line in enumerate(lines):
        yield (
            f"nothing that answers it under {line}"
            if number == 0
            else f"{'or else' if whole and number == 1 else 'and'} under {line}"
        )


def _facts(company: Company, facts: Sequence[Fact], most: int = 4) -> str:
    named = [f"`{fact.path}` ({_where(company, fact)})" for fact in facts[:most]]
    return ", ".join(named) + (f" and {len(facts) - most} more" if len(facts) > most else "")


def _where(company: Company, fact: Fact) -> str:
    place = company.where(fact.loc)
    return f"line {place.line}" if place.file == company.source.file else str(place)
