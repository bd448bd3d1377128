"""Other frames and engines than Material's: MkDocs' own themes, and what verify says of an engine that runs no plugin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from klausa.cli import main
from tests.pages.records import hosted, put
from tests.sites import Html, build, dead_links, page, pages
from tests.tree import MKDOCS, SMALL, Tree

ADDRESSES = [("en/acme", "en"), ("de/acme", "de"), ("de", "de"), ("en-de/acme", "en"), ("de/acme/history", "de")]


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def tree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A policy on record in two languages, an example, and somebody's own page, built strictly with a theme of MkDocs."""
    made = Tree(tmp_path_factory.mktemp(request.param))
    made.with_german()
    made.write("mkdocs.yml", MKDOCS.replace("{name: material, font: false}", request.param))
    put(made, hosted("Kumo"), "1.0", "2026-01-01")
    made.company(SMALL + "demo: yes\n", "bolt")
    made.write("policies/guide/index.md", "# The guide\n\n    code\n")
    assert CliRunner().invoke(main, ["render", "--root", str(made.root)]).exit_code == 0
    build(made.root, strict=True)
    return made


def test_every_page_says_its_language(tree: Tree) -> None:
    assert [page(tree.root / "site", address).language for address, _ in ADDRESSES] == [code for _, code in ADDRESSES]


def test_no_page_of_ours_asks_another_host(tree: Tree) -> None:
    """These themes fetch a highlighter elsewhere: only somebody's own page may, where the site wants it."""
    asked = {path for path, html in pages(tree.root / "site").items() if any("//" in address for address in html.requests)}
    assert asked == {"guide/index.html"}


def test_what_stands_around_the_text_is_there(tree: Tree) -> None:
    """Banner, dates, the same page in the other language, contents: no theme makes them."""
    bolt, acme = page(tree.root / "site", "en/bolt"), page(tree.root / "site", "de/acme")
    assert "Example" in bolt.words
    assert "1 January 2026" in page(tree.root / "site", "en/acme").words
    assert {"../../en/acme/", "../../en-de/acme/", "#recipients"} <= set(acme.links())


def test_our_dark_colours_stay_out(tree: Tree) -> None:
    """The theme has its own light or dark; ours would be light words on its light paper."""
    assert not [address for address in page(tree.root / "site", "en/acme").requests if "klausa-dark" in address]


def test_fonts_of_the_theme_may_load(tree: Tree) -> None:
    """Its signs are letters of a font, which the page's policy has to admit."""
    html: Html = page(tree.root / "site", "en/acme")
    policy = next(
        attributes["content"] or ""
        for tag, attributes in html.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert "font-src 'self'" in policy


def test_no_link_leads_nowhere(tree: Tree) -> None:
    assert dead_links(tree.root / "site") == []


def test_it_passes_verify(tree: Tree) -> None:
    ran = CliRunner().invoke(main, ["verify", str(tree.root / "site"), "--root", str(tree.root)])
    assert (ran.exit_code, ran.stdout) == (0, "")


def test_an_engine_that_runs_no_plugin_is_found_out(tmp_path: Path) -> None:
    """One that skips plugins in silence publishes the sources and no policy: each of both is named."""
    tree = Tree(tmp_path)
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL)
    tree.write("policies/acme/text/en.md", "# Acme\n")
    shutil.copytree(tree.root / "policies", tree.root / "site")
    ran = CliRunner().invoke(main, ["verify", str(tree.root / "site"), "--root", str(tree.root)])
    assert ran.exit_code == 1
    for line in (
        "acme/policy.yml: is a source and nobody's business; this engine ran no plugin",
        "acme/text/en.md: is a source",
        "en/acme/index.html: is missing",
        "en/acme/policy.json: is missing",
    ):
        assert line in ran.stdout
