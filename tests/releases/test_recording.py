"""A release is either there or not, whatever happens while it is frozen; freezing leaves nothing else behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

import klausa.releases.recording as freezing
from klausa.errors import Unreadable
from klausa.releases import append_all, digest_of, read_history, rebase
from tests.releases.records import event, release, text

ROOT = Path(__file__).parents[2]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A policy's folder with one release."""
    folder = tmp_path / "acme"
    folder.mkdir()
    release(folder, "1.0", "2025-01-01")
    return folder


def test_the_record_of_a_release(company: Path) -> None:
    """What a person reads in release.yml: dates as written, digests of all files, what went before."""
    release(company, "1.1", "2025-06-01", summaries={"en": "More."}, change="minor", published="2025-05-01")
    data = yaml.load((company / "releases/1.1/release.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert (data["version"], data["effective"], data["published"], data["change"]) == ("1.1", "2025-06-01", "2025-05-01", "minor")
    assert data["files"]["en.md"] == digest_of((company / "releases/1.1/en.md").read_bytes())
    assert data["previous"] == read_history(company).links[0].digest
    assert not list((company / "releases").glob(".*"))


class Interrupted(Exception):
    """Stands for a power cut."""


def steps(monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    """Lets the first *stop* steps that change the disk happen, and no more."""
    left = [stop]

    def counted(step):  # type: ignore[no-untyped-def]
        def run(*args, **kwargs):  # type: ignore[no-untyped-def]
            if left[0] == 0:
                raise Interrupted
            left[0] -= 1
            return step(*args, **kwargs)

        return run

    monkeypatch.setattr(freezing, "_write", counted(freezing._write))
    monkeypatch.setattr(freezing.os, "replace", counted(os.replace))
    monkeypatch.setattr(freezing.shutil, "rmtree", counted(shutil.rmtree))


@pytest.mark.parametrize("stop", range(8))
def test_interrupted_at_any_step_it_is_there_or_not(stop: int, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading works at once, without anyone cleaning up; and the next freeze goes through."""
    with monkeypatch.context() as patch:
        steps(patch, stop)
        with contextlib.suppress(Interrupted):
            release(company, "1.1", "2025-06-01")
    found = read_history(company)
    assert [one.address for one in found.releases] in (["1.0"], ["1.0", "1.1"])
    for one in found.releases:
        assert one.texts["en"]
    if len(found.releases) == 1:
        release(company, "1.1", "2025-06-01")
    release(company, "2.0", "2026-01-01")
    assert [one.address for one in read_history(company).releases] == ["1.0", "1.1", "2.0"]
    assert sorted(path.name for path in (company / "releases").iterdir()) == ["1.0", "1.1", "2.0", "digests"]


@pytest.mark.parametrize("stop", range(5))
def test_an_interrupted_event_is_there_or_not(stop: int, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for what happens to releases."""
    event(company, "erratum", "2025-02-01", release="1.0", note={"en": "First."})
    with monkeypatch.context() as patch:
        steps(patch, stop)
        with contextlib.suppress(Interrupted):
            event(company, "erratum", "2025-03-01", release="1.0", note={"en": "Second."})
    assert len(read_history(company).events) in (1, 2)
    event(company, "erratum", "2025-04-01", release="1.0", note={"en": "Third."})
    assert [one.on.month for one in read_history(company).events][-1] == 4
    assert not list((company / "releases").glob(".*"))


REMOVED = text("Removed.")
STEPS = 18


def remove(company: Path) -> None:
    """Takes the text of two releases away, in one go."""
    said = [
        {"event": "redacted", "on": "2026-01-01", "release": address, "clause": "data", "order": "Court X"}
        for address in ("1.0", "1.1")
    ]
    append_all(company, said, read_history(company), {address: {"en.md": REMOVED} for address in ("1.0", "1.1")})


@pytest.mark.parametrize("stop", range(STEPS))
def test_text_is_removed_from_all_releases_or_from_none(stop: int, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is read after an interruption, it is the text with its event, or the text of before without one."""
    release(company, "1.1", "2025-06-01")
    with monkeypatch.context() as patch:
        steps(patch, stop)
        with contextlib.suppress(Interrupted):
            remove(company)
    found = read_history(company)
    removed = {one.address: one.texts["en"] == REMOVED.decode() for one in found.releases}
    assert removed == dict.fromkeys(("1.0", "1.1"), len(found.events) == 2)
    # whoever reads further files of it, such as its trace, finds those of the same text
    assert all((one.folder / "en.md").read_text() == one.texts["en"] for one in found.releases)
    if not found.events:
        remove(company)
    event(company, "erratum", "2026-02-01", release="1.0", note={"en": "Later."})
    assert [one.texts["en"] for one in read_history(company).releases] == [REMOVED.decode()] * 2
    assert sorted(path.name for path in (company / "releases").iterdir()) == ["1.0", "1.1", "digests", "events.yml"]
    assert b"Text of" not in b"".join(path.read_bytes() for path in company.rglob("*.md"))


def branches(company: Path) -> None:
    """Two branches that froze on 1.0, as git merges them: both folders, both lines."""
    other = company.with_name("other")
    shutil.copytree(company, other)
    release(company, "1.1", "2025-06-01", summaries={"en": "More."}, change="minor")
    release(other, "2.0", "2026-01-01", change="material")
    shutil.copytree(other / "releases/2.0", company / "releases/2.0")
    chain = company / "releases/digests"
    chain.write_text(chain.read_text() + (other / "releases/digests").read_text().splitlines(keepends=True)[-1])


@pytest.mark.parametrize(("address", "order"), [("2.0", ["1.0", "1.1", "2.0"]), ("1.1", ["1.0", "2.0", "1.1"])])
def test_of_two_branches_either_release_can_be_put_after_the_other(address: str, order: list[str], company: Path) -> None:
    """Its text, its dates and all else that it says stay."""
    branches(company)
    files = {path.name: path.read_bytes() for path in (company / "releases" / address).iterdir() if path.name != "release.yml"}
    assert rebase(company, address) == company / "releases" / address
    found = read_history(company)
    assert [one.address for one in found.releases] == order
    record, other = found.releases[-1].record, found.releases[-2]
    assert record.previous == other.digest
    assert record.change == {"2.0": "material", "1.1": "minor"}[address]
    assert {name: (company / "releases" / address / name).read_bytes() for name in files} == files
    assert not list((company / "releases").glob(".*"))


@pytest.mark.parametrize("stop", range(8))
def test_an_interrupted_rebase_is_done_or_not(stop: int, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read before, since two branches froze, can be read from the deciding step on."""
    branches(company)
    with monkeypatch.context() as patch:
        steps(patch, stop)
        with contextlib.suppress(Interrupted):
            rebase(company, "2.0")
    with contextlib.suppress(Unreadable):
        rebase(company, "2.0")
    assert [one.address for one in read_history(company).releases] == ["1.0", "1.1", "2.0"]
    assert not list((company / "releases").glob(".*"))


def test_no_interruption_is_left_out(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step that is interrupted above is the last there is."""
    release(company, "1.1", "2025-06-01")
    other = shutil.copytree(company, company.with_name("other"))
    with monkeypatch.context() as patch:
        steps(patch, STEPS - 1)
        with pytest.raises(Interrupted):
            remove(company)
    with monkeypatch.context() as patch:
        steps(patch, STEPS)
        remove(other)


def refused(company: Path, address: str, **more: object) -> str:
    """Why a release is not put anew; nothing is written then."""
    before = {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}
    with pytest.raises(Unreadable) as raised:
        rebase(company, address, root=company.parent, **more)  # type: ignore[arg-type]
    assert {path: path.read_bytes() for path in company.rglob("*") if path.is_file()} == before
    return str(raised.value)


def test_what_is_not_put_anew(company: Path) -> None:
    """What is published, what others followed, what stands where it belongs, what has changed, and what is not there."""
    branches(company)
    published = read_history(company.with_name("other")).links
    assert "2.0 is on record in the branch that is compared with" in refused(company, "2.0", published=published)
    assert 'there is no release "3.0"; there are 1.0, 1.1, 2.0' in refused(company, "3.0")
    assert "the rest of the record does not hold without the release 1.0" in refused(company, "1.0")
    path = company / "releases/2.0/en.md"
    whole = path.read_bytes()
    path.write_bytes(b"# Changed\n")
    assert "acme/releases/2.0/en.md: this file has changed" in refused(company, "2.0")
    path.write_bytes(whole)
    rebase(company, "2.0")
    assert "2.0 stands after release 1.1 already" in refused(company, "2.0")


def test_killed_while_freezing(company: Path) -> None:
    """kill -9, again and again, at moments that nobody chose: the record can be read after each."""
    script = (
        "import sys; from pathlib import Path; from tests.releases.records import release; from klausa.releases import read_history\n"
        "company = Path(sys.argv[1])\n"
        "while True:\n"
        "    release(company, f'1.{len(read_history(company).releases)}', '2025-06-01')\n"
    )
    counts = []
    for wait in (0.0, 0.003, 0.011, 0.02):
        ran = subprocess.Popen([sys.executable, "-c", script, str(company)], cwd=ROOT, stderr=subprocess.DEVNULL)
        chain, before = company / "releases/digests", len(read_history(company).releases)
        deadline = time.monotonic() + 30
        while chain.read_bytes().count(b"\n") <= before and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(wait)
        ran.send_signal(signal.SIGKILL)
        ran.wait()
        counts.append(len(read_history(company).releases))
    assert counts == sorted(counts) and counts[-1] > 4
