"""The feed: what RFC 4287 requires, an entry for each release and event that is known by the day, and ids that never change."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from klausa.model.record import Release
from klausa.pages import Options, site
from klausa.releases import freeze, read_history
from tests.pages.records import TWO, WORDS, assets, dead, hosted, made, pages, put, told
from tests.releases.records import event
from tests.tree import SMALL, Tree

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://policies.example/"


@pytest.fixture
def recorded(tree: Tree) -> Tree:
    """Two releases, the second in English only, and events of every kind that a feed tells."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro", SMALL), "2.0", "2026-01-01", published="2025-11-01")
    folder = tree.root / "policies/acme"
    event(folder, "postponed", "2025-12-01", release="2.0", effective="2026-04-01")
    event(folder, "erratum", "2025-12-02", release="1.0", note={"en": "Read <90> & more.", "de": "Lies 90."})
    event(folder, "withdrawn", "2026-05-01", release="2.0", reinstates="1.0")
    event(folder, "renamed", "2026-05-02", was="acne")
    event(folder, "retired", "2026-06-01")
    return tree


def feed(tree: Tree, on: str, code: str = "en", url: str = "") -> ElementTree.Element:
    """A policy's feed on a day."""
    found = site([told(tree, TWO, on)], WORDS, Options("en", url=url))
    return ElementTree.fromstring(assets(found)[f"{code}/acme/feed.xml"].encode())


def entries(found: ElementTree.Element) -> list[tuple[str, str, str]]:
    """Title, day and address of each entry."""
    return [
        (entry.findtext(f"{ATOM}title") or "", (entry.findtext(f"{ATOM}updated") or "")[:10], link(entry))
        for entry in found.iter(f"{ATOM}entry")
    ]


def link(element: ElementTree.Element, rel: str = "alternate") -> str:
    """Where the one link of that kind leads."""
    (found,) = (each.get("href") or "" for each in element.findall(f"{ATOM}link") if each.get("rel") == rel)
    return found


def test_an_entry_for_each_release_and_event(recorded: Tree) -> None:
    """The newest first, each with its day and the page that shows it."""
    assert entries(feed(recorded, "2026-06-01")) == [
        ("End of this policy", "2026-06-01", "history/"),
        ("New address of this policy", "2026-05-02", "history/"),
        ("Version 2.0: withdrawn", "2026-05-01", "v/2.0/"),
        ("Version 1.0: correction", "2025-12-02", "v/1.0/"),
        ("Version 2.0: new effective date", "2025-12-01", "v/2.0/"),
        ("Version 2.0", "2025-11-01", "v/2.0/"),
        ("Version 1.0", "2025-01-01", "v/1.0/"),
    ]


def test_what_happens_later_is_not_known_yet(recorded: Tree) -> None:
    """A feed built for an earlier day ends there."""
    assert [day for _, day, _ in entries(feed(recorded, "2025-12-01"))] == ["2025-12-01", "2025-11-01", "2025-01-01"]


def test_a_version_without_the_language_is_told_in_the_history(recorded: Tree) -> None:
    """Its page would not be there."""
    assert ("Version 2.0", "2025-11-01", "history/") in entries(feed(recorded, "2026-06-01", "de"))


def test_summaries_say_dates_state_and_what_happened(recorded: Tree) -> None:
    """As plain text; signs of markup are escaped once."""
    said = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}summary")
        for entry in feed(recorded, "2026-03-01").iter(f"{ATOM}entry")
    }
    assert said["Version 2.0"] == "Last updated: 1 November 2025. Effective date: 1 April 2026. State: coming."
    assert said["Version 1.0: correction"] == "Correction of 2 December 2025: Read <90> & more."
    assert (
        said["Version 2.0: new effective date"]
        == "On 1 December 2025 its effective date was moved from 1 January 2026 to 1 April 2026."
    )


@pytest.mark.parametrize("url", ["", URL, URL.rstrip("/")])
def test_what_the_standard_requires(url: str, recorded: Tree) -> None:
    """Id, title and time for the feed and every entry, an author, a link to itself, every id once; times and addresses in their forms."""
    found = feed(recorded, "2026-06-01", url=url)
    assert found.tag == f"{ATOM}feed" and found.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Acme"
    ids = []
    for element in (found, *found.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (child,) = element.findall(f"{ATOM}{name}")
            assert child.text
        ids.append(element.findtext(f"{ATOM}id") or "")
        datetime.strptime(element.findtext(f"{ATOM}updated") or "", "%Y-%m-%dT%H:%M:%SZ")
        assert link(element).startswith(f"{URL}en/acme/" if url else ("v/", "history/"))
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_) for id_ in ids) and len(set(ids)) == len(ids)
    assert link(found, "self") == (f"{URL}en/acme/feed.xml" if url else "feed.xml")
    assert found.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00Z"


def test_ids_stay(recorded: Tree) -> None:
    """Whatever the address of the site and the day; another language is another entry."""
    one, two, german = (
        [entry.findtext(f"{ATOM}id") for entry in found.iter(f"{ATOM}entry")]
        for found in (feed(recorded, "2026-03-01"), feed(recorded, "2026-06-01", url=URL), feed(recorded, "2026-06-01", "de"))
    )
    assert one == two[-len(one) :] and not set(two) & set(german)


def test_pages_lead_to_it(recorded: Tree) -> None:
    """The policy's page and its history, in words and for programs; pages of single versions do not."""
    found = made(recorded, TWO, "2026-04-30")
    assert {page.path for page in found.pages if page.feed == "en/acme/feed.xml"} == {"en/acme/", "en/acme/history/"}
    assert '<a href="../../en/acme/feed.xml" type="application/atom+xml">' in pages(found)["en/acme/"].html
    assert not dead(found)


@pytest.mark.parametrize(
    ("told_", "day"),
    [
        ({"frozen": "2025-11-20", "published": "2024-01-01"}, "2025-11-20"),
        ({"published": "2024-01-01", "effective": "2024-02-02"}, "2024-01-01"),
        ({"effective": "2024-02-02"}, "2024-02-02"),
        # the standard wants a time, and none is invented: the beginning of time says that there is none
        ({}, "1970-01-01"),
    ],
)
def test_a_version_published_elsewhere(told_: dict[str, str], day: str, tree: Tree) -> None:
    """With the day on which it was put on record, else the one that it declares."""
    folder = tree.company(TWO)
    record = Release.model_validate({"version": "0.9", "elsewhere": "https://acme.example/privacy", **told_})
    freeze(folder, record, {}, read_history(folder))
    assert entries(feed(tree, "2026-01-01")) == [("Version 0.9 (published elsewhere)", day, "history/")]


def test_a_policy_of_which_nothing_is_on_record_has_none(tree: Tree) -> None:
    """There is nothing to follow."""
    assert not any("feed" in path for path in assets(made(tree, TWO, "2026-01-01")))
