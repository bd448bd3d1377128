"""What is on record once a text was frozen, and what is said of it."""

from __future__ import annotations

import pytest
import yaml

from klausa.prepare import Proposal, consequences, put_on_record
from klausa.releases import digest_of, read_history
from klausa.signing import new_signoffs, write_signoffs
from tests.prepare.policies import FIRST, MATERIAL, NOTICE, SECOND, TODAY, again, changed, told
from tests.tree import Tree, digest


def test_what_is_put_on_record(tree: Tree) -> None:
    """The committed text of every language, facts, trace and shared facts, byte by byte, each with its digest; and what next.yml says."""
    tree.with_german()
    tree.write("policies/_shared/links.yml", "links: {present: yes} # shared\n")
    tree.write("policies/_shared/other.yml", "children: {directed: no}\n")
    item = told(tree, NOTICE.replace("[en]", "[en, de]") + "use: [links] # and no other\n", FIRST)
    before = digest(tree.root)
    folder = put_on_record(item, Proposal(), TODAY)
    assert folder == item.company.folder / "releases/1.0"
    here, shared = item.company.folder, tree.root / "policies/_shared"
    originals = {
        "policy.yml": here / "policy.yml",
        "en.md": here / "text/en.md",
        "de.md": here / "text/de.md",
        "trace.json": here / "text/trace.json",
        "_shared/links.yml": shared / "links.yml",
    }
    frozen = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert frozen == {*originals, "release.yml"}
    record = yaml.load((folder / "release.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name, original in originals.items():
        assert (folder / name).read_bytes() == original.read_bytes()
        assert record["files"][name] == digest_of(original.read_bytes())
    assert {key: value for key, value in record.items() if key not in ("files", "klausa")} == {
        "version": "1.0",
        "published": "2026-01-01",
        "effective": "2026-01-01",
        "frozen": "2026-03-02",
        "languages": ["en", "de"],
    }
    after_ = digest(tree.root)
    assert {path for path in after_ if path not in before} == {
        "policies/acme/releases",
        "policies/acme/releases/digests",
        "policies/acme/releases/1.0",
        "policies/acme/releases/1.0/_shared",
        *(f"policies/acme/releases/1.0/{name}" for name in frozen),
    }
    # next.yml has done its work: left there, its dates and summaries would be taken for those of the next release
    del before["policies/acme/next.yml"]
    assert {path: content for path, content in after_.items() if path in before} == before
    assert "policies/acme/next.yml" not in after_


def test_what_people_decided_is_put_on_record(first: Tree) -> None:
    """Summaries, class, what Klausa found, and who answers for less."""
    coming = SECOND.replace("material", "minor").replace("2026-04-01", "2026-03-03")
    coming += "lowered: {reason: Same company., by: Counsel}\noverride: {reason: A court., by: Board}\n"
    put_on_record(told(first, changed(), coming), MATERIAL, TODAY)
    history = read_history(first.root / "policies/acme")
    record = history.ours[-1].record
    assert (record.change, record.proposed, record.summaries) == ("minor", "material", {"en": "Another host."})
    assert record.lowered is not None and (record.lowered.reason, record.lowered.by) == ("Same company.", "Counsel")
    assert record.override is not None and record.override.by == "Board"
    assert record.previous == history.ours[0].digest


def test_a_release_that_fails_leaves_everything_as_it_was(first: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read, or an address that is taken."""
    item = told(first, changed(), SECOND)
    trace = item.company.folder / "text/trace.json"
    content = trace.read_bytes()
    trace.unlink()
    before = digest(first.root)
    with pytest.raises(FileNotFoundError):
        put_on_record(item, MATERIAL, TODAY)
    assert digest(first.root) == before
    trace.write_bytes(content)
    known = told(first, changed(), FIRST)
    before = digest(first.root)
    with pytest.raises(ValueError, match=r"1\.0 is on record already"):
        put_on_record(known, MATERIAL, TODAY)
    assert digest(first.root) == before


def test_sign_offs_that_hold_are_put_on_record(tree: Tree) -> None:
    """By person, role and day, with the clauses; void ones are not, and review.yml itself is frozen nowhere."""
    item = told(tree, NOTICE, FIRST)
    write_signoffs(item, new_signoffs(item, ["data", "recipients"], [], "A. Lawyer", "counsel", TODAY))
    item = told(tree, changed(), FIRST)
    write_signoffs(item, new_signoffs(item, ["data", "retention"], [], "B. Reader", "reviewer", TODAY))
    folder = put_on_record(again(tree), Proposal(), TODAY)
    said = yaml.load((folder / "release.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["approvals"]
    assert said == [
        {"by": "A. Lawyer", "role": "counsel", "on": "2026-03-02", "clauses": {"en": ["data"]}},
        {"by": "B. Reader", "role": "reviewer", "on": "2026-03-02", "clauses": {"en": ["data", "retention"]}},
    ]
    (frozen,) = read_history(item.company.folder).ours
    assert frozen.record.approvals[1].clauses == {"en": ("data", "retention")}
    assert not (folder / "review.yml").exists()


def test_whether_readers_are_told_the_class(first: Tree) -> None:
    """Only where next.yml says so."""
    put_on_record(told(first, changed(), SECOND + "show-class: yes\n"), MATERIAL, TODAY)
    assert [frozen.record.show_class for frozen in read_history(first.root / "policies/acme").ours] == [None, "yes"]


def said_of(tree: Tree) -> list[str]:
    """What is said after the last release was frozen."""
    return list(consequences("acme", read_history(tree.root / "policies/acme"), TODAY))


def test_what_is_said_of_a_release_that_replaces_another(first: Tree) -> None:
    """Nothing, where all is as people expect."""
    assert said_of(first) == []
    put_on_record(told(first, changed(), SECOND), MATERIAL, TODAY)
    assert said_of(first) == []


def test_what_is_said_of_an_urgent_release(first: Tree) -> None:
    """The one that waits for its day would replace it, and the command that keeps it from that is named."""
    put_on_record(told(first, changed(), SECOND), MATERIAL, TODAY)
    put_on_record(
        told(first, changed("Stratus"), SECOND.replace("2.0", "1.1").replace("2026-04-01", "2026-03-05")), MATERIAL, TODAY
    )
    assert said_of(first) == [
        "2.0 takes effect on 2026-04-01 and will then replace it; if it should not: `klausa event overtake acme 2.0 --by 1.1`"
    ]


def test_what_is_said_of_a_first_release_with_a_day_to_come(tree: Tree) -> None:
    """Until then the public sees no text."""
    put_on_record(told(tree, NOTICE, FIRST.replace("effective: 2026-01-01", "effective: 2026-05-01")), Proposal(), TODAY)
    assert said_of(tree) == ["nothing is in force before 2026-05-01: until then the policy's address shows its history alone"]


def test_what_is_said_of_a_release_that_comes_too_late(first: Tree) -> None:
    """Its day is before that of the one in force."""
    put_on_record(told(first, changed(), SECOND.replace("2026-04-01", "2025-12-01")), MATERIAL, TODAY)
    assert said_of(first) == ["it took effect on 2025-12-01, before 1.0 did on 2026-01-01, and is superseded from the start"]
