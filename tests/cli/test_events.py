"""The commands for what happens after a release: what they print, and their exit codes (0 written, 1 not true, 2 unreadable or wrong use)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klausa.cli import main
from klausa.releases import read_history
from tests.releases.records import history, release
from tests.tree import SMALL, Tree, digest

Run = Callable[..., Result]
FILE = "policies/acme/releases/events.yml"


@pytest.fixture
def klausa(tree: Tree) -> Run:
    """Runs the command on a tree with a policy of three releases, on a day on which the second is in force."""
    history(tree.company(SMALL), {"1.0": "2025-01-01", "1.1": "2025-06-01", "2.0": "2026-06-01"})

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, [*words, "--root", str(tree.root), "--as-of", "2026-03-02"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


WRITTEN: list[tuple[list[str], list[str]]] = [
    (["event", "erratum", "acme", "1.0", "--note", "en", "Read 30."], [f"wrote to {FILE}: erratum 1.0, 2026-03-02"]),
    (
        ["event", "postpone", "acme", "2.0", "--to", "2026-09-01"],
        [f"wrote to {FILE}: postponed 2.0, 2026-03-02", "from 2026-03-02 1.1 is in force", "from 2026-09-01 2.0 is in force"],
    ),
    (
        ["event", "overtake", "acme", "2.0", "--by", "1.1"],
        [f"wrote to {FILE}: overtaken 2.0, 2026-03-02", "from 2026-03-02 1.1 is in force"],
    ),
    (
        ["event", "withdraw", "acme", "1.1", "--reinstates", "1.0", "--reason", "too early"],
        [f"wrote to {FILE}: withdrawn 1.1, 2026-03-02", "from 2026-03-02 1.0 is in force", "from 2026-06-01 2.0 is in force"],
    ),
    (
        ["event", "redact", "acme", "1.0", "--clause", "data", "--order", "Court X, 1/2026"],
        [
            f"wrote to {FILE}: redacted 1.0, 2026-03-02",
            'the text of the clause "data" is gone from policies/acme/releases/1.0, in every language',
            "the facts in releases/1.0/policy.yml stay, since they are never published; "
            "so does everything in the history of the repository",
        ],
    ),
    (
        ["retire", "acme", "--reason", "the service ends"],
        [f"wrote to {FILE}: retired acme, 2026-03-02", "from 2026-03-02 no version is in force"],
    ),
    (
        ["rename", "acme", "zenith"],
        [f"wrote to {FILE}: renamed acme, 2026-03-02", "moved policies/acme to policies/zenith; commit both"],
    ),
]


@pytest.mark.parametrize(("words", "lines"), WRITTEN, ids=[" ".join(words[:2]) for words, _ in WRITTEN])
def test_what_is_written_is_told_with_what_it_does(words: list[str], lines: list[str], klausa: Run) -> None:
    """One line for the file, then in words what is different now."""
    result = klausa(*words)
    assert (result.exit_code, result.stdout.splitlines(), result.stderr) == (0, lines, "")


def test_an_added_language(tree: Tree, klausa: Run) -> None:
    """Its file is read from where the translator put it."""
    file = tree.write("tr.md", "# Acme\n\n[//]: # (clause data)\n\n## 1. Veriler\n\nA.\n")
    result = klausa("event", "translate", "acme", "1.0", "tr", "--file", str(file))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "the release 1.0 has its text in tr now"
    found = read_history(tree.root / "policies/acme").find("1.0")
    assert found is not None and "Veriler" in found.texts["tr"]


def test_what_is_not_true_is_told_and_nothing_written(tree: Tree, klausa: Run) -> None:
    """All of it at once; exit 1."""
    before = digest(tree.root)
    result = klausa("event", "overtake", "acme", "1.1", "--by", "3.0")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{FILE}: the release 1.1 took effect on 2025-06-01 and cannot be overtaken any more; "
        "withdraw it, or freeze another release",
        f'{FILE}: there is no release "3.0"; did you mean "2.0" or "1.0"?',
        "2 obstacles; nothing was written",
    ]
    assert digest(tree.root) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["event", "postpone", "acme", "2.0", "--to", "soon"], "'soon' does not match the format"),
        (["event", "erratum", "acme", "1.0", "--note", "en", "A.", "--note", "en", "B."], "there are two notes in en"),
        (["event", "redact", "acme", "--clause", "data", "--order", "X"], "Missing argument 'RELEASES...'"),
        (["retire", "acne"], 'there is no policy "acne"; did you mean "acme"?'),
        (["release", "acme", "--against", "HEAD"], "--against belongs to --rebase"),
        (["release", "acne", "--rebase", "2.0"], 'there is no policy "acne"; did you mean "acme"?'),
    ],
)
def test_wrong_use(words: list[str], said: str, tree: Tree, klausa: Run) -> None:
    """Exit 2, and nothing is written."""
    before = digest(tree.root)
    result = klausa(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert digest(tree.root) == before


def committed(root: Path) -> None:
    """Puts all that is there into a new repository."""
    for words in (
        ["init"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "commit.gpgsign=false", "commit", "-m", "A"],
    ):
        subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def test_check_compares_with_a_revision(tree: Tree, klausa: Run) -> None:
    """A release that is gone with its line is an error, in every format; of other policies nothing is said where one is named."""
    release(tree.company(SMALL, "umbrella"), "1.0", "2025-01-01")
    committed(tree.root)
    assert klausa("check", "--against", "HEAD").exit_code == 0
    folder = tree.root / "policies/acme/releases"
    shutil.rmtree(folder / "2.0")
    (folder / "digests").write_text("".join((folder / "digests").read_text().splitlines(keepends=True)[:-1]))
    found = klausa("check", "--against", "HEAD")
    assert found.exit_code == 1
    assert "policies/acme/releases/digests: error record/dropped release 2.0 is on record at HEAD" in found.stdout
    assert '"ruleId": "record/dropped"' in klausa("check", "--against", "HEAD", "--format", "sarif").stdout
    assert klausa("check", "umbrella", "--against", "HEAD").exit_code == 0
    assert klausa("check").exit_code == 0


def test_check_names_a_policy_that_is_gone_beside_what_that_broke(tree: Tree, klausa: Run) -> None:
    """An annex of it cannot be read then, and the reason is told."""
    tree.company("languages: [en]\nkind: annex\nof: acme\nrecipients:\n  hosting: {names: [Kumo]}\n", "providers")
    committed(tree.root)
    shutil.rmtree(tree.root / "policies/acme")
    found = klausa("check", "--against", "HEAD")
    assert found.exit_code == 2
    assert "policies/acme: the policy acme is on record at HEAD, and is gone" in found.stderr
    assert 'there is no policy "acme"' in found.stderr


def test_a_revision_that_git_does_not_know(tree: Tree, klausa: Run) -> None:
    """Unreadable, like any other input."""
    committed(tree.root)
    assert klausa("check", "--against", "origin/main").exit_code == 2


def test_a_release_of_another_branch_is_put_after_ours(tree: Tree, klausa: Run) -> None:
    """What the reader of the record is told to do works; a text that lacks the other branch's change is told."""
    company = tree.root / "policies/acme"
    other = shutil.copytree(company, tree.root / "other")
    release(company, "2.1", "2026-07-01")
    committed(tree.root)
    release(other, "2.2", "2026-08-01")
    shutil.move(other / "releases/2.2", company / "releases/2.2")
    chain = company / "releases/digests"
    chain.write_text(chain.read_text() + (other / "releases/digests").read_text().splitlines(keepends=True)[-1])
    shutil.rmtree(other)
    broken = klausa("check", "acme")
    assert broken.exit_code == 2 and "`klausa release acme --rebase 2.2`" in broken.stderr
    wrong = klausa("release", "acme", "--rebase", "2.1", "--against", "HEAD")
    assert wrong.exit_code == 2 and "it is published" in wrong.stderr
    done = klausa("release", "acme", "--rebase", "2.2", "--against", "HEAD")
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "put policies/acme/releases/2.2 after all others, with its text, facts and dates as they were; commit it",
            "text/ says something else than this release, which holds what its own branch did: look at both, and release again",
        ],
    )
    assert klausa("check", "acme", "--against", "HEAD").exit_code == 0
