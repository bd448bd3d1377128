"""Take one fact out of the policy that tells everything: what rests on it turns missing, and nothing else does."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable, Mapping
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


def without(*paths: Path_) -> Company | None:
    """The policy without some facts, and without whatever cannot stand any more; nothing where that is the whole file."""
    data = raw()
    for path in sorted(paths, key=_order, reverse=True):
        drop(data, path)
    for _ in range(20):
        try:
            policy = Policy.model_validate(data, context=known_to(data))
        except ValidationError as error:
            places = {_place(detail) for detail in error.errors(include_url=False)}
            # the last entries of lists first, so that the places of the others stay
            for place in sorted(places, key=_order, reverse=True):
                drop(data, place)
            continue
        return replace(contoh(), policy=policy.model_copy(update={"languages": ("en",)}))
    return None


def _order(path: Path_) -> list[tuple[bool, str | int]]:
    return [(isinstance(step, int), step) for step in path]


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


def rested_on(verdict: Verdict) -> frozenset[str]:
    """The paths of the facts that a verdict rests on: what answers, what undoes, what decides a condition."""
    decided = [fact for decision in verdict.decisions for fact in decision.facts]
    untold = [fact for need in verdict.needs for fact in need.untold]
    own = [f"clauses.{id_}" for id_ in verdict.own]
    return frozenset([*own, *(fact.path for fact in (*verdict.facts, *verdict.spoilt, *decided, *untold))])


@cache
def mentioned() -> frozenset[str]:
    """The paths of all facts that any verdict rests on."""
    return frozenset().union(*(rested_on(verdict) for verdict in whole().values()))


@cache
def entries_of(code: str) -> frozenset[str]:
    """The entries in which the facts of a verdict stand: what else they say may be why these facts count."""
    return frozenset(path.rpartition(".")[0] for path in rested_on(whole()[code])) - {""}


@cache
def near() -> frozenset[str]:
    return around(mentioned())


def rests(path: str) -> bool:
    """Whether any verdict rests on a fact, on something in it, or on what it stands in."""
    return path in near() or bool(around([path]) & mentioned())


@cache
def resting() -> tuple[tuple[str, Path_], ...]:
    return tuple((path, loc) for path, loc in facts() if rests(path))


@cache
def idle() -> tuple[tuple[str, Path_], ...]:
    return tuple((path, loc) for path, loc in facts() if not rests(path))


def around(paths: Iterable[str]) -> frozenset[str]:
    """The paths, and those of everything that they stand in."""
    found: set[str] = set()
    for path in paths:
        steps = path.split(".")
        found |= {".".join(steps[:length]) for length in range(1, len(steps) + 1)}
    return frozenset(found)


def lost(before: Verdict, here: frozenset[str]) -> list[str]:
    """The lines of a requirement of whose answers nothing is left in the policy."""
    return [
        need.line for need in before.needs if not any(fact.path in here or fact.path.startswith("next.") for fact in need.facts)
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_what_rests_on_a_fact_turns_missing_without_it(part: int) -> None:
    """One fact at a time, over all that any verdict rests on: a requirement turns missing just where an answer of it goes."""
    wrong: list[str] = []
    tried = 0
    for path, loc in resting()[part::PARTS]:
        company = without(loc)
        try:
            after = verdicts(company) if company is not None else None
        except Unreadable:  # an own clause tells the fact by its path
            continue
        if company is None or after is None:
            continue
        tried += 1
        left = {where for where, _ in leaves(company.policy)}
        gone = {where for where, _ in facts()} - left
        here = around(left)
        for code, verdict in whole().items():
            now = after.get(code)
            if verdict.status != "told" or now is None:
                continue
            if now.status == "missing" and not _explained(verdict, now, gone):
                wrong.append(f"{path}: {code} is missing, though nothing that it rests on went")
            if now.status == "told" and lost(verdict, here) and not _told_otherwise(verdict, now):
                wrong.append(f"{path}: {code} is told, though nothing is left that tells {lost(verdict, here)}")
    assert wrong == []
    assert tried >= len(resting()[part::PARTS]) * 0.9, "nearly every fact can be taken out alone"


def _explained(verdict: Verdict, now: Verdict, gone: set[str]) -> bool:
    """Whether something that answered a line which now lacks an answer went, or what told it went with the fact."""
    lacking = {need.line for need in now.lacking}
    answered = {fact.path for need in verdict.needs if need.line in lacking for fact in need.facts}
    # what answered, something in it, or what stands beside it in its entry and made it count
    entries = {path.rpartition(".")[0] for path in answered} - {""}
    return bool(now.spoilt) or bool(around(gone) & (answered | entries))


def _told_otherwise(verdict: Verdict, now: Verdict) -> bool:
    """Whether a line is answered by a fact that did not answer it before: an entry that took the place of another."""
    before = {fact.path for fact in verdict.facts}
    return bool(now.own) or any(fact.path not in before for fact in now.facts)


@pytest.mark.parametrize("part", range(PARTS))
def test_what_no_verdict_rests_on_changes_none(part: int) -> None:
    """All other facts, some at a time: not one verdict changes. (What cannot go without a fact that counts goes with that one, above.)"""
    alone = [(path, loc) for path, loc in idle()[part::PARTS] if not _takes_along(loc)]
    size = 6
    for start in range(0, len(alone), size):
        company = without(*(loc for _, loc in alone[start : start + size]))
        assert company is not None
        try:
            after = verdicts(company)
        except Unreadable:  # an own clause tells one of them by its path
            continue
        gone = [path for path, _ in alone[start : start + size]]
        changed = {code for code, verdict in whole().items() if after[code].status != verdict.status}
        # a fact beside one that counts, in the same entry, may be why that one counts: the record of a period, the law of a basis
        beside = {code for code in changed if any(entries_of(code) & around([path]) for path in gone)}
        assert changed - beside == set(), gone
    assert len(alone) > len(idle()[part::PARTS]) / 2


def _takes_along(loc: Path_) -> bool:
    """Whether a fact cannot go without others that a verdict rests on."""
    company = without(loc)
    left = {path for path, _ in leaves(company.policy)} if company is not None else set()
    return any(path in near() for path, _ in facts() if path not in left)
