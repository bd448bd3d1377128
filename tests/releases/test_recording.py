"""A release is either there or not, whatever happens while it is frozen; freezing leaves nothing else behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

import klausa.releases.recording as freezing
from klausa.releases import digest_of, read_history
from tests.releases.records import event, release

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
