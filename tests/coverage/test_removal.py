"""Take one fact out of the policy that tells everything: what rests on it turns missing, and nothing else does."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

from klausa.compose import compose
from klausa.coverage import Verdict, coverage
from klausa.errors import Unreadable
from klausa.facts import leaves
from klausa.load import Company, known_to, load
from klausa.model import Policy
from klausa.render import render
from klausa.source import Path_
from tests.tree import ROOT, english

DAY = datetime.date(2026, 11, 22)
PARTS = 8  # of the facts, so that several processes share the work


@cache
def contoh() -> Company:
    company = load(ROOT / "policies/contoh", ROOT)
    # the whole law, on what a policy in one language tells: languages agree by the parity check
    return replace(company, policy=company.policy.model_copy(update={"languages": ("en",)}))


def raw() -> dict[str, Any]:
    """The policy as plain data, shared facts taken in."""
    company = contoh()
    data = {**{top: source.data[top] for top, source in company.shared.items()}, **company.source.data}
    return copy.deepcopy(data)


def verdicts(company: Company) -> Mapping[str, Verdict]:
    words = english()
    document = render(company, compose(company, words.clauses), words.messages["en"], words.environments["en"])
    return {verdict.code: verdict for verdict in coverage(company, {"en": document}, DAY)}


@cache
def whole() -> Mapping[str, Verdict]:
    return verdicts(contoh())


@cache
def facts() -> tuple[tuple[str, Path_], ...]:
    return tuple(leaves(contoh().policy))


def without(path: Path_) -> Company | None:
    """The policy without one fact, and without whatever cannot stand any more; nothing where that is the whole file."""
    data = raw()
    drop(data, path)
    for _ in range(20):
        try:
            policy = Policy.model_validate(data, context=known_to(data))
        except ValidationError as error:
            places = {_place(detail) for detail in error.errors(include_url=False)}
            # the last entries of lists first, so that the places of the others stay
            for place in sorted(places, key=repr, reverse=True):
                drop(data, place)
            continue
        return replace(contoh(), policy=policy.model_copy(update={"languages": ("en",)}))
    return None


def _place(detail: Any) -> Path_:
    loc = detail["loc"]
    # of a part that lacks something, the part; of a value that does not fit any more, the value
    return loc[:-1] if detail["type"] == "missing" else loc


def drop(data: Any, path: Path_) -> None:
    """Takes out what stands at a place, and what is left empty around it."""
    current, trail = data, []
    for step in path:
        if not isinstance(current, dict | list) or (isinstance(current, dict) and step not in current):
            break
        if isinstance(current, list) and (not isinstance(step, int) or step >= len(current)):
            break
        trail.append((current, step))
        current = current[step]
    for container, step in reversed(trail):
        del container[step]
        if container:
            break


def answers(verdict: Verdict) -> Iterator[tuple[str, set[str]]]:
    """Each line of a requirement with the paths of the facts that answer it."""
    for need in verdict.needs:
        yield need.line, {fact.path for fact in need.facts}


@pytest.mark.parametrize("part", range(PARTS))
def test_what_rests_on_a_fact_turns_missing_without_it(part: int) -> None:
    """Over all facts: a requirement turns missing exactly where a line of it is answered by nothing that is left."""
    wrong: list[str] = []
    tried = 0
    for path, loc in facts()[part::PARTS]:
        company = without(loc)
        if company is None:
            continue
        try:
            after = verdicts(company)
        except Unreadable:  # an own clause that tells the fact by its path
            continue
        tried += 1
        for code, verdict in whole().items():
            now = after.get(code)
            if verdict.status == "told" and now is not None and now.status == "missing":
                # something that answered a line must be what went
                lost = [line for line, paths in answers(verdict) if line in {need.line for need in now.lacking}]
                gone = {need.line: {fact.path for fact in need.facts} for need in verdict.needs}
                left = {fact.path for fact in now.facts}
                if not now.spoilt and not any(gone[line] - left for line in lost):
                    wrong.append(f"{path}: {code} turned missing and nothing that it rests on went")
            if verdict.status == "told" and now is not None and now.status == "told":
                # nothing sole may have gone unnoticed
                here = {where for where, _ in leaves(company.policy)}
                for line, paths in answers(verdict):
                    held = {where for where in here if any(where == p or where.startswith(f"{p}.") for p in paths)}
                    if paths and not held and not any(need.line == line and need.facts for need in now.needs) and not now.own:
                        wrong.append(f"{path}: {code} is still told, though nothing answers `{line}`")
    assert wrong == []
    assert tried > len(facts()[part::PARTS]) * 0.9, "nearly every fact can be taken out alone"
