"""What templates make of facts that laws ask for: the sentence where the fact is declared, and silence where it is not."""

from __future__ import annotations

import pytest

from tests.tree import MINIMAL, Tree

SALE = "You can opt out of the sale of personal data, and of its sharing for advertising based on behaviour across different services, at"
CASES = {
    "transfers.t.risks": (
        "transfers: {t: {to: [VN], risks: {en: authorities may read it}}}",
        "transfers",
        "Because there is neither an adequacy decision nor appropriate safeguards, such a transfer carries a risk: authorities may read it.",
    ),
    "transfers.t.interest": (
        "transfers: {t: {to: [VN], interest: {en: warning buyers}}}",
        "transfers",
        "This transfer is not repeated and is necessary for a compelling legitimate interest of ours, namely warning buyers.",
    ),
    "transfers.t.rules": (
        "transfers: {t: {to: [VN], rules: {en: Our rules bind the group.}}}",
        "transfers",
        "Our rules bind the group.",
    ),
    "requests.no-retaliation": (
        "requests: {no-retaliation: yes}",
        "requests",
        "We neither discriminate nor retaliate against anyone for exercising these rights.",
    ),
    "recipients.r.bases.contract": (
        "recipients: {r: {kind: business-partners, bases: [contract, legal-obligation]}}",
        "recipients",
        "on the basis of the conclusion or performance of a contract and",
    ),
    "sale.opt-out-url": ("sale: {opt-out-url: https://a.example/o}", "sale", f"{SALE} <https://a.example/o>."),
    "sale.limit-url": (
        "sale: {limit-url: https://a.example/l}",
        "sale",
        "You can limit the use and disclosure of sensitive personal data at <https://a.example/l>.",
    ),
    "changes.reviewed-every": (
        "changes: {reviewed-every: 6 months}",
        "changes",
        "We review this policy at least once every 6 months.",
    ),
    "collection.indirect-notice": (
        "collection: {indirect-notice: 1 month}",
        "sources",
        "Where we have received personal data about you from others, we tell you within 1 month, and no later than",
    ),
    "data.account-data.statutory.inferences": (
        "data: {account-data: {items: [name], statutory: [identifiers, inferences]}}",
        "data",
        "| Account data | Identifiers and inferences drawn to create a profile |",
    ),
    "disclosures.d.notified": (
        "disclosures: {d: {transactions: [merger], notified: yes}}",
        "disclosures",
        "We tell the people concerned about the transfer of their personal data, both before and after such a transaction.",
    ),
}


@pytest.mark.parametrize("path", CASES)
def test_the_fact_is_told_in_its_clause(path: str, tree: Tree) -> None:
    """With its sentence and its trace."""
    facts, id_, sentence = CASES[path]
    clause = next(clause for clause in tree.render(f"{MINIMAL}{facts}\n").clauses if clause.id == id_)
    assert sentence in clause.text
    assert path in clause.told


@pytest.mark.parametrize(
    ("facts", "id_", "words"),
    [
        ("disclosures: {d: {transactions: [merger]}}", "disclosures", "before and after"),
        ("disclosures: {d: {to: [courts], notified: yes}}", "disclosures", "before and after"),
        ("data: {account-data: {items: [name]}}", "data", "California"),
        ("transfers: {t: {to: [VN]}}", "transfers", "risk"),
        ("requests: {no-retaliation: no}", "requests", "retaliate"),
        ("requests: {free: yes}", "rights", "object"),
        ("requests: {objection-notice: no}", "rights", "object"),
    ],
)
def test_what_is_not_declared_is_not_told(facts: str, id_: str, words: str, tree: Tree) -> None:
    """Silence, and no sentence whose "such" would point nowhere."""
    assert words not in tree.told(f"{MINIMAL}{facts}\n", id_)


@pytest.mark.parametrize(
    "more", ["safeguarded: yes", "safeguards: [standard-contractual-clauses]", "safeguards: [consent, binding-corporate-rules]"]
)
def test_risks_beside_safeguards_deny_no_safeguards(more: str, tree: Tree) -> None:
    """The reason falls away where there is a safeguard; an exception such as consent is none."""
    text = tree.told(f"{MINIMAL}transfers: {{t: {{to: [VN], {more}, risks: {{en: authorities may read it}}}}}}\n", "transfers")
    assert "Such a transfer carries a risk: authorities may read it." in text and "neither" not in text
    excepted = tree.told(
        f"{MINIMAL}transfers: {{t: {{to: [VN], safeguards: [consent], risks: {{en: it is risky}}}}}}\n", "transfers"
    )
    assert "neither an adequacy decision" in excepted


def test_bases_of_recipients_stand_in_the_table_where_the_recipient_does(tree: Tree) -> None:
    """Once: in a column of its own, or in brackets in the list."""
    text = tree.told(
        f"{MINIMAL}recipients: {{r: {{kind: delivery-companies, names: [Bolt], bases: [contract]}}}}\n", "recipients"
    )
    assert "| Legal basis |" in text and "on the basis of" not in text


def test_a_categorys_place_in_california_is_no_claim_to_collect_it(tree: Tree) -> None:
    """The table stands at the end, under a heading of its own, and only with the categories that have one."""
    text = tree.told(
        f"{MINIMAL}data: {{account-data: {{items: [name], statutory: [identifiers]}}, device-data: {{items: [ip-address]}}}}\n"
        "not-collected: [{items: [genetic-data]}]\n",
        "data",
    )
    before, _, table = text.partition("### Categories under California law")
    assert "We do not collect genetic data." in before
    assert "| Account data | Identifiers |" in table and "Device data" not in table
