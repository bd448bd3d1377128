"""Addresses of a policy before it was renamed: every one leads on, through every name that it had."""

from __future__ import annotations

import json

import pytest

from tests.pages.records import assets, at, hosted, made, pages, put
from tests.releases.records import event
from tests.sites import Html
from tests.tree import Tree


@pytest.fixture
def renamed(tree: Tree) -> Tree:
    """Two releases, and two names before this one."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "2.0", "2026-01-01")
    for day, was in (("2026-02-01", "acne"), ("2026-03-01", "ackme")):
        event(tree.root / "policies/acme", "renamed", day, was=was)
    return tree


def test_every_address_leads_on(renamed: Tree) -> None:
    """Texts, pairs, versions, redlines, the history; by a refresh, a canonical link and a link to see, in the page's language."""
    found = made(renamed, hosted("Cirro"), "2026-04-01")
    files, there = assets(found), pages(found)
    wanted = {path for path in there if "/acme/" in path}
    assert {"en/acme/", "en-de/acme/", "de/acme/v/1.0/", "en/acme/changes/1.0...2.0/", "en/acme/history/"} <= wanted
    for was in ("acne", "ackme"):
        assert {path for path in files if f"/{was}/" in path and path.endswith("/index.html")} == {
            path.replace("/acme/", f"/{was}/") + "index.html" for path in wanted
        }
        for path in wanted:
            old = path.replace("/acme/", f"/{was}/")
            html = Html(files[f"{old}index.html"])
            assert html.language == there[path].language and html.noindex
            (refresh,) = (
                attributes["content"] for tag, attributes in html.elements if tag == "meta" and "http-equiv" in attributes
            )
            (canonical,) = (attributes["href"] for tag, attributes in html.elements if tag == "link")
            assert refresh == f"0; url={canonical}" and html.links() == [canonical]
            assert at(old, canonical or "") == path.rstrip("/")
            assert not any(tag == "script" for tag, _ in html.elements)
            assert there[path].title in html.words


def test_data_files_stand_at_both_addresses(renamed: Tree) -> None:
    """Nothing leads a program on."""
    files = assets(made(renamed, hosted("Cirro"), "2026-04-01"))
    names = ("policy.md", "policy.txt", "policy.json", "policy.fragment.html", "version.json", "feed.xml")
    assert all(files[f"{code}/acne/{name}"] == files[f"{code}/acme/{name}"] for code in ("en", "de") for name in names)
    assert json.loads(files["en/acne/version.json"])["address"] == "en/acme/"


def test_the_history_says_it(renamed: Tree) -> None:
    """On its day, with the name that the addresses had."""
    html = pages(made(renamed, hosted("Cirro"), "2026-04-01"))["en/acme/history/"].html
    assert "On 1 February 2026 the address of this policy changed; before, it contained “acne”." in html


def test_a_name_that_came_back_leads_nowhere_else(renamed: Tree) -> None:
    """Renamed away and back again."""
    event(renamed.root / "policies/acme", "renamed", "2026-03-02", was="acme")
    found = made(renamed, hosted("Cirro"), "2026-04-01")
    assert not any(path.startswith("en/acme/") and path.endswith("index.html") for path in assets(found))
