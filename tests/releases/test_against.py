"""What was on record at another revision and is not any more is found: the newest dropped, all of it, a record written anew."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from klausa.releases import rebase
from klausa.releases.against import links_at, lost, on_record
from tests.releases.records import event, history, release


def git(folder: Path, *words: str) -> None:
    """Runs git there, as nobody in particular."""
    who = ("-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Commits all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "a state")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository, the site in a folder of it, where two policies have releases at HEAD."""
    site = tmp_path / "site"
    for id_ in ("acme", "umbrella"):
        company = site / "policies" / id_
        company.mkdir(parents=True)
        (company / "policy.yml").write_text("name: Acme\n")
        history(company, {"1.0": "2025-01-01", "1.1": "2025-06-01"})
    git(tmp_path, "init")
    commit(tmp_path)
    return site


def losses(root: Path) -> list[str]:
    """What HEAD has on record and the folder has not."""
    policies = root / "policies"
    found = lost(links_at(root, "HEAD"), on_record(policies), policies, root, "HEAD")
    return [f"{one.code} {one.problem}" for one in found]


def test_what_was_added_is_no_loss(root: Path) -> None:
    """Releases and events come after what is on record; a first release of a policy has no record to lose."""
    release(root / "policies/acme", "2.0", "2026-01-01")
    event(root / "policies/umbrella", "retired", "2026-01-01")
    (root / "policies/new").mkdir()
    release(root / "policies/new", "1.0", "2026-01-01")
    assert losses(root) == []


def drop_newest(policies: Path) -> None:
    """As if it had never been: the folder and its line."""
    shutil.rmtree(policies / "acme/releases/1.1")
    chain = policies / "acme/releases/digests"
    chain.write_text("".join(chain.read_text().splitlines(keepends=True)[:-1]))


def write_anew(policies: Path) -> None:
    """The same version with another text, in a chain that holds by itself."""
    drop_newest(policies)
    release(policies / "acme", "1.1", "2025-06-01", words="Something else.")


def put_before(policies: Path) -> None:
    """A release of another branch, put between those of this one."""
    newest = policies / "acme/releases/1.1"
    shutil.move(newest, policies / "kept")
    chain = policies / "acme/releases/digests"
    line = chain.read_text().splitlines(keepends=True)[-1]
    chain.write_text(chain.read_text().replace(line, ""))
    release(policies / "acme", "1.2", "2025-07-01")
    shutil.move(policies / "kept", newest)
    chain.write_text(chain.read_text() + line)


LOST: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "the newest release": (
        drop_newest,
        ["record/dropped policies/acme/releases/digests: release 1.1 is on record at HEAD with the digest"],
    ),
    "a release written anew": (
        write_anew,
        ["record/changed policies/acme/releases/digests: release 1.1 has changed since HEAD: its digest is"],
    ),
    "a policy": (
        lambda policies: shutil.rmtree(policies / "acme"),
        ["record/policy-gone policies/acme: the policy acme is on record at HEAD, and is gone; restore the folder"],
    ),
    "all releases": (
        lambda policies: shutil.rmtree(policies / "acme/releases"),
        ["record/dropped", "record/dropped"],
    ),
    "the order": (
        put_before,
        ["record/reordered policies/acme/releases/digests:2:1: release 1.2 stands before what is on record at HEAD"],
    ),
}


@pytest.mark.parametrize("name", list(LOST))
def test_what_is_gone_is_found(name: str, root: Path) -> None:
    """Though what is left may hold by itself."""
    change, expected = LOST[name]
    change(root / "policies")
    found = losses(root)
    assert len(found) == len(expected)
    assert all(line.startswith(words) for line, words in zip(found, expected, strict=True)), found


def test_who_deletes_a_policy_is_told_how_to_end_it(root: Path) -> None:
    """A policy that ended keeps its folder."""
    shutil.rmtree(root / "policies/acme")
    assert "to end the policy: klausa retire acme" in losses(root)[0]


def test_a_renamed_policy_is_asked_under_its_new_id(root: Path) -> None:
    """It lost nothing by that; what it lost besides is found."""
    company = root / "policies/acme"
    event(company, "renamed", "2026-01-01", was="acme")
    company.rename(root / "policies/zenith")
    assert losses(root) == []
    shutil.rmtree(root / "policies/zenith")
    assert [line.split()[0] for line in losses(root)] == ["record/policy-gone"]


def test_a_release_put_anew_loses_nothing_of_the_branch_it_follows(root: Path) -> None:
    """HEAD froze 2.0; ours froze 2.1 on the same release, and follows it now."""
    company = root / "policies/acme"
    ours = shutil.copytree(company, root / "ours/acme")
    release(company, "2.0", "2026-01-01")
    commit(root)
    release(ours, "2.1", "2026-02-01")
    shutil.copytree(ours / "releases/2.1", company / "releases/2.1")
    chain = company / "releases/digests"
    lines = (ours / "releases/digests").read_text().splitlines(keepends=True)
    chain.write_text("".join([*lines, chain.read_text().splitlines(keepends=True)[-1]]))
    assert [line.split()[0] for line in losses(root)] == ["record/reordered"]
    rebase(company, "2.1", links_at(root, "HEAD")["acme"])
    assert losses(root) == []
