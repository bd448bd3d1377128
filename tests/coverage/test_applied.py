"""Which laws a policy is checked against, in which order, and whose rule each requirement is."""

from __future__ import annotations

import datetime

import pytest

from klausa.coverage import Applied, applied, coverage
from klausa.errors import Unreadable
from klausa.facts import EVERYWHERE, Reach
from klausa.law import load_regimes, load_rules
from tests.laws import DAY, HEAD, ask, asks, conduct, rules, verdicts
from tests.tree import MINIMAL, Tree, rendered

ALL = "regimes: [{id: uu-pdp, applies: yes, coverage: require}, {id: ccpa}, {id: kvkk, applies: voluntary}]\n"


def ids(found: tuple[Applied, ...]) -> list[str]:
    """Which laws, in order."""
    return [item.rules.id for item in found]


def one(found: tuple[Applied, ...], id_: str) -> Applied:
    """The law of that name."""
    (item,) = (item for item in found if item.rules.id == id_)
    return item


def test_the_laws_stand_in_the_order_of_the_policy(tree: Tree) -> None:
    """Then the rules across laws; each law as the policy means it, and where it says so."""
    company = tree.load(MINIMAL + ALL)
    found = applied(company)
    assert ids(found) == ["uu-pdp", "ccpa", "kvkk", *(rules.id for rules in load_rules())]
    assert [(item.applies, item.require) for item in found[:3]] == [
        ("yes", True),
        ("check-only", False),
        ("voluntary", False),
    ]
    assert [company.where(item.place).column for item in found[:3]] == [11, 58, 70]
    assert [item.title for item in found] == ["UU PDP", "CCPA", "KVKK", load_rules()[0].name]


def test_rules_across_laws_are_never_required(tree: Tree) -> None:
    """They have no entry of their own in the policy that could ask for it."""
    across = applied(tree.load(MINIMAL + ALL))[-1]
    assert (across.applies, across.require, across.place) == ("cross-cutting", False, ("regimes",))


def test_a_policy_without_laws_is_checked_against_nothing(tree: Tree) -> None:
    """Not even against the rules across laws, whose countries nobody named."""
    assert applied(tree.load()) == ()


# -- one law ---------------------------------------------------------------------------------------------------------------


def test_one_law_of_the_policy(tree: Tree) -> None:
    """As the policy means it, and without the rules across laws."""
    (law,) = applied(tree.load(MINIMAL + ALL), "uu-pdp")
    assert (law.rules.id, law.applies, law.require, law.place) == ("uu-pdp", "yes", True, ("regimes", 0))


def test_a_law_that_the_policy_does_not_name(tree: Tree) -> None:
    """It is only checked, with or without other laws."""
    for text in (MINIMAL, HEAD):
        (law,) = applied(tree.load(text), "kvkk")
        assert (law.rules.id, law.applies, law.require, law.place) == ("kvkk", "check-only", False, ("regimes",))
    company = tree.load(MINIMAL)
    assert {verdict.code.split("/")[0] for verdict in coverage(company, rendered(company), DAY, "kvkk")} == {"kvkk"}


def test_the_rules_across_laws_alone(tree: Tree) -> None:
    """For the countries of the laws that the policy names; for a policy that names none there is nothing to ask."""
    (across,) = applied(tree.load(HEAD), "cross-cutting")
    assert across.markets == (load_regimes()["gdpr"],)
    assert applied(tree.load(MINIMAL), "cross-cutting") == ()


@pytest.mark.parametrize(("wrong", "hint"), [("gpdr", 'did you mean "gdpr"?'), ("cross-cuting", 'did you mean "cross-cutting"?')])
def test_a_law_that_is_none(wrong: str, hint: str, tree: Tree) -> None:
    """The message quotes it and knows the nearest."""
    with pytest.raises(Unreadable) as raised:
        applied(tree.load(HEAD), wrong)
    (problem,) = raised.value.problems
    assert str(problem) == f'--regime: "{wrong}" is no regime; {hint}'


# -- rules across laws ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ("gdpr", ["everywhere", "eu", "two"]),
        ("uk-gdpr", ["everywhere"]),
        ("kvkk", ["everywhere", "tr", "two"]),
        ("ccpa", ["everywhere", "us"]),
        ("uu-pdp", ["everywhere"]),
    ],
)
def test_a_rule_is_asked_where_its_country_is(named: str, asked: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """California lies in the United States; the United Kingdom does not lie in the European Union."""
    rules(
        monkeypatch,
        ask("everywhere", "sale.sold"),
        ask("eu", "sale.sold", jurisdictions=["eu"]),
        ask("tr", "sale.sold", jurisdictions=["TR"]),
        ask("us", "sale.sold", jurisdictions=["US"]),
        ask("two", "sale.sold", jurisdictions=["TR", "eu"]),
    )
    found = verdicts(tree, HEAD.replace("gdpr", named))
    assert [code.removeprefix("across/") for code in found if code.startswith("across/")] == asked


@pytest.mark.parametrize(
    ("law", "rule"),
    [("gdpr", "eu-withdrawal"), ("uk-gdpr", "uk-cancellation"), ("kvkk", "tr-withdrawal"), ("ccpa", "coppa-online-notice")],
)
def test_the_real_rules_stay_in_their_countries(law: str, rule: str, tree: Tree) -> None:
    """A shop in one country is not asked for what another country's consumers are owed."""
    asked = {
        id_: {entry.id for entry in one(applied(tree.load(HEAD.replace("gdpr", id_))), "cross-cutting").requirements(DAY)}
        for id_ in load_regimes()
    }
    assert [id_ for id_, found in asked.items() if rule in found] == [law]


def test_a_rule_of_one_market_is_scoped_to_it(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry for people elsewhere does not answer it; a rule for several markets is asked of the whole policy."""
    rules(
        monkeypatch, ask("tr", "marketing.sent", jurisdictions=["TR"]), ask("two", "marketing.sent", jurisdictions=["TR", "eu"])
    )
    company = tree.load(HEAD.replace("{id: gdpr}", "{id: gdpr}, {id: kvkk}"))
    across = one(applied(company), "across")
    tr, two = across.requirements(DAY)
    assert across.scope(tr) == (Reach(None, "TR"), load_regimes()["kvkk"])
    assert across.scope(two) == (EVERYWHERE, None)
    text = HEAD.replace("{id: gdpr}", "{id: gdpr}, {id: kvkk}") + "marketing: {sent: no, when: {places: [eu]}}\n"
    found = verdicts(tree, text)
    assert found["across/two"].facts and not found["across/tr"].facts


def test_a_rule_for_every_country_is_asked_of_the_whole_policy(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the policy names one law."""
    rules(monkeypatch, ask("everywhere", "sale.sold"))
    across = one(applied(tree.load(HEAD)), "across")
    assert across.scope(across.rules.requirements[0]) == (EVERYWHERE, None)


def test_a_law_s_own_requirement_is_scoped_to_the_law(tree: Tree) -> None:
    """To its name and its place."""
    (law,) = applied(tree.load(HEAD), "gdpr")
    reach, regime = law.scope(law.rules.requirements[0])
    assert (reach.regime, reach.place, regime) == ("gdpr", "eu", load_regimes()["gdpr"])


def test_conduct_is_asked_on_its_days_too(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no sentence fulfils is shown while it is in force, and needs no verdict."""
    entries = (conduct("now"), conduct("later", in_force="2027-01-01"), conduct("gone", until="2026-11-22"))
    asks(monkeypatch, ask("thing", "sale.sold"), conduct=entries)
    company = tree.load(HEAD)
    (law,) = applied(company, "gdpr")
    assert [entry.id for entry in law.conduct(DAY)] == ["now"]
    assert [entry.id for entry in law.conduct(datetime.date(2027, 1, 1))] == ["now", "later"]
    assert law.conduct(datetime.date(2018, 5, 24)) == ()
    assert [verdict.code for verdict in coverage(company, rendered(company), DAY)] == ["gdpr/thing"]


def test_what_is_coming_here_alone(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule for another country is not announced, nor one that ends before it begins to matter."""
    rules(
        monkeypatch,
        ask("soon", "sale.sold", jurisdictions=["TR"], in_force="2027-03-01"),
        ask("elsewhere", "sale.sold", jurisdictions=["GB"], in_force="2027-01-01"),
        ask("sooner", "sale.sold", in_force="2026-12-01"),
        ask("today", "sale.sold", in_force="2026-11-22"),
        ask("always", "sale.sold"),
    )
    across = one(applied(tree.load(HEAD.replace("gdpr", "kvkk"))), "across")
    assert [entry.id for entry in across.coming(DAY)] == ["sooner", "soon"]
