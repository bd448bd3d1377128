"""What is drafted for next.yml, and nothing else; how it is written there."""

from __future__ import annotations

import pytest

from klausa.errors import Unreadable
from klausa.prepare import (
    Proposal,
    draft,
    next_version,
    obstacles,
    published_elsewhere,
    put_elsewhere,
    put_on_record,
    write_draft,
)
from tests.prepare.policies import FIRST, MATERIAL, SECOND, TODAY, again, changed, lines, told
from tests.tree import SMALL, Tree, digest


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


@pytest.mark.parametrize(
    ("last", "change", "used", "version"),
    [
        ("1.1", "material", {"1.0", "2.0", "1.1"}, "3.0"),
        ("1.0", "minor", {"1.0", "1.1", "1.2"}, "1.3"),
        (None, None, {"1.0"}, "2.0"),
        ("draft", None, {"draft", "draft-2"}, "draft-2-2"),
    ],
)
def test_a_version_in_use_is_never_proposed(last: str | None, change: str | None, used: set[str], version: str) -> None:
    """After an urgent release between two others, say, it goes on past what is there."""
    assert next_version(last, change, used) == version  # type: ignore[arg-type]


def test_the_version_after_an_urgent_release(first: Tree) -> None:
    """2.0 waits for its day, 1.1 was frozen after it: the next one is 3.0."""
    put_on_record(told(first, changed(), SECOND), MATERIAL, TODAY)
    urgent = SECOND.replace("2.0", "1.1").replace("2026-04-01", "2026-03-05")
    put_on_record(told(first, changed("Stratus"), urgent), MATERIAL, TODAY)
    assert draft(told(first, changed("Cirrus")), MATERIAL, TODAY)["version"] == "3.0"


def test_the_version_after_one_that_was_published_elsewhere(tree: Tree) -> None:
    """A first release of ours goes on where the old one ended."""
    put_elsewhere(told(tree).company, published_elsewhere("https://acme.example/privacy", "1.1", None, None, TODAY))
    assert draft(again(tree), Proposal(), TODAY)["version"] == "2.0"


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
    without = changed(text=SMALL)
    assert draft(told(first, without), MATERIAL, TODAY)["effective"] == "2026-04-01"
    (line,) = lines(obstacles(told(first, without, SECOND.replace("2026-04-01", "2026-03-31")), MATERIAL, first.root))
    assert line.startswith("policies/acme/next.yml:3:12: the policy promises notice of 30 days; ")


def test_a_promise_in_a_shared_file_is_kept_too(tree: Tree) -> None:
    """It was frozen with the release."""
    tree.write("policies/_shared/changes.yml", "changes: {possible: yes, notice: 3 months}\n")
    put_on_record(told(tree, SMALL + "use: [changes]\n", FIRST), Proposal(), TODAY)
    assert draft(told(tree, changed(text=SMALL)), MATERIAL, TODAY)["effective"] == "2026-06-02"


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
    assert item.company.next.summaries is not None and item.company.next.summaries.words == {"en": "Klausa says: another host."}
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
