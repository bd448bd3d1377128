"""Requirement × policy → verdict, from what the finished text tells; and what the laws ask from day to day."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from klausa.coverage import STATUSES, applied, coverage
from klausa.coverage.index import HEADER, SUMMARY, Index
from klausa.law import load_regimes, load_rules
from tests.laws import HEAD, ask, asks, verdicts
from tests.tree import Tree, rendered

DAY = datetime.date(2026, 11, 22)
SOLD = ask("thing", "sale.sold=no")
NO_SALE = HEAD + "sale: {sold: no}\n"
OWN = """\
clauses:
  - id: own
    {place}
    covers: [gdpr/retention]
    heading: {{en: Of ours}}
    text: {{en: 'Words of our own.'}}
"""
ANSWER = "answers: [{finding: gdpr/thing, reason: We have reasons.}]\n"
NOT = "circumstances: {camera-data: {holds: no, reason: There are none.}}\n"


# -- statuses -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "declared", "review", "status"),
    [
        ([], True, "", "told"),
        ([], True, ANSWER, "told"),
        ([], False, ANSWER, "answered"),
        ([], False, "", "missing"),
        (["operates-electronic-system"], True, "", "told"),
        (["operates-electronic-system"], False, "", "missing"),
        (["operates-electronic-system", "camera-data"], False, "", "undecidable"),
        (["camera-data"], False, "", "undecidable"),
        (["camera-data"], True, "", "told"),
        (["camera-data"], False, ANSWER, "answered"),
        (["camera-data"], False, NOT, "not applicable"),
        (["camera-data"], True, NOT, "not applicable"),
        (["camera-data"], False, NOT + ANSWER, "not applicable"),
        (["camera-data", "officer-required"], False, NOT, "not applicable"),
        (["several-languages"], True, "", "not applicable"),
    ],
)
def test_which_status_goes_before_which(
    when: list[str], declared: bool, review: str, status: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not applicable, told, answered, undecidable, missing: one condition that fails is enough, and one that is open leaves it open."""
    asks(monkeypatch, ask("thing", "sale.sold=no", when=when))
    text = HEAD + "services: {app: {kind: mobile-app, name: App}}\n" + ("sale: {sold: no}\n" if declared else "")
    verdict = verdicts(tree, text, review=review or "answers: []\n")["gdpr/thing"]
    assert verdict.status == status and status in STATUSES
    assert [decision.condition for decision in verdict.decisions] == when
    assert (verdict.answer is not None) is (ANSWER in review)
    assert bool(verdict.facts) is declared


def test_what_is_open_and_what_failed_is_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decisions behind a status, and no others."""
    asks(monkeypatch, ask("thing", "sale.sold=no", when=["refunds-told", "camera-data", "operates-electronic-system"]))
    verdict = verdicts(tree, HEAD + "services: {app: {kind: mobile-app}}\n")["gdpr/thing"]
    assert [decision.condition for decision in verdict.failed] == ["refunds-told"]
    assert [decision.condition for decision in verdict.undecided] == ["camera-data"]


# -- what answers ---------------------------------------------------------------------------------------------------------


def test_every_line_must_be_answered_in_one_of_its_alternatives(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is lacking are the lines that nothing answers."""
    asks(monkeypatch, ask("thing", "sale.sold=yes | sale.sold=no", "links.present=yes | changes.possible=yes"))
    half = verdicts(tree, NO_SALE, review=ANSWER.replace("thing", "retention"))["gdpr/thing"]
    assert half.status == "missing"
    assert [need.line for need in half.lacking] == ["links.present=yes | changes.possible=yes"]
    assert [fact.path for fact in half.facts] == ["sale.sold"]
    whole = verdicts(tree, NO_SALE + "changes: {possible: yes}\nlinks: {present: yes}\n")["gdpr/thing"]
    assert whole.status == "told" and not whole.lacking
    assert [fact.path for fact in whole.facts] == ["sale.sold", "links.present", "changes.possible"]


def test_an_entry_of_another_law_answers_nothing(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it named as declared and told by no clause."""
    asks(monkeypatch, ask("thing", "bases[]"))
    verdict = verdicts(tree, HEAD + "bases: [{basis: consent, regime: kvkk}]\n")["gdpr/thing"]
    assert (verdict.status, verdict.facts, verdict.needs[0].untold) == ("missing", (), ())


def test_the_clauses_that_tell_it_are_named_in_each_language(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once each; a fact that several clauses tell is named where most else stands."""
    asks(monkeypatch, ask("thing", "changes.possible=yes", "sale.sold=no"), ask("other", "links.present=yes"))
    text = NO_SALE.replace("[en]", "[en, tr]") + "changes: {possible: yes}\n"
    found = verdicts(tree, text)
    assert found["gdpr/thing"].clauses == {"en": ("changes", "sale"), "tr": ("changes", "sale")}
    assert found["gdpr/other"].clauses == {"en": (), "tr": ()}


def test_a_fact_told_in_several_clauses_is_named_where_most_stands(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clause about complaints repeats one address; both stand in the contact clause."""
    asks(monkeypatch, ask("both", "contacts[].email"), ask("one", "complaints.contact"), ask("each", "each contacts[]"))
    contacts = "contacts: {privacy: {email: privacy@acme.example}, sales: {email: sales@acme.example}}\n"
    company = tree.load(HEAD + contacts + "complaints: {offered: yes, contact: privacy}\n")
    documents = rendered(company)
    assert Index(documents).clauses("contacts.privacy.email")["en"] == ("complaints", "contact")
    assert Index(documents).clauses("contacts.sales.email")["en"] == ("contact",)
    both, one, each = coverage(company, documents, DAY)
    assert (each.status, len(each.facts)) == ("told", 2)
    assert (len(both.facts), both.clauses) == (2, {"en": ("contact",)})
    assert (len(one.facts), one.clauses) == (1, {"en": ("complaints",)})


def test_a_fact_that_no_clause_tells_answers_nothing(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is declared, and the clause that would tell it is replaced by words that do not."""
    asks(monkeypatch, SOLD)
    told = verdicts(tree, NO_SALE)["gdpr/thing"]
    assert told.status == "told" and told.needs[0].untold == ()
    text = NO_SALE + "clauses: [{id: own, replaces: sale, heading: {en: Of ours}, text: {en: Words of our own.}}]\n"
    verdict = verdicts(tree, text)["gdpr/thing"]
    assert (verdict.status, verdict.facts) == ("missing", ())
    assert [fact.path for fact in verdict.needs[0].untold] == ["sale.sold"]


def test_an_own_clause_that_tells_a_fact_by_its_path_answers(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """It need not say what it covers then."""
    asks(monkeypatch, ask("thing", "retention[].period"))
    own = "clauses: [{id: own, replaces: retention, heading: {en: H}, text: {en: 'After {retention.logs.period.at-most}.'}}]\n"
    verdict = verdicts(tree, HEAD + "retention: {logs: {records: [access-logs], period: {at-most: 90 days}}}\n" + own)[
        "gdpr/thing"
    ]
    assert verdict.status == "told" and verdict.clauses == {"en": ("own",)}


def test_a_fact_that_one_language_does_not_tell_answers_nothing(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reader must learn it."""
    asks(monkeypatch, SOLD)
    company = tree.load(NO_SALE.replace("[en]", "[en, tr]"))
    documents = rendered(company)
    assert coverage(company, documents, DAY)[0].status == "told"
    silent = tree.load(NO_SALE.replace("[en]", "[en, tr]").replace("sale: {sold: no}", "links: {present: yes}"))
    (verdict,) = coverage(company, {**documents, "tr": rendered(silent)["tr"]}, DAY)
    assert verdict.status == "missing" and [fact.path for fact in verdict.needs[0].untold] == ["sale.sold"]


def test_a_summary_tells_nothing_by_itself(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """It points to the clauses; a fact that stands in it alone is not told."""
    asks(monkeypatch, ask("thing", "purposes[]"))
    company = tree.load(HEAD + "summary: yes\npurposes: [provide-services]\n")
    document = rendered(company)["en"]
    summary = next(clause for clause in document.clauses if clause.id == SUMMARY)
    assert "purposes.provide-services.purpose" in summary.told
    (verdict,) = coverage(company, {"en": document}, DAY)
    assert verdict.clauses == {"en": ("purposes",)}
    alone = replace(document, clauses=(summary,))
    (verdict,) = coverage(company, {"en": alone}, DAY)
    assert (verdict.status, [fact.path for fact in verdict.needs[0].untold]) == ("missing", ["purposes.provide-services"])


def test_a_clause_in_own_words_covers_what_it_says_it_does(tree: Tree) -> None:
    """Counsel's word counts where no fact shows it; for that requirement alone."""
    bare = verdicts(tree, HEAD)
    assert bare["gdpr/retention"].status == "missing"
    found = verdicts(tree, HEAD + OWN.format(place="after: introduction"))
    assert (found["gdpr/retention"].status, found["gdpr/retention"].own) == ("told", ("own",))
    assert found["gdpr/retention"].clauses == {"en": ("own",)}
    assert [code for code, verdict in found.items() if verdict.status != bare[code].status] == ["gdpr/retention"]


def test_a_clause_in_own_words_goes_before_what_undoes_facts(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """And its place is named first, before those of the facts."""
    asks(monkeypatch, ask("retention", "retention[].period", spoilt_by=["retention[].indefinitely=yes"]))
    text = (
        HEAD
        + "retention: {a: {records: [access-logs], period: {at-most: 90 days}}, b: {records: [invoices], indefinitely: yes}}\n"
    )
    assert verdicts(tree, text)["gdpr/retention"].status == "missing"
    verdict = verdicts(tree, text + OWN.format(place="after: introduction"))["gdpr/retention"]
    assert verdict.status == "told" and verdict.clauses == {"en": ("own", "retention")}


def test_what_undoes_an_answer_is_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told and undone is missing; an entry of another law undoes nothing."""
    asks(monkeypatch, ask("thing", "bases[]", spoilt_by=["purposes-open=yes", "bases[basis=consent]"]))
    assert verdicts(tree, HEAD + "bases: [contract]\n")["gdpr/thing"].status == "told"
    verdict = verdicts(tree, HEAD + "bases: [contract]\npurposes-open: yes\npurposes: [provide-services]\n")["gdpr/thing"]
    assert (verdict.status, [fact.path for fact in verdict.spoilt], verdict.lacking) == ("missing", ["purposes-open"], ())
    other = verdicts(tree, HEAD + "bases: [contract, {basis: consent, regime: kvkk}]\n")["gdpr/thing"]
    assert (other.status, other.spoilt) == ("told", ())


def test_each_asks_it_of_every_entry(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those without are named; where no entry has it at all, the line lacks as a whole."""
    asks(monkeypatch, ask("thing", "each purposes[].bases"))
    linked, bare = "{purpose: provide-services, bases: [contract]}", "send-marketing"
    whole = verdicts(tree, HEAD + f"purposes: [{linked}]\n")["gdpr/thing"]
    assert whole.status == "told" and [fact.path for fact in whole.facts] == ["purposes.provide-services.bases"]
    part = verdicts(tree, HEAD + f"purposes: [{linked}, {bare}]\n")["gdpr/thing"]
    assert part.status == "missing" and part.facts == ()
    assert [fact.path for fact in part.needs[0].without] == ["purposes.send-marketing"]
    none = verdicts(tree, HEAD + f"purposes: [{bare}]\n")["gdpr/thing"]
    assert none.status == "missing" and none.needs[0].without == ()
    nothing = verdicts(tree, HEAD)["gdpr/thing"]
    assert nothing.status == "missing" and nothing.needs[0].without == ()


def test_another_alternative_makes_up_for_each(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then no entry is named as lacking it."""
    asks(monkeypatch, ask("thing", "each purposes[].bases | bases[]"))
    text = HEAD + "purposes: [{purpose: provide-services, bases: [contract]}, send-marketing]\nbases: [contract]\n"
    verdict = verdicts(tree, text)["gdpr/thing"]
    assert (verdict.status, verdict.needs[0].without) == ("told", ())
    assert [fact.path for fact in verdict.facts] == ["bases.contract"]


@pytest.mark.parametrize(
    ("confidence", "listed", "status"), [("high", True, "told"), ("medium", True, "missing"), ("medium", False, "told")]
)
def test_a_law_s_own_list_answers_only_where_all_of_it_is_printed(
    confidence: str, listed: bool, status: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One right of the list that was checked less well is not printed, so the list does not tell every right."""
    changed = {"confidence": confidence, "statutory": listed}
    rights = tuple(
        right.model_copy(update=changed if right.id == "rectification" else {}) for right in load_regimes()["gdpr"].rights
    )
    asks(monkeypatch, ask("thing", "rights[statutory=yes]"), rights=rights)
    text = HEAD.replace("{id: gdpr}", "{id: gdpr, applies: yes}") + "rights: statutory\n"
    assert verdicts(tree, text)["gdpr/thing"].status == status


def test_the_coming_release_is_told_in_the_header(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version and dates stand above the text in every language; so does the choice of languages."""
    asks(monkeypatch, ask("dated", "next.published | next.effective"), ask("tr", "languages=tr"), ask("id", "languages=id"))
    text = HEAD.replace("[en]", "[en, tr]")
    found = verdicts(tree, text)
    assert found["gdpr/dated"].status == "missing"
    assert (found["gdpr/tr"].status, found["gdpr/id"].status) == ("told", "missing")
    assert found["gdpr/tr"].clauses == {"en": (HEADER,), "tr": (HEADER,)}
    dated = verdicts(tree, text, next="effective: 2027-01-01\n")["gdpr/dated"]
    assert dated.status == "told" and dated.clauses == {"en": (HEADER,), "tr": (HEADER,)}
    assert [fact.path for fact in dated.facts] == ["next.effective"]


def test_verdicts_are_in_the_order_of_the_law(tree: Tree) -> None:
    """One for each requirement, with the code that findings and answers go by."""
    company = tree.load(HEAD)
    found = coverage(company, rendered(company), DAY, "gdpr")
    assert [verdict.code for verdict in found] == [f"gdpr/{entry.id}" for entry in load_regimes()["gdpr"].requirements]
    assert all(verdict.requirement.id == verdict.code.removeprefix("gdpr/") for verdict in found)


# -- days -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2026-12-31", []), ("2027-01-01", ["gdpr/thing"]), ("2027-05-31", ["gdpr/thing"]), ("2027-06-01", [])],
)
def test_asked_from_its_first_day_until_the_first_on_which_it_no_longer_is(
    day: str, asked: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`in-force` is the first day, `until` the first day after."""
    asks(monkeypatch, ask("thing", "sale.sold=no", in_force="2027-01-01", until="2027-06-01"))
    assert list(verdicts(tree, HEAD, datetime.date.fromisoformat(day))) == asked


def test_nothing_is_asked_before_the_law_is_in_force(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The GDPR applies from 25 May 2018."""
    asks(monkeypatch, SOLD)
    assert verdicts(tree, HEAD, datetime.date(2018, 5, 24)) == {}
    assert list(verdicts(tree, HEAD, datetime.date(2018, 5, 25))) == ["gdpr/thing"]


LAWS = "languages: [en]\nname: Acme\nregimes: [{id: gdpr}, {id: uk-gdpr}, {id: kvkk}, {id: uu-pdp}, {id: ccpa}]\n"
SOON = ["ai-chatbot-disclosure", "ai-generated-content", "ai-emotion-biometric"]
CHANGES = {
    "2024-06-01": (
        {"kvkk/special-categories", "kvkk/transfer-abroad", "kvkk/occasional-transfer-risk"},
        {"kvkk/special-categories-2016", "kvkk/transfer-abroad-2016"},
    ),
    "2026-06-19": ({"uk-gdpr/complaint-to-controller"}, set()),
    "2026-08-02": ({f"cross-cutting/{name}" for name in SOON}, set()),
    "2026-11-01": ({"cross-cutting/tr-social-network-15"}, set()),
    "2027-01-01": ({"ccpa/admt-pre-use-notice", "ccpa/admt-rights"}, set()),
    "2027-01-16": (
        {"uu-pdp/pp33-consent-information", "uu-pdp/pp33-guardian-verification", "uu-pdp/pp33-automated-review"},
        set(),
    ),
}


@pytest.mark.parametrize("day", CHANGES)
def test_the_list_changes_on_the_day_that_the_law_does(day: str, tree: Tree) -> None:
    """By exactly these requirements; on the day before, none of it has happened."""
    first = datetime.date.fromisoformat(day)
    company = tree.load(LAWS)
    documents = rendered(company)
    before, after = (
        {verdict.code for verdict in coverage(company, documents, when)} for when in (first - datetime.timedelta(days=1), first)
    )
    assert (after - before, before - after) == CHANGES[day]


def test_no_day_of_the_law_data_is_forgotten_here() -> None:
    """A date that somebody adds to a law's file has its row above, if it comes after the laws themselves."""
    laws = [*load_regimes().values(), *load_rules()]
    days = {str(day) for law in laws for entry in law.requirements for day in (entry.in_force, entry.until) if day}
    assert {day for day in days if day > "2020-01-01"} == set(CHANGES)


def test_what_is_coming_is_known(tree: Tree) -> None:
    """The soonest first, and only what is still to come."""
    company = tree.load(LAWS)
    laws = {item.rules.id: item for item in applied(company)}
    early = datetime.date(2026, 7, 1)
    assert [entry.id for entry in laws["ccpa"].coming(early)] == ["admt-pre-use-notice", "admt-rights"]
    assert [entry.id for entry in laws["cross-cutting"].coming(early)] == [*sorted(SOON), "tr-social-network-15"]
    assert laws["uk-gdpr"].coming(early) == ()
    assert [entry.id for entry in laws["uk-gdpr"].coming(datetime.date(2026, 6, 18))] == ["complaint-to-controller"]
