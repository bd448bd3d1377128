"""Whether a folder holds the site: nothing is said of what MkDocs built, and each thing that was taken, changed or left over is named."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from klausa.pages import Options, Site, site
from klausa.pipeline import run_with_words
from klausa.verify import verify_folder
from tests.pages.records import TWO, hosted, put
from tests.sites import build
from tests.tree import MKDOCS, Tree

DAY = datetime.date(2026, 11, 22)


@cache
def wanted(tree: Tree, drafts: bool = False, review: bool = False) -> Site:
    """What the tree's site should hold."""
    told, words = run_with_words(tree.root, day=DAY)
    return site(told, words, Options("en", review, drafts, "https://policies.example/"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Path]:
    """A tree with a released policy that has a draft, and one as it renders; and its public site."""
    tree = Tree(tmp_path_factory.mktemp("made"))
    tree.with_german()
    tree.write("mkdocs.yml", MKDOCS)
    put(tree, TWO, "1.0", "2026-01-01")
    put(tree, hosted("Awan"), "1.1", "2026-06-01")
    tree.company(hosted("Bulut"))
    tree.company(TWO.replace("Acme", "Bolt"), "bolt")
    return tree, build(tree.root)


@pytest.fixture
def built(made: tuple[Tree, Path], tmp_path: Path) -> Path:
    """A copy of the built site, to be spoiled."""
    return Path(shutil.copytree(made[1], tmp_path / "site"))


def said(made: tuple[Tree, Path], built: Path, **options: bool) -> list[str]:
    return [str(problem) for problem in verify_folder(wanted(made[0], **options), built, ["acme", "bolt"])]


def change(path: Path, edit: Callable[[str], str]) -> None:
    """Edits a file, and makes sure that the edit did something."""
    old = path.read_text(encoding="utf-8")
    assert edit(old) != old
    path.write_text(edit(old), encoding="utf-8")


def test_what_mkdocs_built_is_as_it_should_be(made: tuple[Tree, Path]) -> None:
    assert said(made, made[1]) == []


def test_a_page_and_a_file_that_are_missing(made: tuple[Tree, Path], built: Path) -> None:
    """A page may also be a file instead of a folder, as some engines write it."""
    (built / "en/acme/v/1.0/index.html").unlink()
    (built / "de/bolt/policy.md").unlink()
    (built / "en/bolt/index.html").rename(built / "en/bolt.html")
    assert said(made, built) == [
        "de/bolt/policy.md: is missing; build the site again",
        "en/acme/v/1.0/index.html: is missing; build the site again",
    ]


def test_another_text_in_a_page(made: tuple[Tree, Path], built: Path) -> None:
    """Figures, words and clauses, each under the name of its clause; blanks and quotes are the engine's own."""
    change(built / "en/acme/index.html", lambda html: html.replace("90 days", "60 days"))
    change(built / "en/bolt/index.html", lambda html: html.replace('id="sale"', 'id="sold"'))
    change(built / "de/bolt/index.html", lambda html: html.replace("do not", "do\n\n  <em>not</em>").replace("’", "'"))
    assert said(made, built) == [
        'en/acme/index.html: says something else than the policy in the clause "retention"; build the site again',
        'en/bolt/index.html: lacks the clause "sale"; build the site again',
    ]


def test_another_language_of_a_page(made: tuple[Tree, Path], built: Path) -> None:
    """A region is no other language."""
    change(built / "en/acme/index.html", lambda html: html.replace('<html lang="en"', '<html lang="de"'))
    change(built / "en/bolt/index.html", lambda html: html.replace('<html lang="en"', '<html lang="en-GB"'))
    change(built / "de/bolt/index.html", lambda html: html.replace('<html lang="de"', "<html"))
    assert [line.split(";")[0] for line in said(made, built)] == [
        'de/bolt/index.html: <html lang> says nothing where the page is in "de"',
        'en/acme/index.html: <html lang> says "de" where the page is in "en"',
    ]


@pytest.mark.parametrize("name", ["policy.md", "policy.txt", "policy.json", "version.json"])
def test_files_are_compared_byte_for_byte(name: str, made: tuple[Tree, Path], built: Path) -> None:
    """A blank at the end is another file."""
    change(built / "en/acme" / name, lambda text: text + " ")
    assert said(made, built) == [f"en/acme/{name}: holds something else than the policy says; build the site again"]


def test_a_style_sheet_may_be_written_smaller(made: tuple[Tree, Path], built: Path) -> None:
    """But it must be there."""
    sheet = built / "assets/stylesheets/klausa-redline.css"
    change(sheet, lambda text: text.replace("\n", ""))
    assert said(made, built) == []
    sheet.unlink()
    assert len(said(made, built)) == 1


def test_what_is_not_public_and_was_left_over(made: tuple[Tree, Path], built: Path) -> None:
    """A draft, a review and a release that nobody knows; a page of somebody's own below the address stays theirs."""
    for name in ("en/acme/draft/index.html", "review/acme/index.html", "de/acme/v/0.9/index.html", "en/acme/faq/index.html"):
        (built / name).parent.mkdir(parents=True)
        (built / name).write_text("<html>")
    assert said(made, built) == [
        f"{name}: should not be there; empty the folder and build the site again"
        for name in ("de/acme/v/0.9/index.html", "en/acme/draft/index.html", "review/acme/index.html")
    ]


def test_a_build_with_drafts_and_for_counsel_is_another_site(made: tuple[Tree, Path], tmp_path: Path) -> None:
    """The public one lacks their pages, and they have pages that are not for the public."""
    tree, public = made
    lacking = {line.split(":")[0] for line in said(made, public, drafts=True, review=True)}
    assert {"en/acme/draft/index.html", "review/bolt/index.html"} <= lacking
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {drafts: true, review: true}}]"))
    try:
        inside = build(tree.root, tmp_path / "inside")
    finally:
        tree.write("mkdocs.yml", MKDOCS)
    assert said(made, inside, drafts=True, review=True) == []
    assert {line.split(":")[0] for line in said(made, inside)} >= {"en/acme/draft/index.html", "review/bolt/index.html"}
