"""The guide tells the truth: every command that it shows runs, in order, on a site where it makes sense."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from klausa.cli import main
from tests.pages.records import put, real
from tests.sites import build
from tests.tree import ROOT, SMALL, Tree

GUIDE = ROOT / "policies/guide"
PAGES = sorted(GUIDE.glob("*.md"))
THREE = SMALL.replace("[en]", "[en, id, tr]")
# what needs a network, or never ends
PARSED = ("klausa verify --live", "mkdocs serve")
# the day on which a command makes sense, where it is not the day of all
DAYS = {"klausa event withdraw": "2027-02-01"}


def commands(page: Path) -> list[str]:
    """Every `klausa` and `mkdocs` command line of a page's blocks, without its comment."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [re.split(r"\s+# ", line)[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(("klausa ", "mkdocs "))]


SHOWN = [(page.stem, line) for page in PAGES if page.stem != "getting-started" for line in commands(page)]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with `acme`: releases 1.0 and 1.1, and 2.0 and 2.1 upcoming; in a repository whose main branch has it."""
    folder = str(tmp_path_factory.mktemp("guide"))
    tree = Tree(Path(folder))
    for version, effective, host in (("1.0", "2026-01-01", "Kumo"), ("1.1", "2026-06-01", "Awan")):
        put(tree, THREE.replace("Kumo", host), version, effective, real())
    put(tree, THREE.replace("Kumo", "Bulut"), "2.0", "2027-01-01", real(), "2026-11-01")
    put(tree, THREE.replace("Kumo", "Wolke"), "2.1", "2026-12-15", real(), "2026-11-02")
    tree.company(THREE.replace("Kumo", "Nube"))
    tree.write("mkdocs.yml", "site_name: Acme\ndocs_dir: policies\ntheme: {name: material, font: false}\nplugins: [klausa]\n")
    shutil.copy(tree.root / "policies/acme/text/tr.md", tree.root / "tr.md")
    run("klausa render --root " + shlex.quote(folder), "2026-11-22")
    git = ["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "commit.gpgsign=false"]
    for line in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "One"], ["update-ref", "refs/remotes/origin/main", "HEAD"]):
        subprocess.run([*git, *line], check=True, capture_output=True)
    return tree.root


def run(line: str, day: str) -> str:
    """Runs a command line on a day; fails where it fails. Says what it printed."""
    words = shlex.split(line)[1:]
    result = CliRunner().invoke(main, words, env={"KLAUSA_AS_OF": day}, catch_exceptions=False)
    assert result.exit_code == 0, f"{line}: {result.output}"
    return result.output


def test_from_an_empty_folder_to_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the first page, in their order; the YAML that it shows is a policy."""
    monkeypatch.chdir(tmp_path)
    first, serve, *others = commands(GUIDE / "getting-started.md")
    assert first == "klausa init acme" and serve.startswith("mkdocs serve -f acme/")
    run(first, "2026-11-22")
    assert (build(tmp_path / "acme", strict=True) / "en/example/index.html").exists()
    monkeypatch.chdir(tmp_path / "acme")
    (shown,) = (
        block
        for block in re.findall(r"```yaml\n(.*?)```", (GUIDE / "getting-started.md").read_text(encoding="utf-8"), re.DOTALL)
        if block.startswith("languages:")
    )
    Path("policies/acme/policy.yml").write_text(shown, encoding="utf-8")
    for line in others:
        run(line, "2026-11-22")
    assert not (build(tmp_path / "acme", strict=True) / "tr/acme").exists()
    monkeypatch.setenv("KLAUSA_REVIEW", "true")
    assert (build(tmp_path / "acme", strict=True) / "tr/acme/index.html").exists()


@pytest.mark.parametrize(("page", "line"), SHOWN, ids=lambda value: str(value)[:60])
def test_each_command_runs(page: str, line: str, tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a copy of a site with releases; those that need a network are read only."""
    if line.startswith(PARSED):
        name, *words = shlex.split(line)[1:]
        main.commands[name].make_context(name, words)
        return
    root = tmp_path / "site"
    shutil.copytree(prepared, root)
    monkeypatch.chdir(root)
    if "--elsewhere" in line:
        shutil.rmtree("policies/acme/releases")
    if "event translate" in line:
        # a policy that had two languages so far
        shutil.rmtree("policies/acme")
        put(Tree(root), THREE.replace("[en, id, tr]", "[en, id]"), "1.1", "2026-06-01", real())
    if line.startswith("klausa verify site"):
        build(root)
    if line.startswith("mkdocs build"):
        build(root, strict="--strict" in line)
        return
    day = next((day for start, day in DAYS.items() if line.startswith(start)), "2026-11-22")
    run(line, day)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """To other pages of the guide; what leads to the reference is made at each build, where `--strict` looks."""
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert target.startswith("../reference/") or (GUIDE / target).exists(), target
