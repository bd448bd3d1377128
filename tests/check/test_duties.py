"""Verdicts → findings: how grave, where, which words, which law, and what to write."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from klausa.check.duties import citation, duties, snippet
from klausa.check.findings import Finding
from klausa.coverage import coverage
from klausa.law import Acceptance, Regime, Requirement, Rules, load_regimes, load_rules
from klausa.load import Company
from klausa.model import Next, Policy
from tests.laws import DAY, HEAD, ask, asks, rules
from tests.tree import MINIMAL, Tree, rendered

REQUIRE = HEAD.replace("{id: gdpr}", "{id: gdpr, coverage: require}")
ALL: list[tuple[Rules, Requirement]] = [
    (law, entry) for law in (*load_regimes().values(), *load_rules()) for entry in law.requirements
]


def find(tree: Tree, text: str = HEAD, **files: str) -> list[Finding]:
    """What the laws make of a policy."""
    company = tree.load(text, **files)
    return list(duties(company, coverage(company, rendered(company), DAY)))


def one(tree: Tree, text: str = HEAD, **files: str) -> Finding:
    """The one finding of a policy."""
    (finding,) = find(tree, text, **files)
    return finding


# -- which, and how grave ---------------------------------------------------------------------------------------------------


def test_only_what_is_missing_or_undecidable_is_a_finding(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told, answered and not applicable are none; the rest stand in the order of the law."""
    asks(
        monkeypatch,
        ask("told", "sale.sold"),
        ask("missing", "links.present"),
        ask("open", "links.present", when=["camera-data"]),
        ask("not-here", "links.present", when=["refunds-told"]),
        ask("answered", "links.present"),
    )
    found = find(tree, HEAD + "sale: {sold: no}\n", review="answers: [{finding: gdpr/answered, reason: So.}]\n")
    assert [finding.code for finding in found] == ["gdpr/missing", "gdpr/open"]


@pytest.mark.parametrize(
    ("text", "confidence", "duty", "level"),
    [
        (HEAD, "high", "required", "warning"),
        (HEAD, "high", "conditional", "warning"),
        (HEAD, "high", "recommended", "note"),
        (HEAD, "medium", "required", "note"),
        (HEAD, "low", "required", "note"),
        (REQUIRE, "high", "required", "error"),
        (REQUIRE, "high", "conditional", "error"),
        (REQUIRE, "high", "recommended", "note"),
        (REQUIRE, "medium", "required", "note"),
        (HEAD.replace("{id: gdpr}", "{id: gdpr, applies: yes, coverage: report}"), "high", "required", "warning"),
    ],
)
def test_an_error_only_where_the_file_asks_for_it(
    text: str, confidence: str, duty: str, level: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where the law data is sure; what is only recommended, or less sure, stays a note."""
    asks(monkeypatch, ask("thing", "sale.sold", confidence=confidence, duty=duty))
    assert one(tree, text).level == level


def test_what_someone_vouches_for_counts_as_sure(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """An accepted requirement is a requirement like any other."""
    vouched = Acceptance.model_validate({"id": "requirements/thing", "by": "A Person", "on": "2026-11-22", "digest": "0" * 16})
    asks(monkeypatch, ask("thing", "sale.sold", confidence="medium").model_copy(update={"acceptance": vouched}))
    finding = one(tree, REQUIRE)
    assert (finding.level, finding.citation) == ("error", "GDPR Art. 1")


def test_a_rule_across_laws_is_a_warning_at_most(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a law of the policy demands."""
    asks(monkeypatch)
    rules(monkeypatch, ask("thing", "sale.sold"))
    assert one(tree, REQUIRE).level == "warning"


def test_what_is_undecidable_is_a_note(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the question, the keys that would decide it, and what counsel would write instead."""
    asks(monkeypatch, ask("thing", "sale.sold", when=["data-from-others", "operates-electronic-system"]))
    finding = one(tree, REQUIRE)
    assert (finding.level, finding.code) == ("note", "gdpr/thing")
    assert finding.message.startswith("cannot tell whether this is asked: Whether there is a thing. Is data obtained from ")
    for words in ("`sources`", "`data[].origin`", "`services`", "electronic system"):
        assert words in finding.message
    assert finding.remedy == "declare what decides it, or judge it in review.yml"
    assert finding.snippet == (
        "# review.yml\ncircumstances:\n"
        "  data-from-others: {holds: no, reason: …, by: …}\n"
        "  operates-electronic-system: {holds: no, reason: …, by: …}\n"
    )


def test_what_only_counsel_can_say_is_not_asked_of_the_policy_file(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only open conditions are asked about; one that holds is not."""
    asks(monkeypatch, ask("thing", "links.present", when=["officer-required", "operates-electronic-system"]))
    finding = one(tree, HEAD + "services: {app: {kind: mobile-app, name: App}}\n")
    assert finding.message.endswith("Does the law ask this company to appoint a data protection officer?")
    assert finding.remedy == "judge it in review.yml"
    assert "operates" not in finding.snippet


def test_what_counsel_is_asked_to_write_can_be_read(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Filled in, the judgement decides."""
    asks(monkeypatch, ask("thing", "sale.sold", when=["camera-data"]))
    assert find(tree, HEAD, review=one(tree).snippet) == []


# -- words ------------------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_said_in_one_sentence(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the law asks, why it matters, the provision, and what to write."""
    asks(monkeypatch, ask("thing", "sale.sold", article="13(2)(a)", why="People ask.", write="sale: {sold: no}\n"))
    finding = one(tree)
    assert finding.message == "not told: whether there is a thing"
    assert finding.remedy == "write what is shown below, fitted to your case, or answer it in review.yml"
    assert (finding.citation, finding.why, finding.snippet) == ("GDPR Art. 13(2)(a)", "People ask.", "sale: {sold: no}\n")
    assert finding.related == ()


def test_what_is_told_in_part_says_what_lacks(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the alternatives that would do, as keys."""
    asks(monkeypatch, ask("thing", "sale.sold", "links.present | changes.possible=yes", "cookies.classes[].kind"))
    finding = one(tree, HEAD + "sale: {sold: no}\n")
    assert finding.message == (
        "told in part only: whether there is a thing; "
        "lacking: `links.present` or `changes.possible=yes` and `cookies.classes.kind`"
    )


def test_entries_without_what_is_asked_of_each_are_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five of them; of more, how many."""
    asks(monkeypatch, ask("thing", "each purposes[].bases"))
    linked = "{purpose: provide-services, bases: [contract]}"
    two = one(tree, HEAD + f"purposes: [{linked}, send-marketing, train-ai-models]\n")
    assert (
        two.message
        == "told for some only: whether there is a thing; not for `purposes.send-marketing`, `purposes.train-ai-models`"
    )
    many = "send-marketing, train-ai-models, perform-inference, run-loyalty-programmes, send-newsletters, send-promotions"
    assert one(tree, HEAD + f"purposes: [{linked}, {many}]\n").message.endswith("`purposes.send-newsletters` and 1 more")
    five = one(tree, HEAD + f"purposes: [{linked}, {many.rpartition(',')[0]}]\n")
    assert five.message.endswith("`purposes.send-newsletters`")


def test_what_is_declared_and_told_by_no_clause_is_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody writes it a second time."""
    asks(monkeypatch, ask("thing", "sale.sold"))
    own = "clauses: [{id: own, replaces: sale, heading: {en: H}, text: {en: T.}}]\n"
    assert one(tree, HEAD + "sale: {sold: no}\n" + own).message == (
        "not told: whether there is a thing; declared but told by no clause: `sale.sold`"
    )


def test_what_undoes_the_answer_is_named_with_its_place(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to add then, but something to mend."""
    asks(monkeypatch, ask("thing", "purposes[]", spoilt_by=["purposes-open=yes"]))
    finding = one(tree, HEAD + "purposes: [provide-services]\npurposes-open: yes\n")
    assert finding.message == "told, but undone by `purposes-open`: whether there is a thing"
    assert (finding.remedy, finding.snippet) == ("mend what undoes it, or answer it in review.yml", "")
    ((place, words),) = finding.related
    assert (place.line, words) == (5, "`purposes-open` undoes it")


def test_lacking_and_undone_at_once(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then something is to be written too."""
    asks(monkeypatch, ask("thing", "purposes[]", "links.present", spoilt_by=["purposes-open=yes"]))
    finding = one(tree, HEAD + "purposes: [provide-services]\npurposes-open: yes\n")
    assert finding.message.endswith("; lacking: `links.present`; undone by `purposes-open`")
    assert finding.snippet and finding.remedy.startswith("write what is shown below")


@pytest.mark.parametrize(("rules_", "entry"), ALL, ids=[f"{law.id}/{entry.id}" for law, entry in ALL])
def test_what_laws_ask_reads_well_in_a_sentence(rules_: Rules, entry: Requirement) -> None:
    """Its first letter becomes a small one, so it is no abbreviation and no name."""
    assert entry.asks[0].isupper() and not entry.asks[1].isupper()


# -- law --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "cited"),
    [
        ("13(2)(a)", "GDPR Art. 13(2)(a)"),
        ("13(1)(a); 14(1)(a)", "GDPR Art. 13(1)(a); Art. 14(1)(a)"),
        ("1798.100(a)", "GDPR § 1798.100(a)"),
        ("Law 6563 Art. 6", "Law 6563 Art. 6"),
        ("DPA 2018 s. 164A", "DPA 2018 s. 164A"),
        ("11 CCR 7063", "11 CCR 7063"),
        ("none (good practice)", "no provision (good practice)"),
        ("none", "no provision"),
    ],
)
def test_a_provision_is_cited_with_the_law_s_short_name(article: str, cited: str) -> None:
    """Unless it names its own source, or there is none."""
    law = load_regimes()["gdpr"]
    assert citation(law, ask("thing", "sale.sold", article=article)) == cited
    unsure = ask("thing", "sale.sold", article=article, confidence="low")
    assert citation(law, unsure) == f"{cited}, law data of low confidence"


def test_rules_across_laws_name_their_own_source() -> None:
    """They have no short name to put before an article."""
    (across,) = load_rules()
    assert citation(across, ask("thing", "sale.sold", article="GDPR Art. 7(3)")) == "GDPR Art. 7(3)"
    assert all(isinstance(law, Regime) or not entry.article[0].isdigit() or "CFR" in entry.article for law, entry in ALL)


# -- what to write ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "shown"),
    [
        ("sale: {sold: no}\n", "sale: {sold: no}\n"),
        ("next:\n  version: 1.0\n", "# next.yml\nversion: 1.0\n"),
        ("next: # in next.yml\n  version: 1.0\n", "# next.yml\nversion: 1.0\n"),
        ("a: b\nnext:\n  version: 1.0\n  effective: 2027-01-01\n", "a: b\n\n# next.yml\nversion: 1.0\neffective: 2027-01-01\n"),
        ("next:\n  version: 1.0\na:\n  b: c\n", "a:\n  b: c\n\n# next.yml\nversion: 1.0\n"),
        ("next:\n  summaries:\n    en: S.\n\nchanges: {possible: yes}\n", None),
        ("a:\n  next:\n    b: c\n", "a:\n  next:\n    b: c\n"),
    ],
)
def test_keys_of_the_coming_release_are_shown_under_its_file(write: str, shown: str | None) -> None:
    """`next:` is no key of the policy file."""
    found = snippet(ask("thing", "sale.sold", write=write))
    if shown is None:
        policy, _, coming = found.partition("# next.yml\n")
        assert yaml.safe_load(policy) == {"changes": {"possible": True}}
        assert yaml.safe_load(coming) == {"summaries": {"en": "S."}}
    else:
        assert found == shown


@pytest.mark.parametrize(("rules_", "entry"), ALL, ids=[f"{law.id}/{entry.id}" for law, entry in ALL])
def test_what_a_finding_shows_can_be_pasted(rules_: Rules, entry: Requirement) -> None:
    """Above `# next.yml` only keys of the policy file, below it only those of the coming release."""
    policy, _, coming = snippet(entry).partition("# next.yml\n")
    keys = {model: {info.alias or name for name, info in model.model_fields.items()} for model in (Policy, Next)}
    assert set(yaml.safe_load(policy) or {}) <= keys[Policy]
    assert set(yaml.safe_load(coming) or {}) <= keys[Next]


# -- where ------------------------------------------------------------------------------------------------------------------


def where(company: Company, found: Finding) -> str:
    """The line of the file at which a finding stands."""
    assert found.location.file == company.source.file
    return (company.folder / "policy.yml").read_text(encoding="utf-8").splitlines()[found.location.line - 1]


@pytest.mark.parametrize(
    ("lines", "text", "place"),
    [
        (["sale.sold"], "", "regimes: [{id: gdpr}]"),
        (["sale.sold"], "sale: {shared-for-ads: no}\n", "sale: {shared-for-ads: no}"),
        (["recipients[].names | sale.sold"], "sale: {shared-for-ads: no}\n", "sale: {shared-for-ads: no}"),
        (["links.present", "sale.sold"], "links: {present: yes}\nsale: {shared-for-ads: no}\n", "sale: {shared-for-ads: no}"),
        (["links.present", "sale.sold"], "links: {present: yes}\n", "regimes: [{id: gdpr}]"),
        (["next.version"], "sale: {shared-for-ads: no}\n", "regimes: [{id: gdpr}]"),
        (["languages=id"], "", "languages: [en]"),
    ],
)
def test_a_finding_stands_where_one_would_write(
    lines: list[str], text: str, place: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the section that lacks it, where that is there; else where the policy names the law."""
    asks(monkeypatch, ask("thing", *lines))
    finding = one(tree, HEAD + text)
    assert where(tree.load(HEAD + text), finding) == place


def test_a_finding_stands_at_the_entry_of_its_law(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of several laws asks for it shows at a glance."""
    asks(monkeypatch, ask("thing", "sale.sold"))
    text = MINIMAL + "regimes:\n  - id: ccpa\n  - {id: gdpr}\n"
    (finding,) = (finding for finding in find(tree, text) if finding.code == "gdpr/thing")
    assert (finding.location.line, finding.location.column) == (5, 5)


def test_a_section_that_several_policies_share_is_named_where_it_stands(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the shared file."""
    asks(monkeypatch, ask("thing", "sale.sold"))
    tree.write("policies/_shared/group.yml", "\nsale: {shared-for-ads: no}\n")
    finding = one(tree, HEAD + "use: [group]\n")
    assert str(finding.location) == "policies/_shared/group.yml:2:1"


def test_an_undoing_fact_of_the_coming_release_has_its_place(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """In `next.yml`."""
    asks(monkeypatch, ask("thing", "sale.sold", spoilt_by=["next.version=soon"]))
    finding = one(tree, HEAD + "sale: {sold: no}\n", next="published: 2026-01-01\nversion: soon\n")
    assert [str(place) for place, _ in finding.related] == ["policies/acme/next.yml:2:10"]


def test_findings_can_be_sorted_with_all_others(tree: Tree) -> None:
    """They are values like the rest."""
    found = find(tree)
    assert sorted(found)[0] == min(found) and len({replace(finding, message="") for finding in found}) == len(found)
