"""The command that signs: what it writes, what it refuses, and what the others say of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from klausa.cli import main
from tests.tree import SMALL, Tree, digest

Run = Callable[..., Result]
COUNSEL = ("--by", "A. Lawyer", "--role", "counsel")


@pytest.fixture
def klausa(tree: Tree) -> Run:
    """Runs the command on a policy in two languages, on a day."""
    tree.with_german()
    tree.company(SMALL.replace("[en]", "[en, de]"))

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, [*words, "--root", str(tree.root), "--as-of", "2026-03-02"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    assert run("render").exit_code == 0
    return run


def test_everything_is_signed_once(tree: Tree, klausa: Run) -> None:
    """In each language; the second time there is nothing to do."""
    done = klausa("sign", "acme", *COUNSEL)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "en: 8 clauses approved by A. Lawyer",
        "de: 8 clauses approved by A. Lawyer",
        "wrote policies/acme/review.yml; commit it",
    ]
    text = (tree.root / "policies/acme/review.yml").read_text(encoding="utf-8")
    assert text.count("\n") == 17 and text.count("by: A. Lawyer, role: counsel, on: 2026-03-02}") == 16
    again = klausa("sign", "acme", *COUNSEL)
    assert again.stdout == "A. Lawyer has signed all of it already; nothing was written\n"
    assert (tree.root / "policies/acme/review.yml").read_text(encoding="utf-8") == text


def test_the_clauses_and_languages_that_are_named(klausa: Run) -> None:
    """And no other; `klausa check` sums up."""
    assert klausa("sign", "acme", "sale", "--lang", "de", "--by", "B", "--role", "reviewer").stdout.startswith(
        "de: 1 clause reviewed by B\n"
    )
    assert "  signed: en none of 8; de 1 of 8 reviewed\n" in klausa("check").stderr


def test_nothing_is_said_of_sign_offs_where_there_are_none(klausa: Run) -> None:
    """Nor asked for."""
    assert "signed" not in klausa("check").output


def test_people_sign_what_is_committed(tree: Tree, klausa: Run) -> None:
    """Stale text is signed by nobody."""
    tree.company(SMALL.replace("[en]", "[en, de]").replace("Kumo", "Nimbus"))
    before = digest(tree.root)
    stopped = klausa("sign", "acme", *COUNSEL)
    assert (stopped.exit_code, stopped.stdout) == (1, "")
    assert stopped.stderr.splitlines()[0] == (
        "policies/acme/text/de.md: the committed text is stale; run `klausa render`, and read what it writes"
    )
    assert stopped.stderr.endswith("people sign the words that are committed; nothing was signed\n")
    assert digest(tree.root) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sign", "acme", "sales", *COUNSEL), 'acme has no clause "sales"; did you mean "sale"?'),
        (("sign", "acme", "--lang", "fr", *COUNSEL), "acme has no text in fr; write --lang with one of en, de"),
        (("sign", "acme", "--by", " ", "--role", "counsel"), "--by"),
        (("sign", "acme", "--by", "A", "--role", "judge"), "'judge' is not one of 'reviewer', 'counsel'"),
        (("sign", "acme", "--role", "counsel"), "Missing option '--by'"),
        (("sign", "acne", *COUNSEL), 'there is no policy "acne"'),
    ],
)
def test_wrong_use_of_it(words: tuple[str, ...], said: str, tree: Tree, klausa: Run) -> None:
    """Exit code 2, and nothing written."""
    before = digest(tree.root)
    result = klausa(*words)
    assert result.exit_code == 2 and said in result.stderr, result.stderr
    assert digest(tree.root) == before


def test_a_release_waits_for_what_is_required(tree: Tree, klausa: Run) -> None:
    """Then it is on record who signed."""
    tree.write("policies/acme/review.yml", "required: {sign-off: {role: counsel, languages: [de]}} # our rule\n")
    tree.write("policies/acme/next.yml", 'version: "1.0"\npublished: 2026-03-02\neffective: 2026-03-02\n')
    stopped = klausa("release", "acme")
    assert stopped.exit_code == 1 and stopped.stderr.endswith("1 obstacle; nothing was frozen\n")
    assert "review/unsigned every clause in de: not approved by counsel" in stopped.stderr
    klausa("sign", "acme", "--lang", "de", *COUNSEL)
    assert klausa("release", "acme").exit_code == 0
    assert "by: A. Lawyer" in (tree.root / "policies/acme/releases/1.0/release.yml").read_text(encoding="utf-8")
