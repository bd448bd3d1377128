"""A fact as it was frozen, from whichever of the policy's files it stood in."""

from __future__ import annotations

from klausa.prepare import Proposal, put_on_record
from klausa.releases import Frozen, read_history
from klausa.releases.facts import frozen_value
from tests.prepare.policies import FIRST, TODAY, told
from tests.tree import MINIMAL, Tree


def frozen(tree: Tree, text: str) -> Frozen:
    """A policy's first release; afterwards its files say something else."""
    item = told(tree, text, FIRST)
    put_on_record(item, Proposal(), TODAY)
    tree.company("languages: [en]\nname: Other\n")
    return read_history(item.company.folder).ours[0]


def test_a_fact_of_the_policy_file(tree: Tree) -> None:
    """As it was; what nobody declared is None, also where the file says so."""
    release = frozen(tree, MINIMAL + "controller: {legal-name: Acme Ltd}\nsummary: undeclared\n")
    assert frozen_value(release, "name") == "Acme"
    assert frozen_value(release, "controller") == {"legal-name": "Acme Ltd"}
    assert frozen_value(release, "summary") is None and frozen_value(release, "changes") is None


def test_a_fact_of_a_shared_file(tree: Tree) -> None:
    """It was frozen with the release, whatever the shared file says today."""
    tree.write("policies/_shared/brand.yml", "name: Shared Acme\n")
    release = frozen(tree, "languages: [en]\nuse: [brand]\n")
    tree.write("policies/_shared/brand.yml", "name: Today\n")
    assert frozen_value(release, "name") == "Shared Acme"
