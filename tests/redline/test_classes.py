"""How grave a change is: each rule with a change that it decides, and what no rule knows."""

from __future__ import annotations

import pytest

from klausa.facts import unknown_keys
from klausa.model.record import CLASSES
from klausa.redline.classes import rules
from tests.redline.releases import POLICY, decided, step, with_
from tests.tree import Tree

MORE = """\
transfers:
  abroad: {outside: [TR], to: [SG, ID], force: does}
not-shared:
  - {items: [password], with: [advertisers]}
requests: {contact: privacy, deadline: 1 month}
changes: {possible: yes, notice: 30 days, channels: [email]}
cookies: {used: does, uses: [analytics, authentication]}
marketing: {sent: yes, opt-out: yes, opt-out-contact: privacy}
complaints:
  offered: yes
  authorities:
    - {name: {en: the Board, id: Dewan, tr: Kurul}, regime: kvkk, url: "https://board.example"}
ai:
  automated-decisions: yes
  training: {answer: no}
services:
  app: {kind: mobile-app, name: Acme App, covered: yes}
commitments: {thanks: yes}
collection: {methods: [automated, non-automated]}
"""
TWO = "contacts:\n  other: {topics: [rights-requests], email: other@acme.example}\n"
CHANGES = [
    ("unseen", "recipients.cloud", ("  hosting:", "  cloud:")),
    ("force", "recipients.hosting.force", ("country: DE", "country: DE, force: may")),
    ("condition", "recipients.hosting.when.places.TR", ("country: DE", "country: DE, when: {places: [TR]}")),
    ("polarity", "sale.sold", ("sold: no", "sold: yes")),
    ("equal-period", "retention.logs.period", ("2 years", "24 months")),
    ("kept-longer", "retention.logs.period", ("2 years", "3 years")),
    ("kept-shorter", "retention.logs.period", ("2 years", "1 year")),
    ("retention", "retention.logs.period", ("at-most: 2 years", "exactly: 1 year")),
    ("retention", "retention.all", ("retention:\n", "retention:\n  all: {all: yes, period: {at-most: 1 year}}\n")),
    ("answered-later", "requests.deadline", ("deadline: 1 month", "deadline: 2 months")),
    ("answered-later", "requests.deadline", (", deadline: 1 month", "")),
    ("answered-earlier", "requests.deadline", ("deadline: 1 month", "deadline: 10 days")),
    ("notice-shorter", "changes.notice", ("notice: 30 days", "notice: 1 week")),
    ("notice-longer", "changes.notice", ("notice: 30 days", "notice: 60 days")),
    ("denial-added", "not-shared.0", ("not-shared:\n", "not-shared:\n  - {items: [ip-address], with: [suppliers]}\n")),
    ("denial", "not-shared.0", ("not-shared:\n  - {items: [password], with: [advertisers]}\n", "")),
    ("data-limits", "data.account-data.items.name.forms.hashed", ("[name,", "[{item: name, forms: [hashed]},")),
    ("new-data", "data.account-data.items.phone-number", ("[name,", "[phone-number, name,")),
    ("new-data", "data.usage-data", ("data:\n", "data:\n  usage-data: {items: [ip-address]}\n")),
    (
        "less-data",
        "data.account-data",
        ("  account-data: {items: [name, email-address]}\n", "  usage-data: {items: [ip-address]}\n"),
    ),
    ("fewer-items", "data.account-data.items.name", ("[name,", "[")),
    ("data-terms", "collection.open", ("non-automated]", "non-automated], open: yes")),
    ("purpose-basis", "bases.contract", ("sale:", "bases: [{basis: contract, regime: gdpr}]\nsale:")),
    ("fewer-purposes", "purposes.provide-services", ("[provide-services]", "[prevent-fraud]")),
    ("new-purpose", "purposes.prevent-fraud", ("[provide-services]", "[provide-services, prevent-fraud]")),
    ("country", "recipients.hosting.country", ("country: DE", "country: SG")),
    ("fewer-countries", "transfers.abroad.to.ID", ("[SG, ID]", "[SG]")),
    ("transfer", "transfers.abroad.to.MY", ("[SG, ID]", "[SG, ID, MY]")),
    ("recipient-limit", "recipients.hosting.data.account-data", ("country: DE", "country: DE, data: [account-data]")),
    ("new-recipient", "recipients.ai", ("  hosting:", "  ai: {kind: ai-model-providers}\n  hosting:")),
    ("new-recipient", "recipients.hosting.names.2", ("[Kumo, Awan]", "[Kumo, Awan, Nube]")),
    (
        "fewer-recipients",
        "recipients.hosting",
        ("  hosting: {kind: hosting-providers, names: [Kumo, Awan], country: DE}", "  mail: {kind: suppliers}"),
    ),
    ("fewer-names", "recipients.hosting.names.1", ("[Kumo, Awan]", "[Kumo]")),
    ("sale", "sale.shared-for-ads", ("sold: no", "sold: no, shared-for-ads: no")),
    ("age", "children.minimum-age", ("minimum-age: 16", "minimum-age: 13")),
    ("right-denied", "rights.0.list.portability", ("[access,", "[{right: portability, offered: no}, access,")),
    ("right-added", "rights.0.list.portability", ("[access,", "[portability, access,")),
    ("right-withdrawn", "rights.0.list.erasure", (", erasure", "")),
    ("rights", "rights.0.depends.law", ("list: [access, erasure]", "list: [access, erasure]\n    depends: [law]")),
    (
        "complaint-withdrawn",
        "complaints.authorities.kvkk",
        (
            'complaints:\n  offered: yes\n  authorities:\n    - {name: {en: the Board, id: Dewan, tr: Kurul}, regime: kvkk, url: "https://board.example"}\n',
            "complaints: {offered: yes}\n",
        ),
    ),
    ("more-security", "security.measures.monitoring", ("[encryption,", "[monitoring, encryption,")),
    ("weaker-security", "security.measures.access-control", (", access-control", "")),
    ("ai-training", "ai.training.own-models", ("answer: no", "answer: no, own-models: no")),
    ("ai", "ai.labelled", ("automated-decisions: yes", "automated-decisions: yes\n  labelled: yes")),
    ("fewer-cookies", "cookies.uses.analytics", ("[analytics, authentication]", "[authentication]")),
    (
        "cookies",
        "cookies.uses.store-preferences",
        ("[analytics, authentication]", "[analytics, authentication, store-preferences]"),
    ),
    ("marketing-contact", "marketing.opt-out-contact", ("opt-out-contact: privacy", "opt-out-contact: other")),
    ("marketing", "marketing.partners-send", ("sent: yes", "sent: yes, partners-send: yes")),
    ("controller", "controller.legal-name", ("Acme Ltd", "Acme Holding Ltd")),
    ("contact", "contacts.privacy.email", ("privacy@", "dpo@")),
    ("address", "services.app.name", ("Acme App", "Acme Mobile")),
    ("name", "name", ("name: Acme\n", "name: Acme Plus\n")),
    ("unknown", "changes.channels.email", ("channels: [email]", "channels: [service-notice]")),
    ("notification", "changes.channels.service-notice", ("channels: [email]", "channels: [email, service-notice]")),
    ("courtesy", "commitments.thanks", ("commitments: {thanks: yes}\n", "")),
    ("unknown", "refunds.window", ("sale:", "refunds: {window: 3 days, full: yes}\nsale:")),
]
WORDS = {"words-denied", "wording", "translation-denied", "translation", "technical-denied", "technical"}


@pytest.mark.parametrize(("rule", "path", "edit"), CHANGES, ids=[f"{rule}-{path}" for rule, path, _ in CHANGES])
def test_each_rule_decides(tree: Tree, rule: str, path: str, edit: tuple[str, str]) -> None:
    """The rule that is meant, and no other, decides the change at the path."""
    policy = with_(("contacts:\n", TWO), policy=POLICY + MORE)
    found = decided(step(tree, policy, with_(edit, policy=policy)), path)
    assert found.rule.id == rule, (found.rule.id, found.directions)


def test_every_rule_of_facts_is_tested_above() -> None:
    """Those of words are in test_causes."""
    assert {rule.id for rule in rules()} - WORDS == {rule for rule, _, _ in CHANGES}


def test_the_rules_are_written_well() -> None:
    """Each has its own id, a class, a sentence of reason, and means facts that the model has; the last one takes what is left."""
    ids = [rule.id for rule in rules()]
    assert len(set(ids)) == len(ids) and ids[-1] == "unknown" and rules()[-1].class_ == "material"
    for rule in rules():
        assert rule.class_ in CLASSES and rule.why.endswith(".") and rule.why.count(".") == 1, rule.id
        assert [key for sought in rule.facts for key in unknown_keys(sought)] == [], rule.id


def test_the_gravest_wins(tree: Tree) -> None:
    """Of a contact and a recipient, the recipient, and the rules that decided are named."""
    new = with_(("privacy@", "dpo@"), ("  hosting:", "  ai: {kind: ai-model-providers}\n  hosting:"))
    proposal = step(tree, POLICY, new)
    assert (proposal.class_, proposal.rules) == ("material", ("new-recipient",))
    assert {decision.rule.id for decision in proposal.decisions} == {"new-recipient", "contact"}


def test_nothing_changed_is_of_no_class(tree: Tree) -> None:
    """And has no summary."""
    proposal = step(tree, POLICY, POLICY)
    assert proposal.class_ is None and set(proposal.summaries.values()) == {()}


def test_releases_without_a_common_language_are_compared_by_their_facts(tree: Tree) -> None:
    """That no text shows a change says nothing where no text was compared."""
    proposal = step(tree, with_(("[en, id, tr]", "[en]")), with_(("[en, id, tr]", "[tr]"), ("2 years", "3 years")))
    assert (proposal.class_, proposal.rules) == ("material", ("kept-longer",))
