"""Every condition: policies where it holds, where it fails, and where nothing decides it.

A row is a condition, what it must come to, and the policy (in English unless it says otherwise); of the GDPR unless a law stands in
front: `kvkk| …`, or `-|` for rules that belong to no law. What a policy leaves undeclared decides nothing.
"""

from __future__ import annotations

import pytest

from klausa.conditions import Case, Decision, conditions, decide
from klausa.facts import EVERYWHERE, Facts, Reach, pattern, unknown_keys
from klausa.law import load_regimes
from klausa.model import Review
from tests.laws import unknown_values
from tests.tree import facts

Row = tuple[str, bool | None, str]
# only counsel can say
COUNSEL = frozenset(
    [
        "hosted-content-logs",
        "officer-required",
        "consumers-addressed",
        "people-with-disabilities",
        "emotion-recognition",
        "incentives-offered",
        "ten-million-consumers",
        "social-network",
    ]
)
# what they ask about is the policy itself, which is there to be read
ABOUT_THE_TEXT = frozenset({"refunds-told", "several-languages"})

DATA: tuple[Row, ...] = (
    ("data-from-the-person", True, "data: {account-data: {origin: given}}"),
    ("data-from-the-person", True, "data: {account-data: {origin: automatic}}"),
    ("data-from-the-person", True, "sources: {you: {origin: given}, others: {origin: third-party}}"),
    ("data-from-the-person", True, "cookies: {used: does}"),
    ("data-from-the-person", False, "sources: {others: {origin: third-party}}"),
    ("data-from-the-person", None, "data: {account-data: {}}"),
    ("data-from-the-person", None, "data: {account-data: {origin: derived}}"),
    ("data-from-others", True, "sources: {others: {origin: third-party}}"),
    ("data-from-others", True, "sources: {you: {origin: given}, registers: {origin: public}}"),
    ("data-from-others", True, "data: {account-data: {from: [Kumo]}}"),
    ("data-from-others", True, "acceptance: {others: {relations: [friends]}}"),
    ("data-from-others", True, "data: {account-data: {origin: third-party}}\nsources: {you: {origin: given}}"),
    ("data-from-others", False, "sources: {you: {origin: given}}"),
    ("data-from-others", None, "sources: {you: {origin: given}}\ncollection: {open: yes}"),
    ("data-from-others", None, "data: {account-data: {origin: given}}"),
    ("special-data", True, "data: {health-data: {}}"),
    ("special-data", True, "data: {account-data: {items: [health-data]}}"),
    ("special-data", True, "data: {account-data: {items: [{item: name, special: yes}]}}"),
    ("special-data", True, "data: {account-data: {special: yes}, usage-data: {special: no}}"),
    ("special-data", True, "kvkk| data: {account-data: {items: [criminal-records]}}"),
    ("special-data", False, "data: {account-data: {special: no}, usage-data: {special: no}}"),
    ("special-data", None, "data: {account-data: {special: no}, usage-data: {}}"),
    ("special-data", None, "data: {account-data: {special: no}}\ncollection: {open: yes}"),
    ("special-data", None, "data: {account-data: {items: [name]}}"),
    ("special-data", None, "data: {account-data: {items: [criminal-records]}}"),
    ("criminal-data", True, "data: {criminal-records: {}}"),
    ("criminal-data", True, "data: {account-data: {items: [{item: attached-media, including: [criminal-records]}]}}"),
    ("criminal-data", True, "data: {checks: {label: criminal-records}}"),
    ("criminal-data", False, "data: {account-data: {items: [name]}}"),
    ("criminal-data", None, "data: {account-data: {items: [name, uploaded-files]}}"),
    ("criminal-data", None, "data: {account-data: {items: [name]}}\ncollection: {open: yes}"),
    ("criminal-data", None, "data: {account-data: {items: [name], open: yes}}"),
    ("criminal-data", False, "not-collected: [{items: [criminal-records, name]}]"),
    ("criminal-data", True, "data: {criminal-records: {}}\nnot-collected: [{items: [criminal-records]}]"),
    ("criminal-data", None, "not-collected: [{items: [criminal-records], stored: yes}]"),
    ("criminal-data", None, "not-collected: [{items: [criminal-records], knowingly: yes}]"),
    ("criminal-data", None, "not-collected: [{items: [criminal-records], when: {under-age: 16}}]"),
    ("criminal-data", None, ""),
    ("camera-data", True, "data: {visits: {label: usage-data, items: [cctv-footage]}}"),
    ("camera-data", False, "data: {account-data: {}}"),
    ("camera-data", False, "not-collected: [{items: [cctv-footage]}]"),
    ("camera-data", None, "collection: {open: yes}\ndata: {account-data: {}}"),
    ("hosted-content-logs", None, "services: {app: {kind: platform}}"),
    ("consent-is-a-basis", True, "bases: [contract, consent]"),
    ("consent-is-a-basis", True, "bases: [explicit-consent]"),
    ("consent-is-a-basis", True, "purposes: [{purpose: send-marketing, bases: [consent]}]"),
    ("consent-is-a-basis", True, "bases: [contract]\npurposes: [{purpose: send-marketing, when: {condition: [consent]}}]"),
    ("consent-is-a-basis", True, "marketing: {sent: yes, consent: yes}"),
    ("consent-is-a-basis", True, "data: {health-data: {condition: explicit-consent}}"),
    ("consent-is-a-basis", True, "bases: [contract]\nacceptance: {consent-to: [collect]}"),
    ("consent-is-a-basis", False, "bases: [contract]"),
    ("consent-is-a-basis", False, "bases: [contract]\npurposes: [{purpose: provide-services}]"),
    ("consent-is-a-basis", False, "purposes: [{purpose: provide-services, bases: [contract]}]"),
    ("consent-is-a-basis", None, "purposes: [{purpose: provide-services, bases: [contract]}, send-marketing]"),
    ("consent-is-a-basis", None, "purposes: [{purpose: provide-services, bases: [contract]}]\npurposes-open: yes"),
    ("consent-is-a-basis", None, "bases: [{basis: consent, regime: kvkk}]"),
    ("consent-is-a-basis", None, "purposes: [provide-services]"),
    ("legitimate-interests-are-a-basis", True, "bases: [legitimate-interests]"),
    ("legitimate-interests-are-a-basis", False, "bases: [contract]"),
    ("legitimate-interests-are-a-basis", None, "purposes: [provide-services]"),
    ("recognised-interests-are-a-basis", True, "bases: [recognised-legitimate-interests]"),
    ("recognised-interests-are-a-basis", False, "bases: [legitimate-interests]"),
    ("recognised-interests-are-a-basis", None, "purposes: [provide-services]"),
    ("objection-can-be-made", True, "bases: [public-task]"),
    ("objection-can-be-made", True, "purposes: [{purpose: provide-services, bases: [legitimate-interests]}]"),
    ("objection-can-be-made", True, "marketing: {sent: yes}"),
    ("objection-can-be-made", None, "bases: [contract]"),
    ("consent-beside-other-matters", True, "acceptance: {submission-agrees-to: [use]}"),
    ("consent-beside-other-matters", None, "bases: [consent]"),
)
PARTIES: tuple[Row, ...] = (
    ("processors-used", True, "recipients: {kumo: {kind: lawyers, role: service-provider}}"),
    ("processors-used", True, "recipients: {kumo: {kind: hosting-providers}}"),
    ("processors-used", True, "recipients: {kumo: {kind: suppliers, including: [hosting-providers]}}"),
    ("processors-used", True, "collection: {by-partners: yes}"),
    ("processors-used", True, "recipients: {kumo: {kind: lawyers, on-our-behalf: yes}}"),
    ("processors-used", True, "recipients: {kumo: {kind: lawyers}}\ndata: {account-data: {processed-by: [kumo]}}"),
    ("processors-used", None, "recipients: {kumo: {kind: lawyers}}"),
    ("recipients-in-the-country", True, "kvkk| recipients: {kumo: {kind: lawyers, country: TR}, a: {kind: courts}}"),
    ("recipients-in-the-country", True, "recipients: {kumo: {kind: lawyers, country: DE}}"),
    ("recipients-in-the-country", True, "kvkk| parties: {group: [{relation: parent, country: TR, receives-data: yes}]}"),
    ("recipients-in-the-country", False, "kvkk| recipients: {kumo: {kind: lawyers, country: DE}}"),
    ("recipients-in-the-country", None, "kvkk| recipients: {kumo: {kind: lawyers, country: DE}, a: {kind: courts}}"),
    ("recipients-in-the-country", None, "kvkk| recipients: {kumo: {kind: lawyers, country: DE}}\nrecipients-open: yes"),
    (
        "recipients-in-the-country",
        None,
        "kvkk| recipients: {a: {kind: lawyers, country: DE}}\nparties: {group: [{relation: parent, receives-data: yes}]}",
    ),
    ("recipients-in-the-country", None, "-| recipients: {kumo: {kind: lawyers, country: DE}}"),
    ("sold-or-shared", True, "sale: {sold: yes, shared-for-ads: no}"),
    ("sold-or-shared", True, "sale: {shared-for-ads: yes}"),
    ("sold-or-shared", True, "recipients: {ads: {kind: advertisers, paid: yes}}\nsale: {sold: no, shared-for-ads: no}"),
    ("sold-or-shared", False, "sale: {sold: no, shared-for-ads: no}"),
    ("sold-or-shared", None, "sale: {sold: no}"),
    ("sold-or-shared", None, "sale: {shared-for-ads: no}"),
    ("sold-or-shared", None, "sale: {in-breach-of-law: no}"),
    ("sold-or-shared-under-16", True, "sale: {under-16: yes}"),
    ("sold-or-shared-under-16", False, "sale: {under-16: no, sold: yes}"),
    ("sold-or-shared-under-16", False, "sale: {sold: no, shared-for-ads: no}"),
    ("sold-or-shared-under-16", None, "sale: {sold: yes}"),
    ("sold-or-shared-under-16", None, "sale: {sold: no}"),
    ("sensitive-data-used-beyond", False, "data: {account-data: {special: no}}"),
    ("sensitive-data-used-beyond", None, "data: {health-data: {}}"),
    ("sensitive-data-used-beyond", None, "data: {account-data: {}}"),
    ("disclosed-for-their-marketing", True, "recipients: {ads: {kind: advertising-networks}}"),
    ("disclosed-for-their-marketing", True, "marketing: {partners-send: yes}"),
    ("disclosed-for-their-marketing", None, "recipients: {ads: {kind: advertising-networks, role: processor}}"),
    ("transfers-abroad", True, "transfers: {us: {to: [US]}}"),
    ("transfers-abroad", True, "kvkk| transfers: {eu: {to: [eea]}}"),
    ("transfers-abroad", True, "recipients: {kumo: {kind: lawyers, country: US}}"),
    ("transfers-abroad", True, "transfers: {all: {outside-residence: yes}}"),
    ("transfers-abroad", True, "transfers: {all: {abroad: yes}}"),
    ("transfers-abroad", True, "-| controller: {address: {country: TR}}\nrecipients: {kumo: {kind: lawyers, country: DE}}"),
    ("transfers-abroad", False, "transfers: {all: {abroad: no}}"),
    ("transfers-abroad", False, "transfers: {all: {abroad: no}}\nrecipients: {kumo: {kind: lawyers, country: NO}}"),
    ("transfers-abroad", None, "recipients: {kumo: {kind: lawyers, country: NO}}"),
    ("transfers-abroad", None, "services: {app: {kind: mobile-app}}\ntransfers: {app: {abroad: no, service: app}}"),
    ("transfers-abroad", None, "transfers: {some: {abroad: no, when: {opt-in: no}}}"),
    ("transfers-abroad", None, "transfers: {us: {abroad: no, to: [US], when: {opt-in: no}}}"),
    ("transfers-abroad", None, "-| recipients: {kumo: {kind: lawyers, country: DE}}"),
    ("transfers-without-adequacy", True, "transfers: {us: {to: [US], safeguards: [standard-contractual-clauses]}}"),
    ("transfers-without-adequacy", True, "transfers: {us: {to: [US], additional-safeguards: yes}}"),
    ("transfers-without-adequacy", True, "transfers: {us: {to: [US], safeguards: [adequacy-decision, binding-corporate-rules]}}"),
    ("transfers-without-adequacy", False, "transfers: {jp: {to: [JP], safeguards: [adequacy-decision-eu]}}"),
    ("transfers-without-adequacy", False, "transfers: {us: {to: [US], safeguards: [consent]}}"),
    ("transfers-without-adequacy", False, "transfers: {all: {abroad: no}}"),
    (
        "transfers-without-adequacy",
        None,
        "transfers: {jp: {to: [JP], safeguards: [adequacy-decision-eu], safeguards-open: yes}}",
    ),
    ("transfers-without-adequacy", None, "transfers: {us: {to: [US]}}"),
    ("transfers-without-adequacy", None, "recipients: {kumo: {kind: lawyers}}"),
    ("transfers-on-consent", True, "transfers: {us: {to: [US], safeguards: [consent]}}"),
    ("transfers-on-consent", False, "transfers: {us: {to: [US], safeguards: [standard-contractual-clauses]}}"),
    ("transfers-on-consent", False, "transfers: {all: {abroad: no}}"),
    ("transfers-on-consent", None, "transfers: {us: {to: [US], safeguards: [addendum-uk], safeguards-open: yes}}"),
    ("transfers-on-consent", None, "transfers: {us: {to: [US], safeguards: [occasional-transfer]}}"),
    ("transfers-on-consent", None, "transfers: {us: {to: [US]}}"),
    ("transfers-on-consent", None, "transfers: {us: {to: [US], safeguards: [addendum-uk]}, jp: {to: [JP]}}"),
    ("transfers-on-binding-rules", True, "transfers: {us: {to: [US], safeguards: [binding-corporate-rules]}}"),
    ("transfers-on-binding-rules", True, "transfers: {us: {to: [US], rules: {en: The rules.}}}"),
    ("transfers-on-binding-rules", False, "transfers: {us: {to: [US], safeguards: [consent]}}"),
    ("transfers-on-binding-rules", None, "transfers: {us: {to: [US]}}"),
    ("transfers-on-compelling-interests", True, "transfers: {us: {to: [US], interest: {en: a thing}}}"),
    ("transfers-on-compelling-interests", False, "transfers: {us: {to: [US], safeguards: [consent]}}"),
    ("transfers-on-compelling-interests", None, "transfers: {us: {to: [US], safeguards: [occasional-transfer]}}"),
    ("ai-provider-abroad", True, "recipients: {ai: {kind: ai-providers, country: US}, b: {kind: ai-providers, country: DE}}"),
    ("ai-provider-abroad", False, "recipients: {ai: {kind: ai-model-providers, country: DE}}"),
    ("ai-provider-abroad", None, "recipients: {ai: {kind: ai-providers, country: DE}, b: {kind: ai-providers}}"),
    ("ai-provider-abroad", None, "recipients: {ai: {kind: ai-providers, country: DE}}\nrecipients-open: yes"),
    ("ai-provider-abroad", None, "recipients: {kumo: {kind: lawyers, country: US}}"),
    ("officer-appointed", True, "parties: {officer: {appointed: yes}}"),
    ("officer-appointed", True, "parties: {officer: {legal-name: A Person}}"),
    ("officer-appointed", False, "parties: {officer: {appointed: no}}"),
    ("officer-appointed", None, "controller: {legal-name: Acme Ltd}"),
    ("officer-required", None, "parties: {officer: {appointed: yes}}"),
    ("joint-controllers", True, "parties: {joint-controllers: {other: {legal-name: Other Ltd}}}"),
    ("joint-controllers", True, "roles: [{role: controller}, {role: joint-controller}]"),
    ("joint-controllers", False, "roles: [{role: controller}]"),
    ("joint-controllers", None, "controller: {legal-name: Acme Ltd}"),
    ("established-elsewhere", True, "controller: {address: {country: US}}"),
    ("established-elsewhere", True, "kvkk| controller: {address: {country: DE}}"),
    ("established-elsewhere", False, "controller: {address: {country: NO}}"),
    ("established-elsewhere", False, "kvkk| controller: {address: {country: TR}}"),
    (
        "established-elsewhere",
        None,
        "controller: {address: {country: US}}\nparties: {group: [{relation: branches, country: DE}]}",
    ),
    ("established-elsewhere", None, "controller: {legal-name: Acme Ltd}"),
    ("acts-as-processor", True, "roles: [{role: controller}, {role: processor}]"),
    ("acts-as-processor", False, "roles: [{role: controller}]"),
    ("acts-as-processor", None, "controller: {legal-name: Acme Ltd}"),
    ("units-with-different-purposes", True, "scope: {notices: {cookies: {title: {en: Cookie notice}}}}"),
    ("units-with-different-purposes", None, "services: {app: {kind: mobile-app}}"),
    ("restructuring-foreseen", True, "disclosures: {sale: {transactions: [merger]}}"),
    ("restructuring-foreseen", None, "disclosures: {courts: {mandates: [court-orders]}}"),
    ("consumers-addressed", None, "services: {shop: {kind: online-store}}"),
    ("sells-online", True, "services: {shop: {kind: online-store}}"),
    ("sells-online", None, "services: {app: {kind: mobile-app}}"),
    ("people-with-disabilities", None, "data: {health-data: {}}"),
)
CHILDREN: tuple[Row, ...] = (
    ("children-under-13", True, "children: {minimum-age: 12}"),
    ("children-under-13", False, "children: {minimum-age: 13}"),
    ("children-under-13", True, "children: {guardian-under: 13}"),
    ("children-under-13", True, "children: {guardian-consents: yes}"),
    ("children-under-13", True, "data: {account-data: {items: [childrens-data]}}"),
    ("children-under-13", False, "children: {not-directed-under: 13, knowingly-collected: no}"),
    ("children-under-13", True, "children: {not-directed-under: 12, knowingly-collected: no}"),
    ("children-under-13", None, "children: {not-directed-under: 13}"),
    ("children-under-13", None, "children: {knowingly-collected: no}"),
    ("children-under-13", None, "children: {guardian-under: 18}"),
    ("children-under-16", True, "children: {minimum-age: 13}"),
    ("children-under-16", True, "children: {guardian-under: 16}"),
    ("children-under-16", False, "children: {minimum-age: 16}"),
    ("children-under-16", False, "children: {not-directed-under: 18, knowingly-collected: no}"),
    ("children-under-16", True, "children: {not-directed-under: 13, knowingly-collected: no}"),
    ("children-under-16", None, "children: {guardian-under: 17}"),
    ("children-under-18", True, "children: {minimum-age: 17}"),
    ("children-under-18", True, "children: {guardian-under: 21}"),
    ("children-under-18", True, "children: {not-directed-under: 13, knowingly-collected: no}"),
    ("children-under-18", True, "children: {verification: {en: we call}}"),
    ("children-under-18", False, "children: {minimum-age: 18, guardian-under: 21}"),
    ("children-under-18", None, "children: {not-directed-under: 18}"),
    ("children-under-18", None, "children: {report: yes}"),
)
FEATURES: tuple[Row, ...] = (
    *(
        row
        for name in ("automated-decisions", "automated-technology-for-significant-decisions")
        for row in (
            (name, True, "ai: {automated-decisions: yes}"),
            (name, True, "ai: {decisions: {credit: {decision: {en: credit}}}}"),
            (name, False, "ai: {automated-decisions: no}"),
            (name, None, "ai: {features: {agents: {name: {en: agents}, decides-alone: no}}}"),
            (name, None, "bases: [contract]"),
        )
    ),
    ("ai-talks-to-people", True, "services: {bot: {kind: chatbot}}"),
    ("ai-talks-to-people", True, "data: {content-data: {items: [user-prompts]}}"),
    ("ai-talks-to-people", True, "ai: {labelled: yes}"),
    ("ai-talks-to-people", True, "ai: {features: {agents: {name: {en: agents}, answers-out-of-scope: no}}}"),
    (
        "ai-talks-to-people",
        True,
        "services: {shop: {kind: e-commerce-integration}}\nintegrations: {shop: {service: shop, purposes: [generate-ai-responses]}}",
    ),
    ("ai-talks-to-people", None, "services: {app: {kind: mobile-app}}"),
    ("ai-generates-content", True, "purposes: [generate-ai-responses]"),
    ("ai-generates-content", True, "ai: {legally-binding: no}"),
    ("ai-generates-content", None, "purposes: [provide-services]"),
    ("emotion-recognition", None, "services: {bot: {kind: chatbot}}"),
    ("data-used-for-ai", True, "recipients: {ai: {kind: ai-providers}}"),
    ("data-used-for-ai", True, "services: {bot: {kind: ai-system}}"),
    ("data-used-for-ai", True, "ai: {training: {answer: yes}}"),
    ("data-used-for-ai", None, "ai: {training: {answer: no}}"),
    ("marketing-sent", True, "marketing: {sent: yes}"),
    ("marketing-sent", True, "purposes: [send-marketing]"),
    ("marketing-sent", True, "purposes: [send-newsletters]"),
    ("marketing-sent", True, "bases: [{basis: consent, examples: [send-marketing]}]"),
    ("marketing-sent", None, "purposes: [carry-out-marketing]"),
    ("marketing-sent", False, "marketing: {sent: no}"),
    ("marketing-sent", None, "marketing: {opt-out: yes}"),
    ("cookies-used", True, "cookies: {used: may}"),
    ("cookies-used", True, "sources: {device: {origin: automatic, channels: [cookies]}}"),
    ("cookies-used", None, "cookies: {global-privacy-control: yes}"),
    ("optional-cookies-used", True, "cookies: {classes: {a: {kind: strictly-necessary}, b: {kind: analytics}}}"),
    ("optional-cookies-used", True, "cookies: {classes: {a: {kind: first-party, optional: yes}}}"),
    ("optional-cookies-used", True, "cookies: {list: [{name: ad, kind: advertising}]}"),
    ("optional-cookies-used", True, "cookies: {uses: [analytics]}"),
    ("optional-cookies-used", True, "cookies: {refusal: {what: non-essential}}"),
    ("optional-cookies-used", False, "cookies: {classes: {a: {kind: strictly-necessary}, b: {kind: session}}}"),
    ("optional-cookies-used", False, "cookies: {classes: {a: {kind: first-party, optional: no}}}"),
    ("optional-cookies-used", None, "cookies: {classes: {a: {kind: strictly-necessary}, b: {kind: first-party}}}"),
    ("optional-cookies-used", None, "cookies: {used: does, list: [{name: id, kind: session}]}"),
    ("purposes-may-change", True, "purposes-open: yes"),
    ("purposes-may-change", True, "changes: {new-purposes-notified: yes}"),
    ("purposes-may-change", None, "changes: {possible: yes}"),
    ("policy-may-change", True, "changes: {possible: yes}"),
    ("policy-may-change", True, "changes: {published-here: yes}"),
    ("policy-may-change", False, "changes: {possible: no}"),
    ("policy-may-change", None, "changes: {date-shows-revision: yes}"),
    ("operates-electronic-system", True, "services: {app: {kind: mobile-app}}"),
    ("operates-electronic-system", True, "controller: {websites: [https://acme.example]}"),
    ("operates-electronic-system", True, "cookies: {used: may}"),
    ("operates-electronic-system", None, "purposes: [provide-services]"),
    ("incentives-offered", True, "purposes: [run-loyalty-programmes]"),
    ("incentives-offered", None, "purposes: [provide-services]"),
    ("ten-million-consumers", None, "people: [customers]"),
    ("social-network", None, "services: {app: {kind: social-media-page}}"),
    ("refunds-told", True, "refunds: {window: 14 days}"),
    ("refunds-told", False, "purposes: [provide-services]"),
    ("several-languages", True, "languages: [en, tr]"),
    ("several-languages", False, "languages: [en]"),
)
ROWS: tuple[Row, ...] = (*DATA, *PARTIES, *CHILDREN, *FEATURES)
UNDECIDED = {name: policy for name, holds, policy in ROWS if holds is None}


def case(policy: str, review: Review | None = None) -> Case:
    """The case of a row."""
    head, bar, text = policy.partition("| ")
    law = load_regimes().get(head if bar else "gdpr")
    reach = Reach(law.id, law.jurisdiction.place) if law else EVERYWHERE
    return Case(facts(f"{text if bar else policy}\n"), review or Review(), reach, law)


def judged(name: str, holds: str) -> Review:
    """Counsel's review with one judgement."""
    return Review.model_validate({"circumstances": {name: {"holds": holds, "reason": "Counsel asked."}}})


@pytest.mark.parametrize(("name", "holds", "policy"), ROWS)
def test_what_a_condition_comes_to(name: str, holds: bool | None, policy: str) -> None:
    """And it rests on facts of the policy where it is decided, on keys that the policy lacks where it is not."""
    asked = case(policy)
    decision = decide(name, asked)
    assert decision.holds is holds
    assert (decision.condition, decision.judged) == (name, "")
    assert bool(decision.facts) is (holds is not None) or name in ABOUT_THE_TEXT
    assert len(set(decision.facts)) == len(decision.facts)
    assert holds is None or not decision.rests_on
    assert all(asked.facts.declared(fact.path.split(".")[0]) for fact in decision.facts)


def test_the_table_has_every_condition_in_every_way() -> None:
    """Each holds somewhere and is open somewhere, and fails where any fact could make it fail."""
    ways = {name: {holds for row, holds, _ in ROWS if row == name} for name in conditions()}
    assert {name for name, _, _ in ROWS} == set(conditions())
    assert {name for name, found in ways.items() if True not in found} == (COUNSEL - {"incentives-offered"}) | {
        "sensitive-data-used-beyond"
    }
    assert {name for name, found in ways.items() if None not in found} == ABOUT_THE_TEXT
    # of these a policy can say that it is so, and has no key to say that it is not
    assert {name for name, found in ways.items() if False not in found} == COUNSEL | {
        "objection-can-be-made",
        "consent-beside-other-matters",
        "processors-used",
        "disclosed-for-their-marketing",
        "units-with-different-purposes",
        "restructuring-foreseen",
        "sells-online",
        "ai-talks-to-people",
        "ai-generates-content",
        "data-used-for-ai",
        "cookies-used",
        "purposes-may-change",
        "operates-electronic-system",
    }


@pytest.mark.parametrize("name", sorted(set(conditions()) - ABOUT_THE_TEXT))
def test_a_policy_that_tells_nothing_decides_nothing(name: str) -> None:
    """Silence is never a no, whichever law asks."""
    for head in ("", "kvkk| ", "-| "):
        assert decide(name, case(head)).holds is None


@pytest.mark.parametrize("name", sorted(UNDECIDED))
def test_counsel_decides_where_facts_do_not(name: str) -> None:
    """With the reason kept; the judgement of another condition does nothing."""
    policy = UNDECIDED[name]
    yes, no = decide(name, case(policy, judged(name, "yes"))), decide(name, case(policy, judged(name, "no")))
    assert yes == Decision(name, True, (), (), "Counsel asked.") and no == Decision(name, False, (), (), "Counsel asked.")
    other = "camera-data" if name != "camera-data" else "special-data"
    assert decide(name, case(policy, judged(other, "yes"))).holds is None


@pytest.mark.parametrize(("name", "holds", "policy"), [row for row in ROWS if row[1] is not None])
def test_facts_go_before_counsel(name: str, holds: bool, policy: str) -> None:
    """A judgement that the policy speaks against does not count."""
    assert decide(name, case(policy, judged(name, "no" if holds else "yes"))) == decide(name, case(policy))


@pytest.mark.parametrize(("name", "policy"), sorted(UNDECIDED.items()))
def test_an_open_condition_names_keys_that_would_decide_it(name: str, policy: str) -> None:
    """They are keys of the policy file, and some policy that decides the condition has one of them; none where only counsel can say."""
    keys = decide(name, case(policy)).rests_on
    assert (not keys) is (name in COUNSEL) or name == "sensitive-data-used-beyond"
    assert [unknown for key in keys for unknown in unknown_keys(pattern(key))] == []
    assert [wrong for key in keys for wrong in unknown_values(pattern(key))] == []
    deciding = [case(text).facts for row, holds, text in ROWS if row == name and holds is not None]
    assert not keys or not deciding or any(found.declared(key) for found in deciding for key in keys)


def test_conditions_ask_for_what_a_policy_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key and every value in what they look for exists: a misspelt term would find nothing, for ever."""
    asked: set[str] = set()
    find = Facts.find

    def recorded(self: Facts, sought: str, reach: Reach = EVERYWHERE) -> object:
        asked.add(sought)
        return find(self, sought, reach)

    monkeypatch.setattr(Facts, "find", recorded)
    for name, _, policy in ROWS:
        decide(name, case(policy))
    assert len(asked) > 100
    assert [(text, key) for text in sorted(asked) for key in unknown_keys(pattern(text))] == []
    assert [(text, value) for text in sorted(asked) for value in unknown_values(pattern(text))] == []


def test_a_condition_is_a_question_with_a_name() -> None:
    """Counsel reads it in reports and on the review page; and an unknown name is an error of ours."""
    for name, condition in conditions().items():
        assert condition.name == name and condition.question.endswith("?") and condition.question[0].isupper()
    assert len({condition.question for condition in conditions().values()}) == len(conditions())
    with pytest.raises(KeyError):
        decide("nothing", case(""))
