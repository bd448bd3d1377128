"""The README tells the truth: its commands run, its example yields the text that it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from klausa.pipeline import run
from klausa.text import body
from tests.tree import MINIMAL, Tree

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "templates/README.md",
    "locales/README.md",
    "generator/klausa/vocabulary/README.md",
    "generator/klausa/regimes/README.md",
]


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def block_with(words: str) -> str:
    """The one YAML block that holds these words."""
    (block,) = (block for block in blocks("yaml") if words in block)
    return block


def commands() -> list[str]:
    """Every `klausa` and `mkdocs` command line of the README, without its comment."""
    lines = [line.split("#")[0].strip() for block in blocks("console") for line in block.splitlines()]
    inline = re.findall(r"`((?:klausa|mkdocs) [^`]+)`", README)
    return [line for line in [*lines, *inline] if line.startswith(("klausa ", "mkdocs "))]


def test_the_example_yields_the_text_shown(tmp_path: Path) -> None:
    """Each line of the three texts stands in the rendered policy, in its language, and nothing but headings is left out."""
    folder = tmp_path / "policies/warung"
    folder.mkdir(parents=True)
    (folder / "policy.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    (told,) = run(tmp_path)
    for language, shown in zip(told.rendered, blocks("markdown"), strict=True):
        lines = [line for line in body(told.rendered[language]).splitlines() if line and not line.startswith(("#", "[//]"))]
        assert [line for line in shown.splitlines() if line] == lines


def test_the_commands_run(tmp_path: Path) -> None:
    """Every command of the README works in a fresh folder, in the order in which it is shown."""
    (tmp_path / "policies").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Try\n" + block_with("plugins:"), encoding="utf-8")
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Nothing yet"]):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "commit.gpgsign=false", *words]
        subprocess.run(git, cwd=tmp_path, check=True)
    assert len(commands()) >= 6
    for line in commands():
        # what serves never ends, and builds first
        line = line.replace("mkdocs serve", "mkdocs build")
        ran = subprocess.run(
            f"{shlex.quote(str(BIN))}/{line}",
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": f"{BIN}:/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"},
        )
        assert ran.returncode == 0, f"{line}: {ran.stdout}{ran.stderr}"


def test_the_laws_and_the_review_are_read(tree: Tree) -> None:
    """What is shown of `regimes:` and `review.yml` is what a policy can hold; the answers there are taken."""
    company = tree.load(MINIMAL + block_with("coverage: require"), review=block_with("answers:"))
    assert [entry.coverage for entry in company.policy.regimes] == ["require", "report"]
    assert [answer.finding for answer in company.review.answers] == ["gdpr/eu-representative"]
    assert list(company.review.circumstances) == ["consumers-addressed"]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Each relative link of README and how-to pages names a file that is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((ROOT / page).parent / target).exists(), target
