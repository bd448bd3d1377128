"""A folder of broken files: each must end in clear messages with their places and a way out, and never change a byte.

`unreadable/<case>.yml` is the policy file, `<case>.next.yml`, `<case>.review.yml` and `<case>.shared.yml` (read as `_shared/group.yml`)
stand beside it, and each line of `<case>.expected` must occur in what is printed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from klausa.cli import main
from klausa.errors import Problem, Unreadable
from klausa.pipeline import run
from klausa.source import DEEPEST, LARGEST
from tests.tree import MINIMAL, MKDOCS, ROOT, SMALL, Tree, digest

FOLDER = Path(__file__).parent / "unreadable"
CASES = sorted(path.stem for path in FOLDER.glob("*.expected"))
NAMES = {"": "acme/policy.yml", ".next": "acme/next.yml", ".review": "acme/review.yml", ".shared": "_shared/group.yml"}
# a place, and words before and after a semicolon: what is wrong, and the way out
SHAPE = re.compile(r"^policies/[\w/-]+\.yml:[1-9]\d*:[1-9]\d*: \S.+; \S.+$")


def put(tree: Tree, case: str) -> None:
    """Writes the files of a case into a tree."""
    for ending, name in NAMES.items():
        file = FOLDER / f"{case}{ending}.yml"
        if file.exists():
            tree.write(f"policies/{name}", file.read_bytes())


def problems(tree: Tree) -> tuple[Problem, ...]:
    """What reading the tree says; a failure where it can be read, or where anything else is raised."""
    with pytest.raises(Unreadable) as raised:
        run(tree.root)
    return raised.value.problems


def test_every_file_belongs_to_a_case() -> None:
    """A file without its expected words would hold nothing."""
    files = {path.name.split(".")[0] for path in FOLDER.iterdir()}
    assert files == set(CASES)
    assert all((FOLDER / f"{case}.yml").exists() and (FOLDER / f"{case}.expected").read_text().strip() for case in CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_says_where_what_and_the_way_out(case: str, tree: Tree) -> None:
    """Every expected line is printed, each message has place and remedy, and there is nothing beyond the expected."""
    put(tree, case)
    found = problems(tree)
    printed = [str(problem) for problem in found]
    expected = (FOLDER / f"{case}.expected").read_text(encoding="utf-8").splitlines()
    for line in expected:
        assert any(line in message for message in printed), f"{line}\nis not in\n" + "\n".join(printed)
    assert len(printed) == len(expected), "\n".join(printed)
    for message in printed:
        assert SHAPE.match(message), message
        assert "\n" not in message
        assert not re.search(r"Traceback|pydantic|yaml\.|NoneType|<class|\{'|\['|ValueError", message), message


def test_all_that_is_wrong_in_several_files_is_told_in_one_run(tree: Tree) -> None:
    """Two companies, `next.yml` and shared facts: whoever mends them sees everything at once, in the order of the files."""
    tree.company(MINIMAL + "retension: {}\n", "acme", next="effective: soon\n")
    tree.company("languages: [en]\nuse: [group]\nname: Bolt\n", "bolt")
    tree.write("policies/_shared/group.yml", "links: {presents: yes}\n")
    found = problems(tree)
    assert [str(problem.location) for problem in found] == [
        "policies/_shared/group.yml:1:9",
        "policies/acme/next.yml:1:12",
        "policies/acme/policy.yml:3:1",
    ]


def test_an_unknown_policy_is_no_traceback(tree: Tree) -> None:
    """`klausa check acmee` says which policies there are."""
    tree.company()
    with pytest.raises(Unreadable, match=r'there is no policy "acmee"; did you mean "acme"\?'):
        run(tree.root, only=["acmee"])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (MINIMAL.encode() + b"controller: {alias: Acm\xe9}\n", "policy.yml:3:24: this is not valid UTF-8; save the file"),
        (MINIMAL.encode("utf-16"), "policy.yml:1:1: this is not valid UTF-8"),
        (MINIMAL.encode() + b"title: \x07\n", "policy.yml:3:8: a character here may not stand in YAML; delete"),
        (MINIMAL.encode() + b"title: \x00\n", "policy.yml:3:8: a character here may not stand in YAML; delete"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "policy.yml:1:1: "),
    ],
    ids=["latin-1", "utf-16", "bell", "nul", "binary"],
)
def test_bytes_that_are_no_text(raw: bytes, words: str, tree: Tree) -> None:
    """Wrong encodings and control characters have a place too."""
    tree.company(raw)
    (problem,) = problems(tree)
    assert words in str(problem)


def test_a_file_of_fifty_megabytes_is_not_read(tree: Tree) -> None:
    """The size is looked at before the content, so nothing huge is parsed."""
    file = tree.company() / "policy.yml"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    (problem,) = problems(tree)
    assert f"policy.yml:1:1: the file has 50,000,000 bytes, more than {LARGEST:,}; split it" in str(problem)


@pytest.mark.parametrize("levels", [DEEPEST + 1, 5_000])
@pytest.mark.parametrize("style", ["block", "flow", "flow-map"])
def test_deep_nesting_stops_early(style: str, levels: int, tree: Tree) -> None:
    """No recursion limit is met, however deep it goes."""
    if style == "block":
        text = "".join(f"{' ' * level}a:\n" for level in range(min(levels, 1_000)))
    else:
        text = "a: " + ("[" if style == "flow" else "{a: ") * levels
    tree.company(text)
    (problem,) = problems(tree)
    assert f"the nesting is deeper than {DEEPEST} levels; " in str(problem)


@pytest.mark.parametrize("name", ["Acme", "acme_ltd", "acme corp", "açme", "-acme", "1acme"])
def test_the_name_of_the_folder_becomes_an_address(name: str, tree: Tree) -> None:
    """Names that are no address are refused before any page is made of them."""
    tree.company(id_=name)
    (problem,) = problems(tree)
    assert str(problem).startswith(f"policies/{name}: the folder's name becomes an address")
    assert problem.remedy == "rename the folder"


def test_the_same_shared_key_from_two_files(tree: Tree) -> None:
    """A key comes from one place only, and the second `use:` entry is the one that is named."""
    tree.write("policies/_shared/one.yml", "links: {present: yes}\n")
    tree.write("policies/_shared/two.yml", "links: {present: no}\n")
    tree.company(MINIMAL + "use: [one, two]\n")
    (problem,) = problems(tree)
    assert str(problem).startswith('policies/acme/policy.yml:3:12: the shared file "two" brings `links:`')


COMMANDS = ["unknown-keys-everywhere", "review-several", "next-date", "clause-unknown-path", "tab", "shared-broken"]


@pytest.mark.parametrize("case", COMMANDS)
def test_check_and_render_exit_with_2_and_change_nothing(case: str, tree: Tree) -> None:
    """The messages go to standard error, and no byte of the tree changes, `text/` and `site/` included."""
    tree.company(SMALL, "bolt")
    tree.write("policies/acme/text/en.md", "# as it was\n")
    tree.write("site/index.html", "as it was\n")
    put(tree, case)
    before = digest(tree.root)
    for command in (["check"], ["render"], ["render", "--check"], ["explain", "acme"], ["check", "--format", "json"]):
        result = CliRunner().invoke(main, [*command, "--root", str(tree.root)])
        assert result.exit_code == 2, (command, result.output)
        assert result.stdout == ""
        for line in (FOLDER / f"{case}.expected").read_text(encoding="utf-8").splitlines():
            assert line in result.stderr
        assert "nothing was written" in result.stderr
        assert "Traceback" not in result.stderr
    assert digest(tree.root) == before


@pytest.mark.parametrize("case", COMMANDS[:3])
def test_a_build_exits_with_1_and_leaves_the_site_as_it_was(case: str, tree: Tree) -> None:
    """`mkdocs build` prints the line of the file, no traceback, and does not empty `site/`."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL, "bolt")
    tree.write("site/en/bolt/index.html", "as it was\n")
    tree.write("policies/acme/text/en.md", "# as it was\n")
    put(tree, case)
    before = digest(tree.root)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tree.root,
        capture_output=True,
        text=True,
        env=os.environ.copy(),
        check=False,
    )
    assert done.returncode == 1, done.stderr
    printed = done.stdout + done.stderr
    for line in (FOLDER / f"{case}.expected").read_text(encoding="utf-8").splitlines():
        assert line in printed
    assert "Traceback" not in printed
    assert digest(tree.root) == before


def test_the_installed_command_prints_no_traceback(tree: Tree) -> None:
    """The same through the program that people run."""
    put(tree, "unknown-key")
    program = ROOT / ".venv" / "bin" / "klausa"
    command = [str(program)] if program.exists() else [sys.executable, "-c", "from klausa.cli import main; main()"]
    done = subprocess.run([*command, "check"], cwd=tree.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'policies/acme/policy.yml:3:1: "retension" is not a key here; did you mean "retention"?\n1 problem; nothing was written\n'
    )
