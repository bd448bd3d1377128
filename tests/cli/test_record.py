"""The command that puts on record: versions published elsewhere, and what is said after freezing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from klausa.cli import main
from tests.tree import SMALL, Tree, digest

Run = Callable[..., Result]
ADDRESS = "https://acme.example/privacy"


@pytest.fixture
def klausa(tree: Tree) -> Run:
    """Runs the command on the tree, on a day."""

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, [*words, "--root", str(tree.root), "--as-of", "2026-03-02"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def test_a_version_published_elsewhere(tree: Tree, klausa: Run) -> None:
    """Its dates and nothing else; the next one goes before nothing of ours."""
    tree.company(SMALL)
    done = klausa("release", "acme", "--elsewhere", ADDRESS, "--version", "1.1", "--effective", "2025-11-03")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "put policies/acme/releases/1.1 on record, without any text; commit it\n"
    before = digest(tree.root)
    again = klausa("release", "acme", "--elsewhere", ADDRESS, "--version", "1.1")
    assert again.exit_code == 1 and again.stdout == ""
    assert again.stderr.endswith("1 obstacle; nothing was frozen\n")
    assert digest(tree.root) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--version", "1.1"), "--version, --published and --effective belong to --elsewhere; write them into next.yml"),
        (("--elsewhere", "acme.example"), '"acme.example" is not an address; write it whole, starting with https://'),
        (("--elsewhere", ADDRESS, "--version", "a/b"), '"a/b" cannot be a version'),
        (("--elsewhere", ADDRESS, "--published", "2026-02-30"), "'2026-02-30' does not match the format"),
    ],
)
def test_wrong_use_of_it(words: tuple[str, ...], said: str, tree: Tree, klausa: Run) -> None:
    """Exit code 2, and nothing written."""
    tree.company(SMALL)
    before = digest(tree.root)
    result = klausa("release", "acme", *words)
    assert result.exit_code == 2 and said in result.stderr
    assert digest(tree.root) == before


def test_what_comes_of_a_release_is_said_after_it(tree: Tree, klausa: Run) -> None:
    """Here, that nothing is in force yet."""
    tree.company(SMALL, next='version: "1.0"\npublished: 2026-03-02\neffective: 2026-05-01\n')
    klausa("render")
    assert klausa("release", "acme").stdout.splitlines() == [
        "froze policies/acme/releases/1.0; commit it, and it never changes again",
        "nothing is in force before 2026-05-01: until then the policy's address shows its history alone",
    ]


def test_a_release_that_no_page_shows_says_so(tree: Tree, klausa: Run) -> None:
    """A policy begins private, and is easily frozen so."""
    tree.company(SMALL + "publication: private\n")
    klausa("render")
    klausa("release", "acme")
    assert "no page shows it yet, since acme is private" in klausa("release", "acme").stdout
