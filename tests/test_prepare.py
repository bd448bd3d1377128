"""What stands between a text and its release: what is drafted and nothing else, every obstacle with the way out, and the files on record."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from klausa.errors import Problem, Unreadable
from klausa.load import load
from klausa.model import Duration
from klausa.model.quantities import parse_duration
from klausa.pipeline import Told, tell
from klausa.prepare import Proposal, after, draft, next_version, obstacles, put_on_record, unchanged, write_draft
from klausa.releases import digest_of, read_history
from klausa.text import write
from tests.tree import SMALL, Tree, digest, german

WORDS = german()
NOTICE = SMALL + "changes: {possible: yes, notice: 30 days}\n"
TODAY = datetime.date(2026, 3, 2)
FIRST = 'version: "1.0"\npublished: 2026-01-01\neffective: 2026-01-01\n'
SECOND = (
    'version: "2.0" # as agreed\npublished: 2026-03-02\neffective: 2026-04-01\nsummaries: {en: Another host.}\nchange: material\n'
)
MATERIAL = Proposal("material", {"en": "Klausa says: another host."})


def told(tree: Tree, text: str = NOTICE, coming: str = "", rendered: bool = True) -> Told:
    """A policy told today; its text is on the disk where *rendered*."""
    folder = tree.company(text)
    (folder / "next.yml").unlink(missing_ok=True)
    if coming:
        tree.write("policies/acme/next.yml", coming)
    item = tell(load(folder, tree.root), WORDS, TODAY)
    if rendered:
        write(item)
    return item


def again(tree: Tree) -> Told:
    """The same policy as it is on the disk now."""
    return tell(load(tree.root / "policies/acme", tree.root), WORDS, TODAY)


@pytest.fixture
def first(tree: Tree) -> Tree:
    """A policy with one release, in which the host is Kumo and notice of 30 days is promised."""
    item = told(tree, NOTICE, FIRST)
    put_on_record(item, Proposal(), TODAY)
    return tree


def changed(text: str = NOTICE) -> str:
    """The policy with another host."""
    return text.replace("Kumo", "Nimbus")


def lines(found: tuple[Problem, ...]) -> list[str]:
    """The obstacles as they are printed."""
    return [str(obstacle) for obstacle in found]


@pytest.mark.parametrize(
    ("day", "period", "then"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-01-31", "2 months", "2026-03-31"),
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-02-28", "1 month", "2026-03-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-10-31", "14 months", "2027-12-31"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-07-01", "1 year", "2027-07-01"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2026-02-28", "30 days", "2026-03-30"),
        ("2026-02-28", "30 calendar days", "2026-03-30"),
        ("2026-12-28", "2 weeks", "2027-01-11"),
        # 2 March 2026 is a Monday, 6 March a Friday
        ("2026-03-02", "1 business day", "2026-03-03"),
        ("2026-03-06", "1 business day", "2026-03-09"),
        ("2026-03-07", "1 business day", "2026-03-09"),
        ("2026-03-08", "1 business day", "2026-03-09"),
        ("2026-03-06", "5 business days", "2026-03-13"),
        ("2026-03-02", "10 working days", "2026-03-16"),
        ("2026-03-02", "1 hour", "2026-03-03"),
        ("2026-03-02", "24 hours", "2026-03-03"),
        ("2026-03-02", "25 hours", "2026-03-04"),
        ("2026-03-02", "72 hours", "2026-03-05"),
    ],
)
def test_the_day_on_which_a_period_has_passed(day: str, period: str, then: str) -> None:
    """Months end where the calendar does, weekends are no business days, a part of a day counts as a day."""
    assert after(datetime.date.fromisoformat(day), parse_duration(period)) == datetime.date.fromisoformat(then)


@pytest.mark.parametrize("unit", ["month", "year", "week", "day", "business-day"])
def test_a_longer_period_never_ends_earlier(unit: str) -> None:
    """From any day of a leap year on."""
    for offset in range(366):
        day = datetime.date(2028, 1, 1) + datetime.timedelta(days=offset)
        ends = [after(day, Duration(number, unit)) for number in (1, 2, 3, 12)]  # type: ignore[arg-type]
        assert day < ends[0] and ends == sorted(ends)


@pytest.mark.parametrize(
    ("last", "change", "version"),
    [
        (None, None, "1.0"),
        (None, "material", "1.0"),
        ("1.0", None, "2.0"),
        ("1.0", "material", "2.0"),
        ("1.9", "material", "2.0"),
        ("1.2.3", "material", "2.0.0"),
        ("1.0", "minor", "1.1"),
        ("1.9", "wording", "1.10"),
        ("1.2.3", "translation", "1.3.0"),
        ("3", "technical", "3.1"),
        ("3", "material", "4"),
        ("2026-a", "minor", "2026-a-2"),
    ],
)
def test_the_version_after(last: str | None, change: str | None, version: str) -> None:
    """The first number goes up for a material change, or where nobody knows; the second for any other."""
    assert next_version(last, change) == version  # type: ignore[arg-type]


def test_a_first_release_lacks_dates_and_a_version(tree: Tree) -> None:
    """No summary, no class, no notice: nobody was promised anything before."""
    item = told(tree)
    assert draft(item, MATERIAL, TODAY) == {"version": "1.0", "published": "2026-03-02", "effective": "2026-03-02"}


@pytest.mark.parametrize(
    ("coming", "lacking"),
    [
        ("", {"version", "published", "effective", "change", "summaries", "drafted"}),
        ('version: "7"\n', {"published", "effective", "change", "summaries", "drafted"}),
        ("published: 2026-03-05\n", {"version", "effective", "change", "summaries", "drafted"}),
        ("effective: 2026-05-05\n", {"version", "published", "change", "summaries", "drafted"}),
        ("change: minor\n", {"version", "published", "effective", "summaries", "drafted"}),
        ("summaries: {en: Mine.}\n", {"version", "published", "effective", "change"}),
        (SECOND, set()),
    ],
)
def test_what_is_written_already_is_not_drafted(coming: str, lacking: set[str], first: Tree) -> None:
    """And what people decided goes before what Klausa proposes."""
    item = told(first, changed(), coming)
    assert set(draft(item, MATERIAL, TODAY)) == lacking


def test_what_is_drafted_for_a_second_release(first: Tree) -> None:
    """The notice counts from the day of publication, whoever wrote it; the version follows the class that people wrote."""
    assert draft(told(first, changed()), MATERIAL, TODAY) == {
        "version": "2.0",
        "published": "2026-03-02",
        "effective": "2026-04-01",
        "change": "material",
        "summaries": {"en": "Klausa says: another host."},
        "drafted": "yes",
    }
    later = draft(told(first, changed(), "published: 2026-03-10\nchange: minor\n"), MATERIAL, TODAY)
    assert (later["version"], later["effective"]) == ("1.1", "2026-04-09")


def test_the_longer_notice_counts(first: Tree) -> None:
    """A policy that promises less from now on does not free itself from what the one in force promises."""
    for promise, effective in (("2 days", "2026-04-01"), ("60 days", "2026-05-01")):
        assert draft(told(first, changed().replace("30 days", promise)), MATERIAL, TODAY)["effective"] == effective
    without = changed(SMALL)
    assert draft(told(first, without), MATERIAL, TODAY)["effective"] == "2026-04-01"
    (line,) = lines(obstacles(told(first, without, SECOND.replace("2026-04-01", "2026-03-31")), MATERIAL, first.root))
    assert line.startswith("policies/acme/next.yml:3:12: the policy promises notice of 30 days; ")


def test_a_promise_in_a_shared_file_is_kept_too(tree: Tree) -> None:
    """It was frozen with the release."""
    tree.write("policies/_shared/changes.yml", "changes: {possible: yes, notice: 3 months}\n")
    put_on_record(told(tree, SMALL + "use: [changes]\n", FIRST), Proposal(), TODAY)
    assert draft(told(tree, changed(SMALL)), MATERIAL, TODAY)["effective"] == "2026-06-02"


def test_without_words_nothing_is_drafted_that_could_not_be_read(first: Tree) -> None:
    """`summaries: {}` once made the file unreadable; words in some of the languages would too."""
    assert set(draft(told(first, changed()), Proposal(), TODAY)) == {"version", "published", "effective"}
    first.with_german()
    item = told(first, changed().replace("[en]", "[en, de]"))
    assert not {"summaries", "drafted"} & set(draft(item, MATERIAL, TODAY))


KEPT = "# what is coming\npublished: 2026-03-05 # a Thursday\n\n# the lawyers know"


def test_what_is_drafted_is_added_and_nothing_else_is_touched(first: Tree) -> None:
    """Comments, order and a last line without its end stay; the file reads; then nothing is lacking."""
    item = told(first, changed(), KEPT)
    path = write_draft(item, draft(item, MATERIAL, TODAY))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{KEPT}\n")
    assert text.removeprefix(f"{KEPT}\n").splitlines() == [
        'version: "2.0"  # proposed',
        "effective: 2026-04-04  # proposed",
        "change: material  # how grave the change is: material, minor, wording, translation or technical",
        "summaries:",
        "  en: 'Klausa says: another host.'",
        "drafted: yes  # nobody has read these summaries yet; delete this line once someone has",
    ]
    item = again(first)
    assert draft(item, MATERIAL, TODAY) == {}
    assert item.company.next.summaries is not None and item.company.next.summaries.words == MATERIAL.summaries
    assert sorted(file.name for file in path.parent.iterdir()) == ["next.yml", "policy.yml", "releases", "text"]


@pytest.mark.parametrize("version", ["1.10", "10", "1e3", "2026-01-21", "0x1"])
def test_a_version_is_words_and_no_number(version: str, tree: Tree) -> None:
    """Written and read back as it was."""
    write_draft(told(tree), {"version": version})
    assert again(tree).company.next.version == version


def test_a_file_in_braces_is_left_alone(tree: Tree) -> None:
    """Lines after it would make it unreadable."""
    item = told(tree, coming='{version: "1.0"}\n')
    before = digest(tree.root)
    with pytest.raises(Unreadable) as raised:
        write_draft(item, draft(item, Proposal(), TODAY))
    assert str(raised.value).startswith("policies/acme/next.yml: nothing can be added at the end of this file; write each key")
    assert digest(tree.root) == before


def test_nothing_stands_in_the_way_of_a_first_release(tree: Tree) -> None:
    """That says its dates and whose text is written."""
    assert obstacles(told(tree, NOTICE, FIRST), Proposal(), tree.root) == ()


def test_nothing_stands_in_the_way_of_a_second_release(first: Tree) -> None:
    """On the very day on which the notice is over."""
    assert obstacles(told(first, changed(), SECOND), MATERIAL, first.root) == ()


OBSTACLES = {
    "a known version": (
        SECOND.replace("2.0", "1.0"),
        "policies/acme/next.yml:1:10: a release 1.0 is on record already; write another version",
    ),
    "effect before publication": (
        SECOND.replace("effective: 2026-04-01", "effective: 2026-03-01") + "override: {reason: Urgent., by: Board}\n",
        "policies/acme/next.yml:3:12: it would take effect on 2026-03-01, before it is published on 2026-03-02; write a later day",
    ),
    "too little notice": (
        SECOND.replace("2026-04-01", "2026-03-31"),
        "policies/acme/next.yml:3:12: the policy promises notice of 30 days; published on 2026-03-02, it can take effect on "
        "2026-04-01; write that day, or `override: {reason: …, by: …}`",
    ),
    "nobody has read it": (
        SECOND + "drafted: yes\n",
        "policies/acme/next.yml:6:10: nobody has read the drafted summaries; read and mend them, then delete the line",
    ),
    "no summary": (
        SECOND.replace("summaries: {en: Another host.}\n", ""),
        "policies/acme/next.yml:1:1: there is no summary of the change in en; write one",
    ),
    "called less grave": (
        SECOND.replace("material", "wording"),
        "policies/acme/next.yml:5:9: the change is called wording; Klausa finds it material; "
        "write `change: material`, or `lowered: {reason: …, by: …}`",
    ),
}


@pytest.mark.parametrize("name", list(OBSTACLES))
def test_each_obstacle_by_itself(name: str, first: Tree) -> None:
    """Where it is, what it is, and the way out; nothing is written to find it."""
    coming, line = OBSTACLES[name]
    item = told(first, changed(), coming)
    before = digest(first.root)
    assert lines(obstacles(item, MATERIAL, first.root)) == [line]
    assert digest(first.root) == before


@pytest.mark.parametrize(
    "coming",
    [
        SECOND.replace("2026-04-01", "2026-03-03") + "override: {reason: A court ordered it., by: Board}\n",
        SECOND.replace("material", "wording") + "lowered: {reason: The host is the same company., by: Counsel}\n",
        SECOND.replace("change: material\n", ""),
    ],
)
def test_what_somebody_answers_for_is_no_obstacle(coming: str, first: Tree) -> None:
    """Less notice, or a change called less grave, with a reason and a name."""
    assert obstacles(told(first, changed(), coming), MATERIAL, first.root) == ()


def test_calling_a_change_graver_is_no_obstacle(first: Tree) -> None:
    """People may raise it."""
    assert obstacles(told(first, changed(), SECOND), Proposal("wording", {"en": "W."}), first.root) == ()


def test_stale_text_is_an_obstacle(tree: Tree) -> None:
    """Each file of it: what is frozen is what was committed and read."""
    put_aside = told(tree, NOTICE, FIRST)
    (put_aside.company.folder / "text/en.md").write_text("# Old\n", encoding="utf-8")
    (line,) = lines(obstacles(put_aside, Proposal(), tree.root))
    assert line == "policies/acme/text/en.md: the committed text is stale; run `klausa render`, and look at what it writes"


def test_an_error_is_an_obstacle(tree: Tree) -> None:
    """Warnings and notes are none."""
    item = told(tree, NOTICE + "regimes: [{id: gdpr, coverage: require}]\n", FIRST)
    found = lines(obstacles(item, Proposal(), tree.root))
    errors = [finding for finding in item.findings if finding.level == "error"]
    assert errors and len(found) == len(errors)
    assert all(f": {finding.code} {finding.message}" in "\n".join(found) for finding in errors)
    assert obstacles(told(tree, NOTICE + "regimes: [{id: gdpr}]\n", FIRST), Proposal(), tree.root) == ()


def test_a_language_less_is_an_obstacle(tree: Tree) -> None:
    """At the line that says the languages."""
    tree.with_german()
    put_on_record(told(tree, NOTICE.replace("[en]", "[en, de]"), FIRST), Proposal(), TODAY)
    (line,) = lines(obstacles(told(tree, changed(), SECOND), MATERIAL, tree.root))
    assert line.startswith("policies/acme/policy.yml:1:12: the release 1.0 is in de, and this text is not; add the language")


def test_a_release_without_a_version_goes_by_its_date(tree: Tree) -> None:
    """Two of them on one day would be one address."""
    put_on_record(told(tree, NOTICE, FIRST.replace('version: "1.0"\n', "")), Proposal(), TODAY)
    assert "version" not in draft(told(tree, changed()), MATERIAL, TODAY)
    coming = SECOND.replace('version: "2.0" # as agreed\n', "")
    assert obstacles(told(tree, changed(), coming), MATERIAL, tree.root) == ()
    coming = coming.replace("2026-04-01", "2026-01-01").replace("2026-03-02", "2026-01-01") + "override: {reason: R., by: B}\n"
    (line,) = lines(obstacles(told(tree, changed(), coming), MATERIAL, tree.root))
    assert "a release 2026-01-01 is on record already; write a version, or another date" in line


def test_all_obstacles_at_once_in_the_order_of_the_files(first: Tree) -> None:
    """One run says everything."""
    coming = SECOND.replace("2.0", "1.0").replace("2026-04-01", "2026-03-05").replace("material", "minor") + "drafted: yes\n"
    item = told(first, changed(), coming)
    (item.company.folder / "text/trace.json").unlink()
    found = obstacles(item, MATERIAL, first.root)
    assert [(obstacle.location.file.rpartition("/")[2], obstacle.location.line) for obstacle in found] == [
        ("next.yml", 1),
        ("next.yml", 3),
        ("next.yml", 5),
        ("next.yml", 6),
        ("trace.json", 0),
    ]


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


def test_unchanged(first: Tree) -> None:
    """The same words: nothing to freeze, whatever the file says otherwise; another word is a change."""
    assert unchanged(told(first, NOTICE + "# a comment\n"))
    assert not unchanged(told(first, changed()))
    assert not unchanged(told(Tree(first.root / "other"), NOTICE))


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


def test_a_draft_that_cannot_be_written_leaves_the_file(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new text is whole before it takes the old one's place."""
    item = told(tree, coming=KEPT)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="no space"):
        write_draft(item, draft(item, Proposal(), TODAY))
    assert (item.company.folder / "next.yml").read_bytes() == KEPT.encode()
