"""A policy with another id keeps its record, which says what it was called before; no two policies claim one old id."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from klausa.errors import Unreadable
from klausa.events import Refused, mentions, open_book, rename
from klausa.load import load_all
from klausa.releases import read_history
from tests.releases.records import day, event, history
from tests.tree import SMALL, Tree, digest

ON = day("2026-01-01")


@pytest.mark.parametrize("released", [True, False])
def test_a_policy_moves_with_its_record(released: bool, tree: Tree) -> None:
    """Also one that has nothing on record yet: its old addresses lead on, too."""
    company = tree.company(SMALL)
    if released:
        history(company, {"1.0": "2025-01-01"})
    rename(open_book(tree.root, "acme"), "zenith", ON)
    rename(open_book(tree.root, "zenith"), "apex", ON)
    assert sorted(path.name for path in (tree.root / "policies").iterdir()) == ["apex"]
    (found,) = load_all(tree.root / "policies", tree.root)
    assert (found.id, found.history.old_ids, len(found.history.releases)) == ("apex", ("acme", "zenith"), int(released))


def test_a_policy_may_go_back_to_an_id_of_its_own(tree: Tree) -> None:
    """Then only the other one is an old address."""
    tree.company(SMALL)
    for old, new in (("acme", "zenith"), ("zenith", "acme")):
        rename(open_book(tree.root, old), new, ON)
    (found,) = load_all(tree.root / "policies", tree.root)
    assert found.id == "acme" and "zenith" in found.history.old_ids


def test_interrupted_before_the_folder_moves(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is as it was for everybody, and the same command ends it, with one event."""
    history(tree.company(SMALL), {"1.0": "2025-01-01"})

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", stop)
        with pytest.raises(KeyboardInterrupt):
            rename(open_book(tree.root, "acme"), "zenith", ON)
    assert [company.id for company in load_all(tree.root / "policies", tree.root)] == ["acme"]
    rename(open_book(tree.root, "acme"), "zenith", ON)
    assert len(read_history(tree.root / "policies/zenith").events) == 1


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("umbrella", 'policies/umbrella: there is something called "umbrella" already'),
        ("Zenith", "lower-case letters, digits and hyphens"),
        ("initech", 'this policy was called "initech" before, and another is called so now'),
    ],
)
def test_ids_that_cannot_be_taken(new: str, words: str, tree: Tree) -> None:
    """What another policy is, or was, called."""
    tree.company(SMALL)
    event(tree.company(SMALL, "umbrella"), "renamed", "2025-01-01", was="initech")
    before = digest(tree.root)
    with pytest.raises(Refused) as refused:
        rename(open_book(tree.root, "acme"), new, ON)
    assert words in str(refused.value)
    assert digest(tree.root) == before


def clash(tree: Tree) -> str:
    """Why the policies cannot be read."""
    with pytest.raises(Unreadable) as raised:
        load_all(tree.root / "policies", tree.root)
    return str(raised.value)


def test_two_policies_that_were_called_the_same(tree: Tree) -> None:
    """As a merge of two branches may leave it."""
    for id_ in ("acme", "umbrella"):
        event(tree.company(SMALL, id_), "renamed", "2025-01-01", was="initech")
    assert clash(tree).startswith(
        'policies/umbrella/releases/events.yml: this policy was called "initech" before, and so was "acme"'
    )


def test_a_new_policy_with_an_old_id(tree: Tree) -> None:
    """Its addresses are another's."""
    tree.company(SMALL)
    event(tree.company(SMALL, "umbrella"), "renamed", "2025-01-01", was="acme")
    assert 'this policy was called "acme" before, and another is called so now' in clash(tree)
    assert "klausa rename acme …" in clash(tree)


def test_who_still_says_the_old_id_is_told(tree: Tree) -> None:
    """An annex its policy."""
    tree.company(SMALL)
    tree.company("languages: [en]\nkind: annex\nof: acme\n", "providers")
    book = open_book(tree.root, "acme")
    assert [Path(str(place)).name for place in mentions(book)] == ["policy.yml:3:5"]
