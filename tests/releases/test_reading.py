"""What is on record stays as it is: every change to a frozen file, to the chain or to an event is found and named with both digests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klausa.errors import Unreadable
from klausa.releases import CHAIN, digest_of, read_history
from klausa.releases.history import EVENTS
from tests.releases.records import event, history, release


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A policy's folder with three releases and two events."""
    folder = tmp_path / "acme"
    folder.mkdir()
    history(folder, {"1.0": "2025-01-01", "1.1": "2025-06-01"})
    event(folder, "erratum", "2025-07-01", release="1.0", note={"en": "A word was missing."})
    release(folder, "2.0", "2026-01-01")
    event(folder, "postponed", "2025-12-01", release="2.0", effective="2026-02-01")
    return folder


def problems(company: Path) -> list[str]:
    """What is wrong with the record."""
    with pytest.raises(Unreadable) as raised:
        read_history(company, company.parent)
    return [str(problem) for problem in raised.value.problems]


def test_a_policy_without_releases_has_no_history(tmp_path: Path) -> None:
    """Nothing on record is no error."""
    found = read_history(tmp_path)
    assert (found.releases, found.events, found.newest) == ((), (), None)


def test_what_was_frozen_is_read_back(company: Path) -> None:
    """Releases in the order of freezing, each with its text; events; the newest digest."""
    found = read_history(company)
    assert [release.address for release in found.releases] == ["1.0", "1.1", "2.0"]
    assert [event.event for event in found.events] == ["erratum", "postponed"]
    assert found.releases[1].texts["en"].endswith("Text of 1.1.\n")
    assert [str(link).split("  ")[1] for link in found.links] == [
        "release 1.0",
        "release 1.1",
        "event 1",
        "release 2.0",
        "event 2",
    ]
    assert found.newest == found.links[-1].digest
    assert [entry.previous for entry in (found.releases[0].record, found.events[0], found.releases[2].record)] == [
        None,
        found.links[1].digest,
        found.links[2].digest,
    ]


def flip(file: str) -> Callable[[Path], None]:
    """Changes one byte of a file."""

    def change(folder: Path) -> None:
        path = folder / "releases" / file
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))

    return change


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    """Changes the lines of the chain."""

    def changed(folder: Path) -> None:
        path = folder / "releases" / CHAIN
        path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")

    return changed


TAMPERED: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a byte of a text": (flip("1.0/en.md"), ("acme/releases/1.0/en.md", "its digest is", "on record is")),
    "a byte of the facts": (flip("1.1/policy.yml"), ("acme/releases/1.1/policy.yml", "its digest is", "on record is")),
    "a byte of a record": (flip("2.0/release.yml"), ("acme/releases/2.0/release.yml", "its digest is", "on record is")),
    "a file less": (lambda folder: (folder / "releases/1.0/trace.json").unlink(), ("1.0/trace.json", "is missing")),
    "a file more": (lambda folder: (folder / "releases/1.0/tr.md").write_bytes(b"#"), ("1.0/tr.md", "was added")),
    "a release less": (lambda folder: shutil.rmtree(folder / "releases/1.1"), ("1.1 is on record", "missing")),
    "a release more": (
        lambda folder: shutil.copytree(folder / "releases/1.1", folder / "releases/1.2") and None,
        ("releases/1.2", "not on record"),
    ),
    "two lines swapped": (lines(lambda old: [old[1], old[0], *old[2:]]), ("release 1.1 follows", "stands after nothing")),
    "a line dropped from the middle": (lines(lambda old: [old[0], *old[2:]]), ("releases/1.1", "not on record")),
    "the newest release dropped": (lambda folder: shutil.rmtree(folder / "releases/2.0"), ("2.0 is on record", "missing")),
    "a line twice": (lines(lambda old: [*old, old[0]]), ("release 1.0 stands here a second time",)),
    "no line at all": (lines(lambda old: [*old, "hello\n"]), ("this is no line of digests",)),
    "the chain is gone": (lambda folder: (folder / "releases" / CHAIN).unlink(), ("releases/1.0", "not on record")),
    "an event changed": (
        lambda folder: (
            (folder / "releases" / EVENTS).write_text(
                (folder / "releases" / EVENTS).read_text(encoding="utf-8").replace("2026-02-01", "2026-03-01"), encoding="utf-8"
            )
            and None
        ),
        ("event 2 has changed", "its digest is", "on record is"),
    ),
    "the events are gone": (lambda folder: (folder / "releases" / EVENTS).unlink(), ("event 1 is on record", "missing")),
}


@pytest.mark.parametrize("name", list(TAMPERED))
def test_every_change_to_the_record_is_found(name: str, company: Path) -> None:
    """One line says which file or line, and the way back."""
    change, words = TAMPERED[name]
    change(company)
    told = problems(company)
    assert any(all(word in line for word in words) for line in told), told


def test_two_branches_that_froze_on_the_same_parent_are_both_named(company: Path, tmp_path: Path) -> None:
    """As git merges them: both folders, both lines."""
    other = tmp_path / "other/acme"
    shutil.copytree(company, other)
    release(company, "2.1", "2026-03-01")
    release(other, "2.2", "2026-04-01")
    shutil.copytree(other / "releases/2.2", company / "releases/2.2")
    chain = company / "releases" / CHAIN
    chain.write_text(chain.read_text() + (other / "releases" / CHAIN).read_text().splitlines(keepends=True)[-1])
    told = problems(company)
    words = (
        "release 2.1 and release 2.2 were put on record after the same entry, on two branches",
        "`klausa release acme --rebase 2.2` or `klausa release acme --rebase 2.1`",
    )
    assert any(all(word in line for word in words) for line in told), told


def test_a_release_of_a_known_address_is_refused(company: Path) -> None:
    """Nothing is written then."""
    before = digest_of((company / "releases" / CHAIN).read_bytes())
    with pytest.raises(ValueError, match=r"1\.1 is on record already"):
        release(company, "1.1", "2027-01-01")
    assert digest_of((company / "releases" / CHAIN).read_bytes()) == before


def test_an_event_about_no_release_is_told_at_its_line(company: Path) -> None:
    """With the releases that there are."""
    event(company, "withdrawn", "2026-05-01", release="3.0")
    assert any('there is no release "3.0"' in line and "events.yml:" in line for line in problems(company))


def test_text_removed_by_order_leaves_its_digest(company: Path) -> None:
    """The files without it count from then on; the record itself stays as it is."""
    path = company / "releases/1.0/en.md"
    path.write_text("# Acme Privacy Policy\n", encoding="utf-8")
    told = problems(company)
    assert any("has changed since it was frozen" in line for line in told)
    # Klausa writes the event with the digest of what is left
    path.write_bytes(b"# Acme Privacy Policy\n\n[//]: # (clause data)\n\n## 1. Data\n\nText of 1.0.\n")
    left = b"# Acme Privacy Policy\n"
    event(
        company, "redacted", "2026-05-01", release="1.0", clause="data", order="Court X, 1/2026", files={"en.md": digest_of(left)}
    )
    path.write_bytes(left)
    assert read_history(company).find("1.0") is not None


def test_a_language_that_was_added_is_a_text_of_the_release(company: Path) -> None:
    """Its file is named by the event; the others are untouched."""
    words = b"# Acme Gizlilik Politikas\xc4\xb1\n"
    event(company, "translated", "2026-05-01", release="1.0", language="tr", files={"tr.md": digest_of(words)})
    assert any("1.0/tr.md" in line and "missing" in line for line in problems(company))
    (company / "releases/1.0/tr.md").write_bytes(words)
    found = read_history(company).find("1.0")
    assert found is not None
    assert (found.texts["tr"], found.record.languages) == (words.decode(), ("en",))


def test_a_release_bears_the_name_that_the_chain_gives_it(company: Path) -> None:
    """Its digest does not tell that its folder and its line were renamed together; and no line leads out of the folder."""
    chain = company / "releases/digests"
    was = chain.read_text(encoding="utf-8")
    (company / "releases/1.0").rename(company / "releases/7.0")
    chain.write_text(was.replace("release 1.0", "release 7.0"), encoding="utf-8")
    assert any("the release 7.0 calls itself 1.0" in line for line in problems(company))
    chain.write_text(was.replace("release 1.0", "release ../1.0"), encoding="utf-8")
    assert any("this is no line of digests" in line for line in problems(company))
