"""Verdicts → findings: what a law asks and the policy does not tell, or what cannot be decided yet."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterator, Sequence

from klausa import language as lang
from klausa.check.findings import Finding, Level
from klausa.conditions import Decision, conditions
from klausa.coverage import Applied, Verdict
from klausa.errors import Location
from klausa.facts import NEXT, pattern
from klausa.law import Duty, Regime, Requirement
from klausa.load import Company

ANSWER = "or answer it in review.yml"
MOST = 5


def duties(company: Company, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """A finding for each requirement that is missing or undecidable."""
    for verdict in verdicts:
        if verdict.status == "missing":
            yield _missing(company, verdict)
        elif verdict.status == "undecidable":
            yield _undecidable(company, verdict)


def citation(rules: object, entry: Duty) -> str:
    """A provision as lawyers cite it, with the law's short name; how sure the law data is, where that is not high."""
    article = lang.cite(entry.article, "en")
    if article.startswith("none"):
        whole = f"no provision{article.removeprefix('none')}"
    elif isinstance(rules, Regime) and article.startswith(("Art.", "§")):
        whole = f"{rules.short_name} {article}"
    else:
        # it names its own source: "DPA 2018 s. 164A", "Law 6563 Art. 6"
        whole = article
    return whole if entry.trusted else f"{whole}, law data of {entry.confidence} confidence"


def level(applied: Applied, requirement: Requirement) -> Level:
    """An error only where the file demands coverage; a note where the law data is not sure, or the item is only recommended."""
    if not requirement.trusted or requirement.duty == "recommended":
        return "note"
    return "error" if applied.require else "warning"


def _missing(company: Company, verdict: Verdict) -> Finding:
    requirement = verdict.requirement
    asked = requirement.asked
    some = [str(fact) for need in verdict.lacking for fact in need.without]
    hidden = [fact for need in verdict.lacking for fact in need.untold]
    undone = ", ".join(map(str, verdict.spoilt))
    lines = [" or ".join(f"`{keys}`" for keys in line) for line in verdict.wanted]
    whole = len(verdict.wanted) > len(verdict.lacking)
    if not lines:
        parts = [f"told, but undone by {undone}: {asked}"]
    elif len(verdict.lacking) < len(verdict.needs):
        lacking = f"{lines[0]}, or else {' and '.join(lines[1:])}" if whole else " and ".join(lines)
        parts = [f"told in part only: {asked}", f"lacking: {lacking}"]
    else:
        parts = [f"{'told for some only' if some else 'not told'}: {asked}"]
    if some:
        parts.append(f"not for {', '.join(some[:MOST])}" + (f" and {len(some) - MOST} more" if len(some) > MOST else ""))
    if hidden:
        parts.append("declared but told by no clause: " + ", ".join(map(str, hidden)))
    if lines and undone:
        parts.append(f"undone by {undone}")
    related = tuple((company.where(fact.loc), f"{fact} undoes it") for fact in verdict.spoilt)
    remedy = f"write what is shown below, fitted to your case, {ANSWER}"
    if verdict.spoilt and not verdict.lacking:
        remedy = f"mend what undoes it, {ANSWER}"
    return Finding(
        _place(company, verdict),
        level(verdict.applied, requirement),
        verdict.code,
        "; ".join(parts),
        remedy,
        citation=citation(verdict.applied.rules, requirement),
        why=requirement.why,
        snippet=snippet(requirement) if verdict.lacking else "",
        related=related,
    )


def snippet(requirement: Requirement) -> str:
    """What to write, file by file: keys under `next:` belong to the coming release."""
    key = re.search(rf"^{NEXT}:[ \t]*(#.*)?\n", requirement.write, re.MULTILINE)
    if not key:
        return requirement.write
    lines = requirement.write[key.end() :].splitlines(keepends=True)
    inside = list(itertools.takewhile(lambda line: line[:1] in " \n", lines))
    rest = requirement.write[: key.start()] + "".join(lines[len(inside) :])
    return rest + ("\n" if rest else "") + "# next.yml\n" + textwrap.dedent("".join(inside))


def _undecidable(company: Company, verdict: Verdict) -> Finding:
    requirement, asked = verdict.requirement, verdict.undecided
    questions = " ".join(conditions()[decision.condition].question for decision in asked)
    keys = [f"`{key}`" for decision in asked for key in decision.rests_on]
    rests = f" (the policy would say so under {', '.join(dict.fromkeys(keys))})" if keys else ""
    return Finding(
        _place(company, verdict),
        "note",
        verdict.code,
        f"cannot tell whether this is asked: {requirement.asks.rstrip('.')}. {questions}{rests}",
        "declare what decides it, or judge it in review.yml" if keys else "judge it in review.yml",
        citation=citation(verdict.applied.rules, requirement),
        why=requirement.why,
        snippet=_judgement(asked),
    )


def _judgement(asked: Sequence[Decision]) -> str:
    lines = "".join(f"  {decision.condition}: {{holds: no, reason: …, by: …}}\n" for decision in asked)
    return f"# review.yml\ncircumstances:\n{lines}"


def _place(company: Company, verdict: Verdict) -> Location:
    """Where one would write it: the section that is there already, else where the policy names the law."""
    lines = [need.line for need in verdict.lacking] or [need.line for need in verdict.needs]
    for line in lines:
        for part in line.split(" | "):
            steps = pattern(part).steps
            found = company.facts.find(steps[0].key) if steps[0].key != NEXT else ()
            if found:
                return company.where_key(found[0].loc)
    return company.where(verdict.applied.place)
