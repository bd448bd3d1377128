"""`klausa verify`: exit codes, which day and which options it goes by."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klausa.cli import main
from tests.pages.records import hosted, put
from tests.sites import build
from tests.tree import MKDOCS, Tree


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A policy with two releases, the second in force from 1 December, and its site of 22 November."""
    tree = Tree(tmp_path_factory.mktemp("made"))
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {as_of: 2026-11-22}}]"))
    put(tree, hosted("Kumo").replace("[en, de]", "[en]"), "1.0", "2026-01-01")
    put(tree, hosted("Awan").replace("[en, de]", "[en]"), "1.1", "2026-12-01", published="2026-11-01")
    build(tree.root)
    return tree


@pytest.fixture
def tree(made: Tree, tmp_path: Path) -> Tree:
    """A copy of it."""
    return Tree(Path(shutil.copytree(made.root, tmp_path / "tree")))


def verify(tree: Tree, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments, "--root", str(tree.root)])


def test_a_site_as_it_should_be(tree: Tree) -> None:
    ran = verify(tree, str(tree.root / "site"))
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr.startswith("as it should be on 2026-11-22; pages: ")


def test_each_difference_is_a_line(tree: Tree) -> None:
    (tree.root / "site/en/acme/policy.md").unlink()
    ran = verify(tree, str(tree.root / "site"))
    assert (ran.exit_code, ran.stdout) == (1, "en/acme/policy.md: is missing; build the site again\n")
    assert ran.stderr == "1 difference\n"


def test_another_day_is_another_site(tree: Tree) -> None:
    """From 1 December another text is in force than the one that was built."""
    ran = verify(tree, str(tree.root / "site"), "--as-of", "2026-12-01")
    assert ran.exit_code == 1
    assert "en/acme/policy.md: holds something else than the policy says" in ran.stdout
    assert 'en/acme/index.html: says something else than the policy in the clause "recipients"' in ran.stdout


def test_the_options_of_mkdocs_yml_count(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that the environment sets there."""
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {as_of: 2026-11-22, review: !ENV [KLAUSA_REVIEW, false]}}]"))
    assert verify(tree, str(tree.root / "site")).exit_code == 0
    monkeypatch.setenv("KLAUSA_REVIEW", "true")
    ran = verify(tree, str(tree.root / "site"))
    assert ran.exit_code == 1 and "review/acme/index.html: is missing; build the site again\n" in ran.stdout


def test_forms_that_are_asked_for_belong_to_the_site(tree: Tree) -> None:
    """They are missing where they are not there, and are no surplus where they are."""
    pytest.importorskip("docx")
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {as_of: 2026-11-22, forms: [docx]}}]"))
    ran = verify(tree, str(tree.root / "site"))
    assert ran.exit_code == 1 and "en/acme/policy.docx: is missing; build the site again\n" in ran.stdout
    build(tree.root)
    ran = verify(tree, str(tree.root / "site"))
    assert ran.exit_code == 0, ran.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name the folder of a built site, or a published one with --live URL"),
        (["{site}", "--live", "https://policies.example/"], "name the folder of a built site, or a published one"),
        (["nowhere"], "does not exist"),
        (["--live", "file:///etc/passwd"], "write an address such as https://policies.example/"),
        (["--live", "policies.example"], "write an address such as https://policies.example/"),
        (["{site}", "--as-of", "soon"], 'as_of is "soon"'),
    ],
)
def test_wrong_use(arguments: list[str], told: str, tree: Tree) -> None:
    ran = verify(tree, *(argument.format(site=tree.root / "site") for argument in arguments))
    assert ran.exit_code == 2 and told in ran.stderr


def test_a_host_that_nobody_reaches(tree: Tree) -> None:
    """Exit code 2: whether the site is right is not known."""
    ran = verify(tree, "--live", "http://127.0.0.1:9/")
    assert ran.exit_code == 2 and "http://127.0.0.1:9/status.json: cannot be fetched" in ran.stderr
