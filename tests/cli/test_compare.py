"""`klausa diff`: what it prints where, and its exit codes."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from klausa.cli import main
from tests.diff import LONGER, Repository, repository
from tests.tree import Tree, digest


def run(kept: Repository, *words: str) -> Result:
    """Runs the command on the tree."""
    result = CliRunner().invoke(main, ["diff", *words, "--root", str(kept.tree.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def test_diff(tree: Tree) -> None:
    """0 with and without differences; chosen policies and languages; a file where one is named, else standard output."""
    kept = repository(tree)
    assert (run(kept).exit_code, run(kept).stdout) == (0, "HEAD → working tree\nNothing changed.\n")
    kept.render(LONGER)
    shown = run(kept, "--lang", "tr", "--policy", "acme")
    assert shown.exit_code == 0 and "\n    tr  " in shown.stdout and "\n    en  " not in shown.stdout
    file = tree.root / "changes.html"
    written = run(kept, "HEAD", "--format", "html", "--output", str(file))
    assert (written.exit_code, written.stdout) == (0, "")
    assert file.read_text(encoding="utf-8") == run(kept, "HEAD", "--format", "html").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--format", "docx"), "--output"),
        (("--policy", "acmee"), 'did you mean "acme"?'),
        (("--lang", "de"), "known here: en, id, tr"),
        (("nowhere", "--format", "json", "--output", "x.json"), "git knows no such revision"),
    ],
)
def test_wrong_use(words: tuple[str, ...], message: str, tree: Tree) -> None:
    """2, the way out on standard error, and nothing written."""
    kept = repository(tree)
    kept.render(LONGER)
    before = digest(tree.root)
    result = run(kept, *words)
    assert result.exit_code == 2 and message in result.stderr and digest(tree.root) == before
