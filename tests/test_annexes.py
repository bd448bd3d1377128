"""An annex: a part of a policy's recipients with a folder of its own, and what keeps the two together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from klausa.errors import Unreadable
from klausa.load import load, load_all
from klausa.pipeline import Told, tell
from tests.tree import Tree, english

DAY = datetime.date(2026, 11, 22)
HEAD = """\
languages: [en]
name: Acme
terms: {recipients: {tailors: {en: tailors}}}
services: {fitting: {name: Fitting Room, kind: mobile-app}}
data:
  account-data: {items: [name], processed-by: [hosting]}
  foot-data: {label: device-data, items: [ip-address]}
recipients:
  hosting: {kind: hosting-providers, names: [Kumo], country: DE}
"""
POLICY = HEAD + "annexes: [acme-providers]\n"
ANNEX = """\
languages: [en]
kind: annex
of: acme
name: Acme
recipients:
  email: {kind: email-providers, names: [Posta], country: TR, data: [foot-data], service: fitting}
  sewing: {kind: tailors}
"""


def both(tree: Tree, policy: str = POLICY, annex: str = ANNEX) -> Tree:
    """A policy and its annex, written."""
    tree.company(policy)
    tree.company(annex, "acme-providers")
    return tree


def told(tree: Tree, id_: str) -> Told:
    """One of them, rendered and checked."""
    return tell(load(tree.root / "policies" / id_, tree.root), english(), DAY)


def problems(tree: Tree, only: Sequence[str] = ()) -> list[str]:
    """Why the two cannot be read."""
    with pytest.raises(Unreadable) as raised:
        load_all(tree.root / "policies", tree.root, only)
    return [str(problem) for problem in raised.value.problems]


def text(item: Told, clause: str) -> str:
    """A clause of it in English."""
    return next(part.text for part in item.rendered["en"].clauses if part.id == clause)


# -- what it says -----------------------------------------------------------------------------------------------------------


def test_an_annex_says_whose_it_is_and_names_its_recipients(tree: Tree) -> None:
    """In a document of its own, with the words of its policy for data, services and terms."""
    annex = told(both(tree), "acme-providers")
    assert annex.rendered["en"].title == "Acme Service Providers"
    assert [part.id for part in annex.rendered["en"].clauses] == ["introduction", "recipients"]
    assert text(annex, "introduction").startswith("This list is an annex to the [Acme Privacy Policy](../acme/).")
    assert "| Posta | Email delivery service providers | Device data | Türkiye | In connection with Fitting Room |" in text(
        annex, "recipients"
    )
    assert "- tailors" in text(annex, "recipients") or "We share personal data with tailors." in text(annex, "recipients")
    assert [finding.code for finding in annex.findings] == ["house/no-release"]


def test_the_policy_refers_to_it(tree: Tree) -> None:
    """By its title, where the recipients stand; an annex that calls itself otherwise is called so."""
    policy = told(both(tree), "acme")
    assert "The current list of our service providers is kept in an annex: [Acme Service Providers](../acme-providers/)." in text(
        policy, "recipients"
    )
    assert "house/untold" not in [finding.code for finding in policy.findings if "annexes" in finding.message]
    own = told(both(tree, annex=ANNEX + "title: {en: Who Helps Us}\n"), "acme")
    assert "[Who Helps Us](../acme-providers/)" in text(own, "recipients")


def test_a_complete_list_is_complete_with_its_annex(tree: Tree) -> None:
    """Nobody is said to be the only recipient where the annex names others."""
    policy = told(both(tree, POLICY + "recipients-open: no\n"), "acme")
    said = "There are no recipients other than those named here and in [Acme Service Providers](../acme-providers/)."
    assert said in text(policy, "recipients")
    summary = told(both(tree, POLICY + "summary: yes\n"), "acme")
    assert "We share personal data with, among others, hosting providers." in text(summary, "summary")


# -- what the law asks of the policy ----------------------------------------------------------------------------------------


def status(item: Told, code: str) -> str:
    return next(verdict.status for verdict in item.verdicts if verdict.code == code)


def test_what_the_annex_tells_counts_for_the_policy(tree: Tree) -> None:
    """Where the policy refers to it; places and values are the annex's."""
    law = "languages: [en]\nname: Acme\nregimes: [{id: gdpr}]\ndata: {foot-data: {label: device-data, items: [ip-address]}}\n"
    bare = law + "services: {fitting: {kind: website}}\nterms: {recipients: {tailors: {en: tailors}}}\n"
    alone = tell(load(tree.company(bare, "lonely"), tree.root), english(), DAY)
    assert status(alone, "gdpr/recipients") == "missing"
    policy = told(both(tree, bare + "annexes: [acme-providers]\n"), "acme")
    assert status(policy, "gdpr/recipients") == "told"
    verdict = next(verdict for verdict in policy.verdicts if verdict.code == "gdpr/recipients")
    assert verdict.clauses["en"] == ("recipients",)
    fact = next(fact for fact in verdict.facts if fact.path == "annexes.acme-providers.recipients.email.kind")
    assert str(policy.company.where(fact.loc)) == "policies/acme-providers/policy.yml:6:17"


def test_the_laws_are_not_asked_of_the_annex(tree: Tree) -> None:
    """It is a part of what they are asked of."""
    assert told(both(tree), "acme-providers").verdicts == ()


def test_a_denial_in_the_policy_is_held_against_the_annex(tree: Tree) -> None:
    """What is not shared with someone must not go there by way of the annex; the other place is the annex's."""
    policy = told(both(tree, POLICY + "not-shared: [{data: [foot-data], names: [Posta]}]\n"), "acme")
    (finding,) = (finding for finding in policy.findings if finding.code == "contradiction/not-shared")
    assert finding.location.file == "policies/acme/policy.yml"
    assert {place.file for place, _ in finding.related} >= {PLACE}


def test_a_recipient_in_both_is_told_alike(tree: Tree) -> None:
    """Another country in the annex is a warning at the annex's line, with the policy's beside it."""
    kumo = "  cloud: {kind: cloud-providers, names: [Kumo], country: FR, purposes: [provide-hosting]}\n"
    found = [finding for finding in told(both(tree, annex=ANNEX + kumo), "acme-providers").findings if finding.level == "warning"]
    assert [str(finding).partition(";")[0] for finding in found] == [
        "policies/acme-providers/policy.yml:8:17: warning house/annex of Kumo, this annex and the policy acme tell a different `kind`",
        "policies/acme-providers/policy.yml:8:58: warning house/annex of Kumo, this annex and the policy acme tell a different `country`",
    ]
    assert str(found[1].related[0][0]) == "policies/acme/policy.yml:9:62"
    same = ANNEX + "  cloud: {kind: hosting-providers, names: [Kumo, Nube], country: DE}\n"
    assert [finding.code for finding in told(both(tree, annex=same), "acme-providers").findings] == ["house/no-release"]


# -- what keeps them together -----------------------------------------------------------------------------------------------

PLACE = "policies/acme-providers/policy.yml"
ASUNDER = {
    "no policy named": (
        POLICY,
        ANNEX.replace("of: acme\n", ""),
        [
            f"{PLACE}:2:1: an annex is a part of a policy, and this one names none; write `of:` and the id of the policy, which is the name of its folder",
        ],
    ),
    "no such policy": (HEAD, ANNEX.replace("of: acme", "of: acne"), [f'{PLACE}:3:5: there is no policy "acne"; did you mean "acme"?']),
    "not referred to": (
        HEAD,
        ANNEX,
        [f"{PLACE}:3:5: the policy acme does not refer to this annex; add it to the list `annexes:` of acme, or readers do not find it"],
    ),
    "no such annex": (
        HEAD + "annexes: [acme-provider]\n",
        HEAD,
        ['policies/acme/policy.yml:10:11: there is no annex "acme-provider"; write policies/acme-provider/policy.yml, or delete it here'],
    ),
    "not an annex": (
        POLICY,
        HEAD,
        ['policies/acme/policy.yml:10:11: "acme-providers" is no annex of this policy; write `kind: annex` and `of: acme` there, or delete it here'],
    ),
    "named twice": (
        HEAD + "annexes: [acme-providers, acme-providers]\n",
        ANNEX,
        ['policies/acme/policy.yml:10:27: the annex "acme-providers" is named twice; delete one of the two'],
    ),
    "a language that the policy lacks": (
        POLICY,
        ANNEX.replace("[en]", "[en, tr]"),
        [f"{PLACE}:1:17: the annex speaks tr, and its policy acme does not; take the language away, or add it to the policy"],
    ),
    "less public than its policy": (
        POLICY,
        ANNEX + "publication: private\n",
        [f"{PLACE}:8:14: the policy acme is public, and its annex is private; write `publication: public`"],
    ),
    "of an example": (
        POLICY + "demo: made-up\n",
        ANNEX,
        [f"{PLACE}:1:1: whether the company is an example is said otherwise than in the policy acme; write `demo: made-up`"],
    ),
    "laws asked of it": (
        POLICY,
        ANNEX + "regimes: [{id: gdpr}]\n",
        [f"{PLACE}:8:1: `regimes:` does not belong into an annex; write it into the policy acme, which is what the laws are asked of"],
    ),
    "nobody named": (
        POLICY,
        ANNEX.partition("recipients:")[0],
        [f"{PLACE}:1:1: an annex names recipients, and this one names none; add `recipients:`"],
    ),
    "data that the policy lacks": (
        POLICY,
        ANNEX.replace("[foot-data]", "[hand-data]"),
        [f'{PLACE}:6:70: "hand-data" is not declared under `data:`; did you mean "account-data"?'],
    ),
    "a policy of another": (
        HEAD + "of: zeta\n",
        HEAD,
        ["policies/acme/policy.yml:10:1: only an annex is a part of a policy; write `kind: annex`, or delete the line"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASUNDER)
def test_the_two_must_fit(tree: Tree, name: str) -> None:
    """What does not is told at its line, once, whether both are read or one of them."""
    policy, annex, expected = ASUNDER[name]
    both(tree, policy, annex)
    assert problems(tree) == expected


def test_an_annex_has_no_annex(tree: Tree) -> None:
    """What it belongs to is the policy."""
    plain = ANNEX.partition("recipients:")[0] + "recipients: {email: {kind: email-providers}}\n"
    both(tree, plain.replace("of: acme", "of: zeta"), plain)
    tree.company(HEAD + "annexes: [acme]\n", "zeta")
    assert problems(tree) == [f'{PLACE}:3:5: "acme" is an annex itself; write the id of the policy that both belong to']


def test_a_policy_is_not_read_without_its_annex(tree: Tree) -> None:
    """What is wrong with the annex is wrong with the policy that refers to it."""
    both(tree, annex=ANNEX.replace("country: TR", "country: XX"))
    assert problems(tree, ["acme"]) == problems(tree, ["acme-providers"]) != []


def test_an_annex_may_be_unlisted(tree: Tree) -> None:
    """The policy leads to it."""
    both(tree, annex=ANNEX + "publication: unlisted\n")
    assert [company.id for company in load_all(tree.root / "policies", tree.root)] == ["acme", "acme-providers"]
