"""Contradictions: each is found at both of its places, and what limits or laws keep apart is none.

An example is a file in `contradictions/`, called by the code (and a word where there are several): a policy that contradicts itself,
in which `# here` marks the line of the finding and `# there` the other places, and near misses, which differ as little as they can.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from klausa.check import Finding
from klausa.check.contradictions import RULES, contradictions
from klausa.check.contradictions.case import Case
from klausa.check.contradictions.lengths import days
from klausa.facts import EVERYWHERE, Fact, Facts, Reach, pattern, unknown_keys
from klausa.law import load_regimes
from klausa.load import Company
from klausa.model.quantities import parse_duration
from klausa.render import Rendered
from tests.tree import ROOT, Tree, rendered

DAY = datetime.date(2026, 11, 22)
FOLDER = Path(__file__).parent / "contradictions"
PACKAGE = ROOT / "generator/klausa/check/contradictions"


@dataclass(frozen=True)
class Example:
    """A policy that contradicts itself, how grave that is and what is cited, and policies that come near."""

    code: str
    level: str
    cites: str
    contradicts: str
    near: Mapping[str, str]


def example(file: Path) -> Example:
    """Reads one file."""
    policy, *near = re.split(r"^--- # near: ", file.read_text(encoding="utf-8"), flags=re.M)
    head = dict(re.findall(r"^# (level|cites): (.*)$", policy, flags=re.M))
    misses = dict(tuple(text.split("\n", 1)) for text in near)
    assert len(misses) == len(near)
    return Example(f"contradiction/{file.name.split('.')[0]}", head["level"], head.get("cites", ""), policy, misses)


EXAMPLES = {file.stem: example(file) for file in sorted(FOLDER.glob("*.yml"))}
NEAR = [(name, near) for name, found in EXAMPLES.items() for near in found.near]


def load_example(tree: Tree, text: str) -> Company:
    """A policy, with the coming release where the text holds one."""
    policy, _, coming = text.partition("--- # next\n")
    head = "" if "languages:" in policy else "languages: [en]\n"
    return tree.load(f"name: Acme\n{head}{policy}", **({"next": coming} if coming else {}))


def find(tree: Tree, text: str) -> tuple[Finding, ...]:
    """The contradictions of a policy."""
    company = load_example(tree, text)
    # only own clauses matter to a rule, and rendering takes its time
    documents: Mapping[str, Rendered] = rendered(company) if company.policy.clauses else {}
    return tuple(contradictions(company, documents, DAY))


def marked(tree: Tree, mark: str) -> set[tuple[str, int]]:
    """The lines that an example marks."""
    folder = tree.root / "policies/acme"
    return {
        (f"policies/acme/{file.name}", number)
        for file in folder.glob("*.yml")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith(f"# {mark}")
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_contradiction_is_found_at_both_places(tree: Tree, name: str) -> None:
    """That one code and no other, at the statement that one would rather change, with the other places beside it."""
    expected = EXAMPLES[name]
    findings = find(tree, expected.contradicts)
    assert {finding.code for finding in findings} == {expected.code}
    assert {(finding.location.file, finding.location.line) for finding in findings} == marked(tree, "here")
    others = {(place.file, place.line) for finding in findings for place, _ in finding.related}
    assert others == marked(tree, "there")
    assert {finding.level for finding in findings} == {expected.level}
    assert all(
        finding.citation.startswith(expected.cites) and bool(finding.citation) is bool(expected.cites) for finding in findings
    )


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_a_near_miss_is_silent(tree: Tree, name: str, near: str) -> None:
    """What limits, forms, laws or exceptions keep apart is no contradiction, and neither is what nobody declared."""
    assert [str(finding) for finding in find(tree, EXAMPLES[name].near[near])] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_contradiction_is_said_in_one_sentence(tree: Tree, name: str) -> None:
    """Both facts by path, what to do, and why it matters; a change that YAML says best is YAML."""
    for finding in find(tree, EXAMPLES[name].contradicts):
        assert finding.message.startswith("`") and "\n" not in finding.message
        assert not finding.message.endswith(".") and not finding.remedy.endswith(".")
        assert finding.remedy[0].islower()
        assert finding.why[0].isupper() or finding.why[0] == "“"
        assert finding.why.endswith(".") and finding.why.count(". ") == 0
        assert all(0 < len(words) < 120 for _, words in finding.related)
        assert not any(sign in f"{finding.message} {finding.related}" for sign in ("Term(", "Ref(", "Fact(", "None"))
        if finding.snippet:
            assert isinstance(yaml.safe_load(finding.snippet), dict)


def test_every_rule_has_an_example(tree: Tree) -> None:
    """Nothing is claimed to be found that no test has seen, and no name of a rule is used twice."""
    names = [rule.__name__ for rule in RULES]
    assert len(set(names)) == len(names) and all(rule.__doc__ for rule in RULES)
    found: dict[str, set[str]] = {name: set() for name in names}
    for one in EXAMPLES.values():
        company = load_example(tree, one.contradicts)
        case = Case(company, company.facts, {}, DAY)
        for rule in RULES:
            found[rule.__name__] |= {finding.code for finding in rule(case)}
    assert [name for name, codes in found.items() if not codes] == []


def test_a_policy_without_statements_contradicts_nothing(tree: Tree) -> None:
    """Undeclared is silence."""
    assert find(tree, "") == ()


def test_messages_name_paths_and_values(tree: Tree) -> None:
    """Word for word, since people read them."""
    (paid,) = find(tree, EXAMPLES["sale-paid"].contradicts)
    assert paid.message == "`sale.sold` is no, but `recipients.bureau.paid` is yes"
    assert paid.related[0][1] == "`recipients.bureau.paid` is yes"
    (deleted,) = find(tree, EXAMPLES["all-deleted"].contradicts)
    assert deleted.message == (
        "`retention.everything.deleted-within` is 30 days, but `retention.invoices.period.at-most` is 10 years, "
        "`retention.orders.period.exactly` is 5 years and `retention.mail.indefinitely` is yes"
    )
    assert deleted.snippet == "retention:\n  everything:\n    except: [invoices, logs, mail, orders]\n"
    (mixed,) = find(tree, "regimes: [{id: kvkk}, {id: uu-pdp}]\nacceptance: {by: [agree], consent-to: [collect]}\n")
    assert mixed.message == "`acceptance.consent-to` is collect, but KVKK and UU PDP ask for consent apart from other matters"


def test_a_shared_file_is_named(tree: Tree) -> None:
    """What `use:` takes in is shown where it was written."""
    tree.write("policies/_shared/group.yml", "recipients:\n  bureau:\n    kind: banks\n    paid: yes\n")
    (finding,) = find(tree, "use: [group]\nsale: {sold: no}\n")
    assert finding.related[0][0].file == "policies/_shared/group.yml"
    assert finding.related[0][0].line == 4


@pytest.mark.parametrize(
    ("period", "fewest", "most"),
    [
        ("72 hours", 3, 3),
        ("30 days", 30, 30),
        ("2 calendar days", 2, 2),
        ("5 business days", 5, 17),
        ("2 weeks", 14, 14),
        ("1 month", 28, 31),
        ("2 months", 58, 62),
        ("12 months", 365, 366),
        ("18 months", 365 + 178, 366 + 186),
        ("10 years", 3650, 3660),
    ],
)
def test_periods_in_days(period: str, fewest: float, most: float) -> None:
    """Never fewer than the calendar allows, never more."""
    assert days(parse_duration(period)) == (fewest, most)


def test_months_have_as_many_days_as_calendars_give_them() -> None:
    """Every number of months from every first of a month lies within the bounds."""
    for number in range(1, 30):
        fewest, most = days(parse_duration(f"{number} months"))
        for start in range(48):
            first = datetime.date(2023 + start // 12, start % 12 + 1, 1)
            after = start + number
            real = (datetime.date(2023 + after // 12, after % 12 + 1, 1) - first).days
            assert fewest <= real <= most


def test_what_the_rules_ask_for_exists(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pattern names keys of the model, and every requirement that is cited is in its law: else a rule would be silent for ever."""
    asked: set[str] = set()
    find_any = Facts.any

    def listening(facts: Facts, patterns: Sequence[str], reach: Reach = EVERYWHERE) -> tuple[Fact, ...]:
        asked.update(patterns)
        return find_any(facts, patterns, reach)

    monkeypatch.setattr(Facts, "any", listening)
    for one in EXAMPLES.values():
        find(tree, one.contradicts)
    assert len(asked) > 100
    assert {text: keys for text in asked if (keys := list(unknown_keys(pattern(text))))} == {}

    source = "\n".join(file.read_text(encoding="utf-8") for file in sorted(PACKAGE.glob("*.py")))
    laws = load_regimes()
    cited = {(law, id_) for law, id_ in re.findall(r'"([a-z-]+)/([a-z0-9-]+)"', source) if law in laws}
    assert cited
    assert {(law, id_) for law, id_ in cited if id_ not in {entry.id for entry in laws[law].requirements}} == set()
