"""Every requirement of every law: a policy that tells it, one that lacks it with exactly that code, and words that would mend that.

The policies stand in `<law>/tells/<requirement>.yml` and `<law>/lacks/<requirement>.yml` and are found by their names. A first line
`# as-of: 2027-02-01` gives the day; `<requirement>.next.yml` and `<requirement>.review.yml` stand beside it where they are needed; `# also: gdpr/purposes` in a policy that lacks something names what unavoidably goes with it.
What a law takes over from another (`extends`) is tested by the other law's policies, with its name put in.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from klausa.conditions import conditions
from klausa.coverage import Verdict, coverage
from klausa.facts import pattern, unknown_keys
from klausa.law import Regime, Requirement, Rules, load_regimes, load_rules
from tests.tree import Tree, rendered

HERE = Path(__file__).parent
DAY = datetime.date(2026, 11, 22)


def everything() -> Iterator[tuple[Rules, Requirement]]:
    """Every requirement, with the rules it stands in."""
    for rules in [*load_regimes().values(), *load_rules()]:
        for requirement in rules.requirements:
            yield rules, requirement


ALL = {f"{rules.id}/{requirement.id}": (rules, requirement) for rules, requirement in everything()}


def fixture(code: str, kind: str) -> tuple[str, dict[str, str]]:
    """The policy (and the coming release, and the review) of one kind for a requirement; of the law that it is taken over from where there is none."""
    law, name = code.split("/")
    rules = ALL[code][0]
    for source in (law, rules.extends if isinstance(rules, Regime) else None):
        file = HERE / str(source) / kind / f"{name}.yml"
        if source and file.exists():
            text = file.read_text(encoding="utf-8")
            beside = {name: file.with_suffix(f".{name}.yml") for name in ("next", "review")}
            # the other law's name, and its people, put in
            if source != law:
                text = re.sub(rf"\b{source}\b(?!\.)", law, text)
                if isinstance(rules, Regime):
                    text = re.sub(r"\b(eu|eea)\b(?=[,\]])", rules.jurisdiction.place, text)
            return text, {name: other.read_text(encoding="utf-8") for name, other in beside.items() if other.exists()}
    pytest.fail(f"there is no tests/regimes/{law}/{kind}/{name}.yml")


def day_of(text: str) -> datetime.date:
    found = re.search(r"^# as-of: (\S+)", text, re.MULTILINE)
    return datetime.date.fromisoformat(found[1]) if found else DAY


def verdicts(tree: Tree, text: str, beside: dict[str, str]) -> dict[str, Verdict]:
    """What a policy tells of each requirement, by code."""
    for name in ("next", "review"):
        (tree.root / f"policies/acme/{name}.yml").unlink(missing_ok=True)
    company = tree.load(text, **beside)
    return {verdict.code: verdict for verdict in coverage(company, rendered(company), day_of(text))}


def merged(base: Any, more: Any) -> Any:
    """Two YAML values in one: maps key by key, lists one after the other."""
    if isinstance(base, dict) and isinstance(more, dict):
        return {key: merged(base.get(key), more.get(key)) for key in {**base, **more}}
    if isinstance(base, list) and isinstance(more, list):
        # what is written for an entry that stands there already takes its place
        told = {_name(entry) for entry in more}
        return [*(entry for entry in base if _name(entry) not in told), *more]
    return base if more is None else more


@pytest.mark.parametrize("code", ALL)
def test_a_policy_tells_it(code: str, tree: Tree) -> None:
    """… and the verdict names the clauses in which it does."""
    text, beside = fixture(code, "tells")
    verdict = verdicts(tree, text, beside)[code]
    assert verdict.status == "told", [need.line for need in verdict.lacking]
    assert all(verdict.clauses.values())


@pytest.mark.parametrize("code", ALL)
def test_a_policy_lacks_it_with_exactly_that_code(code: str, tree: Tree) -> None:
    """Where two policies differ in what answers one requirement, no other verdict turns missing."""
    text, beside = fixture(code, "lacks")
    lacks = verdicts(tree, text, beside)
    assert lacks[code].status == "missing", (lacks[code].status, lacks[code].decisions)
    assert lacks[code].lacking or lacks[code].spoilt
    tells = verdicts(tree, *fixture(code, "tells"))
    turned = {
        other
        for other, verdict in lacks.items()
        if verdict.status == "missing" and other in tells and tells[other].status == "told"
    }
    law = code.split("/")[0]
    also = {
        re.sub(r"^[a-z-]+/", f"{law}/", name) if name.split("/")[0] != "cross-cutting" else name
        for line in re.findall(r"^# also: (.+)$", text, re.MULTILINE)
        for name in line.split()
    }
    assert turned - also == {code}


@pytest.mark.parametrize("code", ALL)
def test_what_the_finding_says_to_write_mends_it(code: str, tree: Tree) -> None:
    """The YAML of the finding, merged into the policy that lacks it, tells it."""
    text, beside = fixture(code, "lacks")
    requirement = ALL[code][1]
    more = yaml.safe_load(requirement.write)
    assert isinstance(more, dict), "`write` is a map of keys"
    release = merged(yaml.safe_load(beside.get("next", "")), more.pop("next", None))
    data = yaml.load(text, Loader=yaml.BaseLoader)
    for path in _spoilt(requirement):
        _drop(data, path)
    data = merged(data, yaml.load(requirement.write, Loader=yaml.BaseLoader))
    data.pop("next", None)
    head = "\n".join(line for line in text.splitlines() if line.startswith("# as-of:"))
    whole = f"{head}\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}"
    verdict = verdicts(tree, whole, beside | ({"next": yaml.safe_dump(release)} if release else {}))[code]
    assert verdict.status == "told", [need.line for need in verdict.lacking]


def _name(entry: Any) -> Any:
    """What a list entry is called: its id, its first value, or itself."""
    return str(next(iter(entry.values()))) if isinstance(entry, dict) else str(entry)


def _spoilt(requirement: Requirement) -> list[str]:
    return [part.split("=")[0] for line in requirement.spoilt_by for part in line.split(" | ")]


def _drop(data: Any, path: str) -> None:
    *around, last = path.split(".")
    for step in around:
        data = data.get(step, {})
    if isinstance(data, dict):
        data.pop(last, None)


@pytest.mark.parametrize("code", ALL)
def test_it_is_written_in_known_names(code: str) -> None:
    """Conditions exist, and every path is one of the model's."""
    requirement = ALL[code][1]
    assert [name for name in requirement.when if name not in conditions()] == []
    paths = [part for line in (*requirement.answered_by, *requirement.spoilt_by) for part in line.split(" | ")]
    assert [(path, key) for path in paths for key in unknown_keys(pattern(path))] == []
    assert requirement.asks.endswith(".") and requirement.why.endswith("."), "whole sentences for people"


def test_no_policy_waits_for_a_requirement_that_is_gone() -> None:
    """A renamed requirement takes its policies along."""
    there = {
        f"{file.parent.parent.name}/{file.name.removesuffix('.yml').removesuffix('.next').removesuffix('.review')}"
        for kind in ("tells", "lacks")
        for file in HERE.glob(f"*/{kind}/*.yml")
    }
    assert there <= set(ALL)


def test_every_condition_is_asked_for() -> None:
    """A condition that no requirement names is code that nothing needs."""
    asked = {name for _, requirement in everything() for name in requirement.when}
    assert set(conditions()) - asked == set()
