"""What runs on other people's machines: workflows, hooks and attributes name things that exist, and trust nobody."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from mkdocs.__main__ import cli as mkdocs

from klausa.cli import main

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
PROGRAMS = {"klausa": main, "mkdocs": mkdocs}
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def jobs(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from WORKFLOWS[name]["jobs"].items()


def scripts(name: str) -> Iterator[str]:
    for _, job in jobs(name):
        yield from (step["run"] for step in job["steps"] if "run" in step)


def commands() -> list[list[str]]:
    """Every command of ours and of MkDocs in workflows and hooks, as words."""
    lines = [line.strip() for name in WORKFLOWS for script in scripts(name) for line in script.splitlines()]
    lines += [hook["entry"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]
    return [shlex.split(line.split("||")[0]) for line in lines if line.startswith(tuple(f"{name} " for name in PROGRAMS))]


def test_there_are_workflows() -> None:
    assert set(WORKFLOWS) == {"policies.yml", "comment.yml", "publish.yml"}
    assert len(commands()) >= 8


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_commands_and_their_options_exist(words: list[str]) -> None:
    """And take the values that are written behind them."""
    group = PROGRAMS[words[0]]
    command = group.commands[words[1]]
    given, _, _ = command.make_parser(click.Context(command)).parse_args(words[2:])
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice) and isinstance(given.get(parameter.name), str):
            assert given[parameter.name] in parameter.type.choices


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path) -> None:
    """By the whole commit, with the version beside it: a tag can be moved."""
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert all(PINNED.fullmatch(line) for line in used), used


def test_an_action_has_one_version() -> None:
    """The same everywhere."""
    used = {line for path in FILES for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len(used) == len({line.split("@")[0] for line in used})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_is_allowed_that_a_job_does_not_ask_for(name: str) -> None:
    """And every job ends by itself, and leaves no credentials in what it checked out."""
    assert WORKFLOWS[name]["permissions"] == {} and WORKFLOWS[name]["concurrency"]
    for _, job in jobs(name):
        assert job["permissions"] and job["timeout-minutes"]
        for step in job["steps"]:
            assert "actions/checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_expression_stands_in_a_script(name: str) -> None:
    """What an event says is somebody's text; a shell gets it as a variable."""
    assert not [script for script in scripts(name) if "${{" in script]


def test_who_may_write_runs_nothing_of_a_pull_request() -> None:
    """And who runs it may not write."""
    assert {right for _, job in jobs("policies.yml") for right in job["permissions"].values()} == {"read"}
    (job,) = (job for _, job in jobs("comment.yml"))
    assert all("uses" not in step for step in job["steps"])
    assert WORKFLOWS["comment.yml"][True]["workflow_run"]["workflows"] == [WORKFLOWS["policies.yml"]["name"]]


@pytest.mark.parametrize(
    ("path", "attributes"),
    [
        ("policies/acme/text/tr.md", {"eol": "lf", "diff": "markdown", "linguist-generated": "unspecified"}),
        ("policies/acme/text/trace.json", {"eol": "lf", "linguist-generated": "set"}),
        ("policies/acme/releases/1.0/tr.md", {"text": "unset", "eol": "unspecified", "linguist-generated": "set"}),
        ("policies/acme/releases/1.0/_shared/host.yml", {"text": "unset", "linguist-generated": "set"}),
        ("policies/acme/releases/1.0/release.yml", {"text": "unset", "linguist-generated": "unset"}),
        ("policies/acme/releases/digests", {"text": "unset", "linguist-generated": "unspecified"}),
    ],
)
def test_what_git_does_with_a_file(path: str, attributes: dict[str, str], tmp_path: Path) -> None:
    """Frozen bytes stay, and what people read is not folded."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    ran = subprocess.run(["git", "check-attr", *attributes, "--", path], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert dict(line.split(": ")[1:] for line in ran.stdout.splitlines()) == attributes


# -- the comment, with a `gh` that answers from a file ---------------------------------------------------------------------

GH = r"""#!/bin/sh
cd "$GH_ANSWERS" || exit 1
case "$*" in
  *--method*) echo "$*" > sent; cat > /dev/null; cp "$RUNNER_TEMP/body.json" sent.json ;;
  */artifacts/7/zip) cat text.zip ;;
  */artifacts\?*) cat artifacts.json ;;
  */pulls/12) cat pull.json ;;
  */comments\?*) cat comments.json ;;
  *) exit 1 ;;
esac
"""
TABLE = "| What |\n| --- |\n"
OPEN = {"state": "open", "head": {"sha": "abc", "repo": {"id": 55}}}
OURS = {"id": 33, "user": {"login": "github-actions[bot]"}, "body": "<!-- klausa -->\nolder"}
THEIRS = {"id": 34, "user": {"login": "mallory"}, "body": "<!-- klausa -->\nmine"}


def commented(
    folder: Path, text: str = TABLE, pull: object = OPEN, there: object = (THEIRS,), artifact: str = "klausa-comment-12"
) -> tuple[str, str]:
    """What the step sends, and its text; nothing where it sends nothing."""
    (step,) = WORKFLOWS["comment.yml"]["jobs"]["comment"]["steps"]
    answers = {"artifacts": {"artifacts": [{"id": 7, "name": artifact, "size_in_bytes": 9}]}, "pull": pull, "comments": there}
    for name, answer in answers.items():
        (folder / f"{name}.json").write_text(json.dumps(answer), encoding="utf-8")
    with zipfile.ZipFile(folder / "text.zip", "w") as archive:
        archive.writestr("redline.md", text)
    for place in ("bin", "temp"):
        (folder / place).mkdir()
    (folder / "bin/gh").write_text(GH, encoding="utf-8")
    (folder / "bin/gh").chmod(0o755)
    given = {
        "RUN": "99",
        "RUN_URL": "https://ci.example/99",
        "HEAD_SHA": "abc",
        "HEAD_REPOSITORY": "55",
        "MARK": step["env"]["MARK"],
    }
    assert set(step["env"]) == {*given, "GH_TOKEN"}
    path = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "GH_ANSWERS": str(folder), "RUNNER_TEMP": str(folder / "temp")}
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**path, **given, "GITHUB_REPOSITORY": "owner/policies"},
        check=True,
        capture_output=True,
    )
    if not (folder / "sent").exists():
        return "", ""
    sent = re.search(r"--method (\S+ \S+)", (folder / "sent").read_text(encoding="utf-8"))
    assert sent
    return sent[1], json.loads((folder / "sent.json").read_text(encoding="utf-8"))["body"]


needs_jq = pytest.mark.skipif(not all(map(shutil.which, ("bash", "jq", "unzip"))), reason="the runner has jq and unzip")


@needs_jq
def test_the_first_comment(tmp_path: Path) -> None:
    """Somebody else's comment with the same mark is not ours."""
    sent, body = commented(tmp_path)
    assert sent == "POST repos/owner/policies/issues/12/comments"
    assert body.startswith("<!-- klausa -->\n") and body.endswith(TABLE)


@needs_jq
@pytest.mark.parametrize("text", [TABLE, "Nothing changed.\n"])
def test_one_comment_is_kept_up_to_date(text: str, tmp_path: Path) -> None:
    """Also where nothing changes any more."""
    sent, body = commented(tmp_path, text, there=[THEIRS, OURS])
    assert sent == "PATCH repos/owner/policies/issues/comments/33" and body.endswith(text)


@needs_jq
def test_no_comment_where_nothing_changes(tmp_path: Path) -> None:
    assert commented(tmp_path, "Nothing changed.\n") == ("", "")


@needs_jq
@pytest.mark.parametrize(
    "pull",
    [
        {**OPEN, "state": "closed"},
        {"state": "open", "head": {"sha": "abd", "repo": {"id": 55}}},
        {"state": "open", "head": {"sha": "abc", "repo": {"id": 56}}},
        {"state": "open", "head": {"sha": "abc", "repo": None}},
    ],
)
def test_only_the_pull_request_that_was_built(pull: object, tmp_path: Path) -> None:
    """An artifact may name any number."""
    assert commented(tmp_path, pull=pull) == ("", "")


@needs_jq
@pytest.mark.parametrize(
    "name", ["review-site", "klausa-comment-12;id", "klausa-comment-12/../13", "klausa-comment-", "x-klausa-comment-12"]
)
def test_a_name_that_is_no_number(name: str, tmp_path: Path) -> None:
    assert commented(tmp_path, artifact=name) == ("", "")


@needs_jq
def test_the_text_stays_text(tmp_path: Path) -> None:
    """It runs nothing, mentions nobody, and is cut before GitHub refuses it; an address keeps its form."""
    text = TABLE + f"$(touch {tmp_path}/ran) `touch {tmp_path}/ran` @everyone privacy@acme.example\n" + "ğ @x " * 40_000
    _, body = commented(tmp_path, text)
    assert not (tmp_path / "ran").exists()
    assert "@\u200beveryone privacy@acme.example" in body and f"$(touch {tmp_path}/ran)" in body
    assert len(body) <= 65_536 and "\ufffd" not in body[:-1]
