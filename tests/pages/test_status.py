"""`status.json`: what the site shows on its day, and the first later day on which that changes."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from klausa import __version__
from klausa.pages import Options, site
from klausa.releases import read_history
from tests.pages.records import TWO, WORDS, assets, hosted, put, told
from tests.releases.records import event
from tests.tree import Tree


def status(tree: Tree, on: str, review: bool = False, **settings: str) -> Any:
    """The file for the policies on record, with a setting more for one of them."""
    ids = sorted(path.name for path in (tree.root / "policies").iterdir())
    items = [told(tree, hosted("Nimbo") + settings.get(id_, ""), on, id_=id_) for id_ in ids]
    return json.loads(assets(site(items, WORDS, Options("en", review=review)))["status.json"])


@pytest.fixture
def recorded(tree: Tree) -> Tree:
    """A policy with two releases and one with nothing on record."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "2.0", "2026-01-01", published="2025-11-01")
    tree.company(TWO, "bolt")
    return tree


def test_the_whole_file(recorded: Tree) -> None:
    """The contract, key by key."""
    history = read_history(recorded.root / "policies/acme")
    bolt = assets(site([told(recorded, hosted("Nimbo"), "2025-12-31", id_="bolt")], WORDS))
    assert status(recorded, "2025-12-31") == {
        "klausa": __version__,
        "as_of": "2025-12-31",
        "due": "2026-01-01",
        "policies": {
            "acme": {
                "in_force": "1.0",
                "release": history.releases[0].digest,
                "newest": history.newest,
                "retired": None,
                "text": {code: hashlib.sha256(text.encode()).hexdigest() for code, text in history.releases[0].texts.items()},
                "due": "2026-01-01",
            },
            "bolt": {
                "in_force": None,
                "release": None,
                "newest": None,
                "retired": None,
                "text": {code: hashlib.sha256(bolt[f"{code}/bolt/policy.md"].encode()).hexdigest() for code in ("en", "de")},
                "due": None,
            },
        },
    }


@pytest.mark.parametrize(
    ("on", "due"),
    [("2024-06-01", "2025-01-01"), ("2025-01-01", "2025-11-20"), ("2025-11-20", "2026-04-01"), ("2026-04-01", "2026-05-01")],
)
def test_the_next_day_on_which_something_changes(on: str, due: str, recorded: Tree) -> None:
    """A release takes effect, or what was put on record for a later day begins to count."""
    folder = recorded.root / "policies/acme"
    event(folder, "postponed", "2025-11-20", release="2.0", effective="2026-04-01")
    event(folder, "retired", "2026-05-01")
    found = status(recorded, on)
    assert (found["due"], found["policies"]["acme"]["due"]) == (due, due)


def test_a_retired_policy(recorded: Tree) -> None:
    """Nothing is in force, nothing is due, no text is shown."""
    event(recorded.root / "policies/acme", "retired", "2025-12-01")
    found = status(recorded, "2025-12-01")["policies"]["acme"]
    assert (found["in_force"], found["retired"], found["text"], found["due"]) == (None, "2025-12-01", {}, None)


@pytest.mark.parametrize("setting", ["publication: private\n", "publication: unlisted\n"])
def test_only_what_the_public_may_know(setting: str, recorded: Tree) -> None:
    """A private policy is not there; an unlisted one is not named, since this file is a list. A review names both."""
    assert set(status(recorded, "2025-12-31", acme=setting)["policies"]) == {"bolt"}
    assert set(status(recorded, "2025-12-31", review=True, acme=setting)["policies"]) == {"acme", "bolt"}
    assert (status(recorded, "2025-12-31", acme=setting)["due"] is None) == ("private" in setting)
