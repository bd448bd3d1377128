"""Coverage as text for people and as JSON for programs."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from klausa.coverage import STATUSES, applied, coverage
from klausa.law import load_regimes
from klausa.report import coverage_as_json, coverage_as_text
from klausa.report.coverage import CAVEAT, WIDTH
from tests.laws import DAY, HEAD, ask, asks, conduct
from tests.tree import MINIMAL, SMALL, Tree, rendered

ALL = "regimes: [{id: gdpr, applies: yes}, {id: uk-gdpr}, {id: kvkk}, {id: uu-pdp}, {id: ccpa}]\n"
COUNSEL = "answers: [{finding: gdpr/answered, reason: We have reasons.}]\n"


def text(tree: Tree, policy: str, day: datetime.date = DAY, **files: str) -> str:
    """The report on a policy for people."""
    company = tree.load(policy, **files)
    return coverage_as_text(company, applied(company), coverage(company, rendered(company), day), day)


def data(tree: Tree, policy: str, day: datetime.date = DAY, **files: str) -> dict[str, Any]:
    """The report on a policy for programs."""
    company = tree.load(policy, **files)
    found: dict[str, Any] = json.loads(
        coverage_as_json(company, applied(company), coverage(company, rendered(company), day), day)
    )
    return found


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that asks for one thing of each status, and for some that no sentence fulfils or that is to come."""
    asks(
        monkeypatch,
        ask("told", "sale.sold", article="13(1)(a)"),
        ask("missing", "links.present", duty="conditional", confidence="medium"),
        ask("open", "links.present", when=["camera-data"]),
        ask("not-here", "links.present", when=["refunds-told"]),
        ask("answered", "links.present"),
        ask("soon", "links.present", in_force="2027-01-01", asks="What is new."),
        conduct=(conduct("act", article="32", asks="To act with care."),),
    )


def test_what_is_to_be_done_stands_first(tree: Tree, law: None) -> None:
    """Status by status, the gravest first; each requirement with provision, duty, how sure it is, and why."""
    whole = text(tree, HEAD + "sale: {sold: no}\n", review=COUNSEL)
    gdpr = load_regimes()["gdpr"]
    assert (
        whole
        == f"""\
GDPR (check-only): as of 2026-11-22; law data checked {gdpr.last_verified}, confidence high

  missing (1)
    gdpr/missing  [Art. 1; conditional, medium confidence]
      Whether there is a thing.
      nothing that answers it under `links.present`

  undecidable (1)
    gdpr/open  [Art. 1; required]
      Whether there is a thing.
      Does it run cameras in public places? The policy would say so under `not-collected[].items`.
      (`camera-data`)

  not applicable (1)
    gdpr/not-here  [Art. 1; required]
      Whether there is a thing.
      Does the policy tell about refunds? No: the policy tells nothing of it

  answered (1)
    gdpr/answered  [Art. 1; required]
      Whether there is a thing.
      answered: We have reasons

  told (1)
    gdpr/told  [Art. 13(1)(a); required]
      Whether there is a thing.
      in sale: `sale.sold` (line 4)

  asked for, but fulfilled by no sentence
    Art. 32: To act with care.

  coming
    from 2027-01-01: gdpr/soon  What is new.

  5 requirements: 1 told, 1 answered, 1 not applicable, 1 undecidable, 1 missing

A verdict says that a sentence exists, not that the law is met. This is no legal advice; how far each law file
was verified stands beside its name.
"""
    )


def test_lines_fit_a_terminal(tree: Tree) -> None:
    """However long the reasons are; a long path is not broken, nor the lines that name a law, or a requirement and its provisions."""
    lines = text(tree, SMALL + ALL).splitlines()
    assert len(lines) > 300
    long = [line for line in lines if len(line) > WIDTH and line.startswith("    ") and "  [" not in line]
    assert [line for line in long if " " in line.strip()] == []
    assert not [line for line in lines if line != line.rstrip()]


def test_a_law_that_is_not_in_force(tree: Tree) -> None:
    """Says from when it is, and asks for nothing."""
    early = text(tree, HEAD, datetime.date(2018, 5, 24))
    assert early.startswith("GDPR: not in force before 2018-05-25\n") and "nothing is asked on this day" in early
    assert "GDPR (check-only): as of 2018-05-25" in text(tree, HEAD, datetime.date(2018, 5, 25))


def test_each_law_has_its_own_requirements(tree: Tree) -> None:
    """In the order of the policy, then the rules across laws; both reports say the same."""
    company = tree.load(MINIMAL + ALL)
    verdicts = coverage(company, rendered(company), DAY)
    found = data(tree, MINIMAL + ALL)
    assert [law["id"] for law in found["laws"]] == ["gdpr", "uk-gdpr", "kvkk", "uu-pdp", "ccpa", "cross-cutting"]
    assert [row["code"] for law in found["laws"] for row in law["requirements"]] == [verdict.code for verdict in verdicts]
    for law in found["laws"]:
        assert {row["code"].split("/")[0] for row in law["requirements"]} == {law["id"]}
    whole = text(tree, MINIMAL + ALL)
    assert all(f"    {verdict.code}  [" in whole for verdict in verdicts)
    assert whole.count(" requirements: ") == len(found["laws"])


def test_the_keys_of_the_json_stay(tree: Tree, law: None) -> None:
    """Programs rely on them."""
    found = data(tree, HEAD + "sale: {sold: no}\n", review=COUNSEL)
    assert set(found) == {"policy", "as_of", "caveat", "laws"}
    assert (found["policy"], found["as_of"], found["caveat"]) == ("acme", "2026-11-22", CAVEAT)
    (block,) = found["laws"]
    assert set(block) == {"id", "name", "applies", "confidence", "last_verified", "requirements", "conduct", "coming"}
    assert (block["id"], block["name"], block["applies"], block["confidence"]) == ("gdpr", "GDPR", "check-only", "high")
    assert datetime.date.fromisoformat(block["last_verified"])
    assert [row["status"] for row in block["requirements"]] == ["told", "missing", "undecidable", "not applicable", "answered"]
    assert {row["status"] for row in block["requirements"]} == set(STATUSES)
    assert block["requirements"][0] == {
        "code": "gdpr/told",
        "status": "told",
        "article": "13(1)(a)",
        "asks": "Whether there is a thing.",
        "duty": "required",
        "confidence": "high",
        "clauses": {"en": ["sale"]},
        "facts": [{"path": "sale.sold", "at": "policies/acme/policy.yml:4:14"}],
        "because": ["in sale: `sale.sold` (line 4)"],
    }
    assert all(set(row) == set(block["requirements"][0]) for row in block["requirements"])
    assert block["conduct"] == [{"id": "act", "article": "32", "asks": "To act with care."}]
    assert block["coming"] == [{"code": "gdpr/soon", "in_force": "2027-01-01", "asks": "What is new."}]


def test_a_policy_in_several_languages(tree: Tree, law: None) -> None:
    """The clauses of each; and other alphabets stay readable in the file."""
    found = data(tree, HEAD.replace("[en]", "[en, tr]") + "sale: {sold: no}\n", review=COUNSEL.replace("We have", "Çünkü"))
    rows = found["laws"][0]["requirements"]
    assert rows[0]["clauses"] == {"en": ["sale"], "tr": ["sale"]}
    assert rows[-1]["because"] == ["answered: Çünkü reasons"]
    company = tree.load(HEAD, review=COUNSEL.replace("We have", "Çünkü"))
    assert "Çünkü" in coverage_as_json(company, applied(company), coverage(company, rendered(company), DAY), DAY)
