"""Why a verdict is what it is, line by line, for reports and for counsel's page alike."""

from __future__ import annotations

import pytest

from klausa.coverage import coverage
from klausa.law import Requirement
from klausa.reasons import because
from tests.laws import DAY, HEAD, ask, asks
from tests.tree import Tree, rendered

SERVICES = "purposes: [{purpose: provide-services, bases: [contract]}, send-marketing]\n"


def reasons(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, requirement: Requirement, text: str = "", **files: str
) -> tuple[str, list[str]]:
    """The status of one requirement, and why."""
    asks(monkeypatch, requirement)
    company = tree.load(HEAD + text, **files)
    (verdict,) = coverage(company, rendered(company), DAY)
    return verdict.status, list(because(company, verdict))


@pytest.mark.parametrize(
    ("requirement", "text", "status", "lines"),
    [
        (ask("thing", "sale.sold"), "sale: {sold: no}\n", "told", ["in sale: `sale.sold` (line 4)"]),
        (
            ask("thing", "sale.sold", "sale.shared-for-ads", "links.present", "changes.possible", "purposes-open"),
            "sale: {sold: no, shared-for-ads: no}\nlinks: {present: yes}\nchanges: {possible: yes}\npurposes-open: yes\n"
            "purposes: [provide-services]\n",
            "told",
            [
                "in sale, links, changes, purposes: `sale.sold` (line 4), `sale.shared-for-ads` (line 4), `links.present` (line 5), "
                "`changes.possible` (line 6) and 1 more"
            ],
        ),
        (
            ask("thing", "sale.sold", "sale.shared-for-ads", "sale.under-16", "changes.possible"),
            "sale: {sold: no, shared-for-ads: no, under-16: no}\nchanges: {possible: yes}\n",
            "told",
            [
                "in sale, changes: `sale.sold` (line 4), `sale.shared-for-ads` (line 4), `sale.under-16` (line 4), "
                "`changes.possible` (line 5)"
            ],
        ),
        (
            ask("retention", "retention[]"),
            "clauses: [{id: own, after: data, covers: [gdpr/retention], heading: {en: H}, text: {en: T.}}]\n",
            "told",
            ["in own"],
        ),
        (
            ask("thing", "links.present", when=["policy-may-change"]),
            "changes: {possible: no}\n",
            "not applicable",
            ["May the policy change? No: `changes.possible` (line 4)"],
        ),
        (
            ask("thing", "links.present", when=["refunds-told", "several-languages"]),
            "",
            "not applicable",
            [
                "Does the policy tell about refunds? No: the policy tells nothing of it",
                "Is the policy published in several languages? No: `languages.en` (line 1)",
            ],
        ),
        (
            ask("thing", "links.present", when=["policy-may-change", "officer-required"]),
            "",
            "undecidable",
            [
                "May the policy change? The policy would say so under `changes.possible`. (`policy-may-change`)",
                "Does the law ask this company to appoint a data protection officer? (`officer-required`)",
            ],
        ),
        (ask("thing", "links.present"), "", "missing", ["nothing that answers it under `links.present`"]),
        (
            ask("thing", "links.present | sale.sold", "changes.possible"),
            "",
            "missing",
            ["nothing that answers it under `links.present` or `sale.sold`", "and under `changes.possible`"],
        ),
        (
            ask("thing", "rights[] | links.present", "rights[] | sale.sold"),
            "",
            "missing",
            ["nothing that answers it under `rights`", "or else under `links.present`", "and under `sale.sold`"],
        ),
        (
            ask("thing", "rights[] | links.present", "rights[] | sale.sold"),
            "links: {present: yes}\n",
            "missing",
            ["nothing that answers it under `rights` or `sale.sold`"],
        ),
        (ask("thing", "rights[]", "rights[] | sale.sold"), "", "missing", ["nothing that answers it under `rights`"]),
        (
            ask("thing", "each purposes[].bases"),
            SERVICES,
            "missing",
            ["nothing that answers it under `each purposes.bases`", "told for some, but not for `purposes.send-marketing`"],
        ),
        (
            ask("thing", "purposes[]", spoilt_by=["purposes-open=yes"], note="A note."),
            "purposes: [provide-services]\npurposes-open: yes\n",
            "missing",
            ["undone by `purposes-open` (line 5)", "note: A note."],
        ),
        (ask("thing", "sale.sold", note="A note."), "sale: {sold: no}\n", "told", ["in sale: `sale.sold` (line 4)"]),
    ],
)
def test_why(
    requirement: Requirement, text: str, status: str, lines: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told and where, which condition fails or is open, what would answer it, what undoes it."""
    assert reasons(tree, monkeypatch, requirement, text) == (status, lines)


def test_why_in_counsel_s_words(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer with name and day, and the judgement of a circumstance."""
    counsel = (
        "answers: [{finding: gdpr/thing, reason: We have reasons., by: A. Counsel}]\n"
        "circumstances: {camera-data: {holds: no, reason: There are none.}}\n"
    )
    answered = reasons(tree, monkeypatch, ask("thing", "sale.sold"), review=counsel)
    assert answered == ("answered", ["answered: We have reasons (A. Counsel)"])
    judged = reasons(tree, monkeypatch, ask("thing", "sale.sold", when=["camera-data"]), review=counsel)
    assert judged == ("not applicable", ["Does it run cameras in public places? No: There are none."])


def test_facts_of_other_files_are_named_with_their_file(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The coming release, and what several policies share."""
    tree.write("policies/_shared/group.yml", "\nsale: {sold: no}\n")
    found = reasons(tree, monkeypatch, ask("thing", "sale.sold", "next.version"), "use: [group]\n", next="version: 1.1\n")
    assert found == (
        "told",
        ["in sale, header: `sale.sold` (policies/_shared/group.yml:2:14), `next.version` (policies/acme/next.yml:1:10)"],
    )
