"""What git knows of the site's folder: files as they were at a revision, and which differ between two; nothing is ever written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from klausa.errors import Location, Problem, Unreadable, did_you_mean, shown_path


def resolve(root: Path, revision: str) -> str:
    """The full name of the commit that a revision means. Raises Unreadable where git, the repository or the revision is missing."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    _in_repository(root)
    names = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode().split()
    if not names:
        raise _unreadable(revision, "git knows no such revision, and nothing is committed yet", "commit something first")
    near = did_you_mean(revision, [*names, "HEAD"])
    remedy = f"{near}{'' if near.endswith('?') else ';'} a clone without its history lacks it: run `git fetch --unshallow`"
    raise _unreadable(revision, "git knows no such revision", remedy)


def read_all_at(root: Path, revision: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Files as they were at a revision, by their paths below *root*; those that were not there are left out. Raises Unreadable as `resolve` does."""
    # git is asked line by line: a name with a line end in it, which nothing of ours has, would answer for the next
    commit, wanted = resolve(root, revision), [path for path in paths if "\n" not in path]
    asked = "".join(f"{commit}:./{path}\n" for path in wanted)
    answer = _git(root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape")).stdout
    found: dict[str, bytes] = {}
    at = 0
    for path in wanted:
        end = answer.index(b"\n", at)
        # a commit, a path and a reason may follow each other in the line of what is not there; of what is: name, type and size
        match answer[at:end].rsplit(b" ", 2):
            case [_, kind, size] if size.isdigit():
                if kind == b"blob":
                    found[path] = answer[end + 1 : end + 1 + int(size)]
                at = end + 1 + int(size) + 1
            case _:
                at = end + 1
    return found


def list_at(root: Path, revision: str, under: str) -> tuple[str, ...]:
    """The files below a folder (``""``: below *root*) as they were at a revision, by their paths below *root*, in order."""
    commit = resolve(root, revision)
    return _names(_git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", under or "."))


def changed_files(root: Path, base: str, head: str | None = None) -> tuple[str, ...]:
    """The files below *root* that differ between two revisions, or (without *head*) a revision and the working tree with its new files."""
    commits = [resolve(root, revision) for revision in (base, head) if revision is not None]
    # a renamed file is one that went and one that came; no helper program of the user's configuration has a say
    changed = _names(_git(root, "diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", *commits, "--", "."))
    new = () if head is not None else _names(_git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "."))
    return tuple(sorted({*changed, *new}))


def _names(answer: subprocess.CompletedProcess[bytes]) -> tuple[str, ...]:
    return tuple(name for name in answer.stdout.decode("utf-8", "surrogateescape").split("\0") if name)


def _in_repository(root: Path) -> None:
    """Raises Unreadable where git finds no repository, or may not look into the one that it finds."""
    asked = _git(root, "rev-parse", "--show-toplevel")
    if asked.returncode == 0:
        return
    said = asked.stderr.decode("utf-8", "replace").strip().splitlines()
    if any("not a git repository" in line for line in said):
        raise _unreadable(shown_path(root), "no git repository is here", "run it in a clone, or `git init` and commit first")
    raise _unreadable(shown_path(root), f"git cannot read this repository: {said[0] if said else 'it says nothing'}", "mend that")


def _git(root: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    # a pager or a prompt would wait for someone who is not there
    command = ["git", "--no-pager", "-C", str(root), *words]
    try:
        return subprocess.run(command, input=given, stdin=None if given is not None else subprocess.DEVNULL, capture_output=True)
    except FileNotFoundError:
        raise _unreadable("git", "it is not installed", "install git, or compare releases, which need none") from None


def _unreadable(where: str, message: str, remedy: str) -> Unreadable:
    return Unreadable([Problem(Location(where), message, remedy)])
