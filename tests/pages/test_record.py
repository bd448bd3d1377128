"""What the public sees of a policy that has releases: on each day the one in force, each as it was frozen, and no word of a draft."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from klausa import language as lang
from klausa.pages import Options, Site, site
from klausa.pages.files import SCHEMA
from klausa.pages.published import document, published
from klausa.releases import read_history
from klausa.text import body
from tests.pages.records import TWO, WORDS, assets, dead, hosted, made, pages, put, real, told
from tests.releases.records import day, event
from tests.sites import Html
from tests.tree import ROOT, SMALL, Tree

TEXTS = sorted((ROOT / "policies").glob("*/text/*.md"))
THREE = SMALL.replace("[en]", "[en, id, tr]")


@pytest.fixture
def released(tree: Tree) -> Tree:
    """Three releases in two languages, each with a hosting provider of its own: Alto, Cirro, Strato."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "1.1", "2025-06-01")
    put(tree, hosted("Strato"), "2.0", "2026-01-01", published="2025-11-01")
    return tree


def everything(site: Site) -> str:
    """Every word and attribute that is made, for programs and people."""
    return "\n".join([*(repr(dataclasses.astuple(page)) for page in site.pages), *(repr(asset) for asset in site.assets)])


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_a_committed_text_is_read_back_whole(file: Path) -> None:
    """Every clause with its number, heading and words: put together again it is the file."""
    text = file.read_text(encoding="utf-8")
    found = document(text, file.parts[-3], file.stem)
    assert body(found) == text
    assert [clause.number for clause in found.clauses] == list(range(1, len(found.clauses) + 1))
    assert all(clause.heading and clause.text.strip() for clause in found.clauses)


def test_a_text_without_a_clause_in_the_middle_keeps_the_numbers_of_the_others() -> None:
    """As text removed by order leaves it."""
    text = "# T\n\n[//]: # (clause one)\n\n## 1. One\n\nA.\n\n[//]: # (clause three)\n\n## 3. Three\n\nC.\n"
    assert [(clause.id, clause.number) for clause in document(text, "acme", "en").clauses] == [("one", 1), ("three", 3)]
    assert body(document(text, "acme", "en")) == text


@pytest.mark.parametrize(
    ("on", "in_force", "provider"),
    [
        ("2025-01-01", "1.0", "Alto"),
        ("2025-05-31", "1.0", "Alto"),
        ("2025-06-01", "1.1", "Cirro"),
        ("2025-12-31", "1.1", "Cirro"),
        ("2026-01-01", "2.0", "Strato"),
        ("2030-01-01", "2.0", "Strato"),
    ],
)
def test_the_release_in_force_follows_from_the_day(on: str, in_force: str, provider: str, released: Tree) -> None:
    """On the page, side by side, in every file, in both languages; whatever the text of today says."""
    site = made(released, hosted("Nimbo"), on)
    found, files = pages(site), assets(site)
    others = {"Alto", "Cirro", "Strato", "Nimbo"} - {provider}
    for address in ("en/acme/", "de/acme/", "en-de/acme/"):
        assert provider in found[address].html and not any(other in found[address].html for other in others)
        assert f"<dd>{in_force}</dd>" in found[address].html
    for name in ("policy.md", "policy.txt", "policy.json"):
        assert provider in files[f"en/acme/{name}"] and not any(other in files[f"de/acme/{name}"] for other in others)
    assert json.loads(files["en/acme/version.json"])["in_force"] == in_force
    assert not dead(site)


def test_each_release_is_at_its_address_exactly_as_it_was_frozen(released: Tree) -> None:
    """Out of the search and of search engines, with its digest; the rest of its words come from the file on record."""
    found = pages(made(released, hosted("Nimbo"), "2025-08-01"))
    for frozen in read_history(released.root / "policies/acme").ours:
        for code in ("en", "de"):
            page = found[f"{code}/acme/v/{frozen.address}/"]
            assert frozen.digest in page.html
            assert (page.indexed, page.searched, page.edit) == (False, False, "")
            assert [words for _, words in page.sections] and body(document(frozen.texts[code], "acme", code)) == frozen.texts[
                code
            ]
    assert found["en/acme/"].indexed and found["en/acme/"].searched
    assert {page.alternates["de"] for path, page in found.items() if path == "en/acme/v/1.0/"} == {"de/acme/v/1.0/"}


def test_a_template_changed_since_does_not_change_a_release(released: Tree) -> None:
    """What was frozen is not rendered again."""
    before = pages(made(released, hosted("Strato"), "2026-02-01"))["en/acme/"].html
    text = hosted("Strato").replace("at-most: 90 days", "at-most: 5 days").replace("sold: no", "sold: yes")
    assert pages(made(released, text, "2026-02-01"))["en/acme/"].html == before


BANNERS = [
    ("1.0", "2025-08-01", "Earlier version", "On %(date)s a newer version took its place.", "2025-06-01"),
    ("2.0", "2025-08-01", "Coming version", "This version takes effect on %(date)s.", "2026-01-01"),
    ("2.0", "2026-03-01", "Withdrawn", "This version has been withdrawn.", ""),
    ("3.0", "2026-03-01", "Overtaken", "Another version took its place before it took effect.", ""),
]


def in_three_languages(tree: Tree) -> None:
    """Five releases with every state that there is."""
    words = real()
    for version, effective in (("1.0", "2025-01-01"), ("1.1", "2025-06-01"), ("2.0", "2026-01-01"), ("3.0", "2026-06-01")):
        put(tree, hosted(f"Host{version[0]}{version[2]}", THREE), version, effective, words, published="2025-01-01")
    folder = tree.root / "policies/acme"
    event(folder, "withdrawn", "2026-02-01", release="2.0", reinstates="1.1")
    event(folder, "overtaken", "2026-02-02", release="3.0", by="1.1")


def test_every_page_says_how_its_text_stands(tree: Tree) -> None:
    """Earlier, coming, withdrawn, overtaken, in three languages, with the day in the words of each."""
    words = real()
    in_three_languages(tree)
    found = {on: pages(made(tree, THREE, on, words)) for on in ("2025-08-01", "2026-03-01")}
    for version, on, label, sentence, date in BANNERS:
        for code in ("en", "id", "tr"):
            said, told_ = (words.messages[code].get("furniture", text) for text in (label, sentence))
            assert code == "en" or (said, told_) != (label, sentence)
            page = Html(found[on][f"{code}/acme/v/{version}/"].html).words
            assert said in page, (version, code)
            assert (told_ % {"date": lang.format_date(day(date), code)} if date else told_) in page
    assert not any("klausa-banner" in found["2026-03-01"][f"{code}/acme/"].html for code in ("en", "id", "tr"))
    for code in ("en", "id", "tr"):
        coming = words.messages[code].get("furniture", "A new version takes effect on %(date)s.")
        assert coming % {"date": lang.format_date(day("2026-01-01"), code)} in found["2025-08-01"][f"{code}/acme/"].html
        history = Html(found["2026-03-01"][f"{code}/acme/history/"].html).words
        for state in ("in force", "withdrawn", "overtaken before it took effect"):
            assert words.messages[code].get("events", state) in history


def test_of_two_that_begin_on_one_day_the_later_frozen_goes_before(tree: Tree) -> None:
    """And each page says when its text was replaced: by the next one, not by the one it replaced itself."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "1.1", "2025-01-01")
    put(tree, hosted("Strato"), "2.0", "2026-01-01")
    seen = published(told(tree, TWO, "2026-02-01"))
    assert seen is not None
    assert [seen.after(frozen) for frozen in seen.item.company.history.ours] == [day("2025-01-01"), day("2026-01-01"), None]


@pytest.mark.parametrize("on", ["2024-12-31", "2026-03-01"])
def test_where_none_is_in_force_a_page_says_so(on: str, tree: Tree) -> None:
    """Before the first takes effect, and after the only one was withdrawn: no text, no data, no place in the lists."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01", published="2024-12-01")
    event(tree.root / "policies/acme", "withdrawn", "2026-02-01", release="1.0")
    site = made(tree, hosted("Nimbo"), on)
    found, files = pages(site), assets(site)
    for code in ("en", "de"):
        assert "No version is in force today." in found[f"{code}/acme/"].html
        assert "No version is in force today." in found[f"{code}/acme/history/"].html
        assert "Alto" not in found[f"{code}/acme/"].html and "Alto" in found[f"{code}/acme/v/1.0/"].html
        assert "Acme" not in found[f"{code}/"].html
        assert not found[f"{code}/acme/"].indexed
    assert "en-de/acme/" not in found
    named = {path for path in files if "acme" in path}
    assert named == {f"{code}/acme/{name}" for code in ("en", "de") for name in ("version.json", "feed.xml")}
    # its own page does not lead to a text that is not there
    assert not any("The version in force" in found[f"en/acme/{rest}"].html for rest in ("", "history/", "v/1.0/"))
    assert json.loads(files["en/acme/version.json"])["in_force"] is None
    assert not dead(site)


def test_a_mistake_is_said_beside_the_text_from_its_day_on(released: Tree) -> None:
    """Escaped, wherever its text stands: in force, side by side (in both languages), as a release, in redlines that lead to it, in the history."""
    event(
        released.root / "policies/acme", "erratum", "2026-02-01", release="2.0", note={"en": "Read <90> days.", "de": "Lies 90."}
    )
    before, after = (pages(made(released, hosted("Strato"), on)) for on in ("2026-01-31", "2026-02-01"))
    said = {path for path, page in after.items() if "Read &lt;90&gt; days." in page.html}
    alone = {f"acme/{rest}" for rest in ("", "v/2.0/", "history/", "changes/1.0...2.0/", "changes/1.1...2.0/")}
    assert said == {"en-de/acme/", *(f"en/{path}" for path in alone)}
    german = {path for path, page in after.items() if "Lies 90." in page.html}
    assert german == {"en-de/acme/", *(f"de/{path}" for path in alone)}
    assert '<span lang="de">Lies 90.</span>' in after["en-de/acme/"].html
    assert not any("Read &lt;90" in page.html for page in before.values())


DRAFT = hosted("Nimbo").replace("name: Acme\n", "name: Nonsuch\n").replace("at-most: 90 days", "at-most: 77 days")


def test_no_word_of_a_draft_is_public(released: Tree) -> None:
    """Neither its name nor facts, title, dates: on no page, in no list, search, description, file."""
    coming = 'version: "3.7"\npublished: 2026-05-05\neffective: 2026-06-06\nsummaries: {en: Nimbus., de: Nimbus.}\n'
    site = made(released, DRAFT, "2026-02-01", next_=coming)
    # the schema is the same for every site, and names every state that a text can have
    words = everything(replace(site, assets=tuple(asset for asset in site.assets if asset.path != SCHEMA)))
    for secret in ("Nimb", "Nonsuch", "77 days", "3.7", "2026-05-05", "2026-06-06", "draft"):
        assert secret not in words, secret
    assert "Acme" in pages(site)["en/"].html
    assert not any("draft" in path for path in pages(site))


def test_a_language_that_only_a_draft_has_is_on_no_public_page(tree: Tree) -> None:
    """Not even an empty list in it."""
    put(tree, hosted("Alto", SMALL), "1.0", "2025-01-01")
    assert set(pages(made(tree, TWO, "2025-02-01"))) == {"", "en/", "en/acme/", "en/acme/history/", "en/acme/v/1.0/"}
    with_drafts = made(tree, TWO, "2025-02-01", drafts=True)
    assert {"de/", "de/acme/draft/", "de/acme/history/", "de/acme/"} <= set(pages(with_drafts))
    assert not dead(with_drafts)


def test_drafts_are_shown_where_they_are_wanted(released: Tree) -> None:
    """At their own address, out of every search, with a banner; the rest of the site stays as it is."""
    public, site = (made(released, DRAFT, "2026-02-01", drafts=drafts) for drafts in (False, True))
    found = pages(site)
    added = {f"{code}/acme/{rest}" for code in ("en", "de") for rest in ("draft/", "changes/2.0...draft/")}
    assert set(found) - set(pages(public)) == added
    assert '<a href="../../../en/acme/changes/2.0...draft/">' in found["en/acme/draft/"].html
    redline = found["en/acme/changes/2.0...draft/"]
    assert "<ins>" in redline.html and "Nimbo" in redline.html and "Strato" in redline.html
    assert (redline.indexed, redline.searched) == (False, False)
    page = found["en/acme/draft/"]
    assert "Nimbo" in page.html and "<strong>Draft</strong>" in page.html and "Nonsuch" in page.title
    assert (page.indexed, page.searched) == (False, False)
    assert {path: each.html for path, each in found.items() if path in pages(public)} == {
        path: each.html for path, each in pages(public).items()
    }
    assert assets(site) == assets(public) and not dead(site)


def test_a_text_that_is_frozen_is_no_draft(released: Tree) -> None:
    """Even with drafts, and even while it has not begun."""
    for on in ("2025-08-01", "2026-02-01"):
        assert not any("draft" in path for path in pages(made(released, hosted("Strato"), on, drafts=True)))


def test_a_policy_without_releases_is_public_as_it_renders(tree: Tree) -> None:
    """With the dates in its next.yml; with drafts too."""
    site = made(tree, TWO, "2026-02-01", drafts=True, next_='version: "0.9"\n')
    assert set(pages(site)) == {"", "en/", "de/", "en/acme/", "de/acme/", "en-de/acme/"}
    assert "<dd>0.9</dd>" in pages(site)["en/acme/"].html and not any("version.json" in path for path in assets(site))


@pytest.mark.parametrize("code", ["en", "de"])
def test_what_an_app_logs(code: str, released: Tree) -> None:
    """Version, dates, address and the SHA-256 of the very bytes beside it; the digest of the release."""
    files = assets(made(released, hosted("Nimbo"), "2026-02-01"))
    newest = read_history(released.root / "policies/acme").ours[-1]
    assert json.loads(files[f"{code}/acme/version.json"]) == {
        "policy": "acme",
        "language": code,
        "address": f"{code}/acme/",
        "in_force": "2.0",
        "version": "2.0",
        "published": "2025-11-01",
        "effective": "2026-01-01",
        "sha256": hashlib.sha256(files[f"{code}/acme/policy.md"].encode()).hexdigest(),
        "release": newest.digest,
    }
    assert files[f"{code}/acme/policy.md"] == newest.texts[code]


def test_a_postponed_release_is_told_with_its_new_day(released: Tree) -> None:
    """In the data, in the history and in the banner of what comes, from the day on which it was put off; only the history tells the old day."""
    event(released.root / "policies/acme", "postponed", "2025-12-01", release="2.0", effective="2026-04-01")
    before, after, then = (made(released, TWO, on) for on in ("2025-11-30", "2026-03-31", "2026-04-01"))
    assert "1 January 2026" in pages(before)["en/acme/"].html and "1 April 2026" not in everything(before)
    assert "1 April 2026" in pages(after)["en/acme/"].html
    old = {path for path, page in pages(after).items() if "1 January 2026" in page.html}
    assert old == {"en/acme/history/"}
    assert json.loads(assets(then)["en/acme/version.json"])["effective"] == "2026-04-01"


def test_a_language_that_comes_with_the_next_release(tree: Tree) -> None:
    """Its pages lead somewhere while the one in force does not have it yet; side by side stands what is in force alone."""
    put(tree, hosted("Alto", SMALL), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "2.0", "2026-01-01", published="2025-11-01")
    before, after = (made(tree, hosted("Cirro"), on) for on in ("2025-12-01", "2026-01-01"))
    assert not dead(before) and not dead(after)
    assert "en-de/acme/" not in pages(before) and "en-de/acme/" in pages(after)
    assert '<a href="../../en/acme/" hreflang="en">' in pages(before)["de/acme/"].html
    assert "No version is in force" not in pages(before)["de/acme/"].html
    assert "Cirro" not in pages(before)["de/acme/"].html and "Cirro" in pages(after)["de/acme/"].html


def test_a_language_that_the_policy_gave_up_stays_on_record(tree: Tree) -> None:
    """The text of today lacks it; what is in force has it."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    site = made(tree, hosted("Cirro", SMALL), "2025-02-01")
    assert "Alto" in pages(site)["de/acme/"].html and "en-de/acme/" in pages(site) and "de/" in pages(site)
    assert not dead(site)


def test_two_builds_on_two_days_differ_in_what_depends_on_the_day(released: Tree) -> None:
    """But for the day itself not at all while the same release is in force and the next is known; then in what speaks of what is in force."""
    put(released, hosted("Alto"), "1.0", "2025-01-01", id_="bolt")

    def on(day_: str) -> Site:
        return site(
            [told(released, text, day_, id_=id_) for id_, text in (("acme", hosted("Nimbo")), ("bolt", TWO))],
            WORDS,
            Options("en"),
        )

    one, two, three = (on(day_) for day_ in ("2025-06-01", "2025-12-31", "2026-01-01"))
    assert everything(one).replace("2025-06-01", "") == everything(two).replace("2025-12-31", "").replace("2025-06-01", "")
    # what there is to compare depends on what was ever in force
    assert set(pages(three)) - set(pages(two)) == {f"{code}/acme/changes/1.0...2.0/" for code in ("en", "de")}
    assert not set(pages(two)) - set(pages(three))
    changed = {path for path, page in pages(two).items() if page != pages(three)[path]}
    assert changed == {
        # the lists say the version in force
        *("", "en/", "de/", "en-de/acme/"),
        *(f"{code}/acme/{rest}" for code in ("en", "de") for rest in ("", "history/", "v/1.1/", "v/2.0/")),
    }
    for version in ("1.1", "2.0"):
        before, after = (pages(site_)[f"en/acme/v/{version}/"] for site_ in (two, three))
        assert (before.sections, before.title, before.contents) == (after.sections, after.title, after.contents)
    names = ("policy.md", "policy.txt", "policy.json", "policy.fragment.html", "version.json", "feed.xml")
    differing = {path for path, content in assets(three).items() if assets(two)[path] != content}
    assert differing == {"status.json", *(f"{code}/acme/{name}" for code in ("en", "de") for name in names)}


def test_two_policies_with_releases_share_a_site(released: Tree) -> None:
    """No page and no file is made twice."""
    put(released, hosted("Alto"), "1.0", "2025-01-01", id_="bolt")
    both = [told(released, TWO, "2026-02-01", id_=id_) for id_ in ("acme", "bolt")]
    found = site(both, WORDS, Options("en"))
    assert {"en/acme/v/2.0/", "en/bolt/v/1.0/"} <= set(pages(found)) and "en/bolt/version.json" in assets(found)
    assert not dead(found)


def test_a_private_policy_stays_private_with_releases(released: Tree) -> None:
    """And an unlisted one is in no list, no search and at its addresses."""
    assert made(released, TWO + "publication: private\n", "2026-02-01").pages == ()
    found = pages(made(released, TWO + "publication: unlisted\n", "2026-02-01"))
    assert "Acme" not in found["en/"].html and not any(
        page.searched or page.indexed for path, page in found.items() if "acme" in path
    )
