"""Companies' folders read into the model: what is a company, where each value stood, and facts that several share."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from klausa.errors import Location, Unreadable
from klausa.load import find, load, load_all
from klausa.model import Duration, Term
from tests.releases.records import release
from tests.tree import MINIMAL, SMALL, Tree


def test_a_folder_with_a_policy_is_a_company(tree: Tree) -> None:
    """Other folders, files and the shared facts are none; the order is that of the names."""
    tree.company(id_="zeta")
    tree.company(id_="acme")
    tree.write("policies/guide/index.md", "# Guide\n")
    tree.write("policies/_shared/policy.yml", "links: {present: yes}\n")
    tree.write("policies/deep/er/policy.yml", MINIMAL)
    tree.write("policies/policy.yml", MINIMAL)
    assert [folder.name for folder in find(tree.root / "policies")] == ["acme", "zeta"]
    assert [company.id for company in load_all(tree.root / "policies", tree.root)] == ["acme", "zeta"]
    assert [company.id for company in load_all(tree.root / "policies", tree.root, ["zeta"])] == ["zeta"]


def test_no_policies_are_no_error(tmp_path: Path) -> None:
    """An empty tree is a site without policies."""
    assert load_all(tmp_path / "policies", tmp_path) == ()


def test_facts_are_typed(tree: Tree) -> None:
    """Durations, terms and names, not strings and dicts."""
    policy = tree.load(SMALL).policy
    period = policy.retention["logs"].period
    assert period is not None and period.at_most == Duration(90, "day")
    assert policy.recipients["hosting"].kind == Term("recipients", "hosting-providers")
    assert policy.data["account-data"].items[1].item.id == "email-address"


def test_the_coming_release_is_optional_in_all_its_parts(tree: Tree) -> None:
    """Nothing is invented: what `next.yml` does not say is None; versions stay as they are written."""
    assert tree.load().next.version is None
    coming = tree.load(next="version: 1.10\neffective: 2026-03-01\n").next
    assert (coming.version, coming.published, coming.effective) == ("1.10", None, datetime.date(2026, 3, 1))


def test_every_value_knows_its_line(tree: Tree) -> None:
    """Places are relative to the root, with line and column."""
    company = tree.load(SMALL)
    assert company.where(("retention", "logs", "period", "at-most")) == Location("policies/acme/policy.yml", 12, 52)
    assert company.where(("nothing", "here")) == Location("policies/acme/policy.yml", 1, 1)


def test_a_folder_outside_the_root_is_named_in_full(tree: Tree, tmp_path: Path) -> None:
    """`docs_dir` may stand anywhere."""
    folder = tree.company(MINIMAL + "x: 1\n")
    with pytest.raises(Unreadable) as raised:
        load(folder, tmp_path / "elsewhere")
    assert raised.value.problems[0].location.file == f"{folder.resolve().as_posix()}/policy.yml"


def test_shared_facts_are_taken_in_by_name(tree: Tree) -> None:
    """Their place is the shared file, and files that are not named are not read."""
    tree.write("policies/_shared/links.yml", "links: {present: yes}\n")
    tree.write("policies/_shared/broken.yml", "links: [\n")
    company = tree.load(MINIMAL + "use: [links]\n")
    assert company.policy.links is not None and company.policy.links.present == "yes"
    assert company.where(("links", "present")) == Location("policies/_shared/links.yml", 1, 18)
    assert company.where(("name",)).file == "policies/acme/policy.yml"


def test_shared_facts_and_the_file_refer_to_each_other(tree: Tree) -> None:
    """A reference may cross from one to the other, in both directions."""
    tree.write(
        "policies/_shared/reach.yml", "contacts:\n  privacy: {email: privacy@acme.example}\nrequests: {deletion-contact: help}\n"
    )
    with pytest.raises(
        Unreadable, match=r'_shared/reach\.yml:3:30: "help" is not declared under `contacts:`; known here: privacy'
    ):
        tree.load(MINIMAL + "use: [reach]\n")
    tree.write("policies/_shared/reach.yml", "contacts:\n  privacy: {email: privacy@acme.example}\n")
    assert tree.load(MINIMAL + "use: [reach]\nrequests: {contact: privacy}\n").policy.requests is not None


def test_own_terms_are_terms(tree: Tree) -> None:
    """A word of the policy's own can stand wherever a term of its kind can, a data category included."""
    own = "terms:\n  data:\n    badge-number: {en: badge number}\ndata:\n  badge-number: {items: [badge-number, name]}\n"
    assert tree.load(MINIMAL + own).policy.data["badge-number"].items[0].item == Term("data", "badge-number")


def test_an_own_term_is_of_one_kind(tree: Tree) -> None:
    """A word for data is no purpose."""
    with pytest.raises(Unreadable, match='"badge-number" is not a term for purposes'):
        tree.load(MINIMAL + "terms:\n  data:\n    badge-number: {en: badge number}\npurposes: [badge-number]\n")


def test_an_empty_value_is_told_once(tree: Tree) -> None:
    """Not a second time as being of the wrong type. (With the C loader it was once told as the wrong type only.)"""
    with pytest.raises(Unreadable) as raised:
        tree.load("languages: [en]\nname: Acme\ndata:\npurposes:\n")
    assert [str(problem) for problem in raised.value.problems] == [
        'policies/acme/policy.yml:3:6: nothing stands after the colon; write a value or "undeclared", or delete the line',
        'policies/acme/policy.yml:4:10: nothing stands after the colon; write a value or "undeclared", or delete the line',
    ]


def test_releases_without_the_facts_beside_them(tree: Tree) -> None:
    """Whoever deleted the policy file is told how a policy ends; nothing is said of others where one is asked for."""
    tree.company(SMALL)
    release(tree.company(SMALL, "umbrella"), "1.0", "2025-01-01")
    (tree.root / "policies/umbrella/policy.yml").unlink()
    for only in ((), ("umbrella",)):
        with pytest.raises(Unreadable) as raised:
            load_all(tree.root / "policies", tree.root, only)
        assert [str(problem) for problem in raised.value.problems] == [
            "policies/umbrella: releases are on record here, and policy.yml is missing; "
            "restore the folder from the history of the repository; to end the policy: klausa retire umbrella"
        ]
    assert [company.id for company in load_all(tree.root / "policies", tree.root, ["acme"])] == ["acme"]
