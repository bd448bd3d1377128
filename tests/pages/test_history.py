"""The history: what happened to each version, how grave a change was, what ended, what was published elsewhere."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from klausa import language as lang
from klausa.events import open_book, translate
from klausa.model.record import Release
from klausa.pages import Options, site
from klausa.releases import digest_of, freeze, read_history
from tests.pages.records import TWO, WORDS, assets, dead, hosted, made, pages, put, real, told
from tests.releases.records import day, event, release
from tests.sites import Html
from tests.tree import SMALL, Tree

THREE = SMALL.replace("[en]", "[en, id, tr]")
CODES = ("en", "id", "tr")
ORIGINAL = "https://acme.example/privacy"


def words_of(html: str) -> str:
    """The visible words, their space as one sees it."""
    return " ".join(Html(html).words.split())


def row(html: str, version: str) -> str:
    """The words of one version's row."""
    return words_of(html.split(f' id="v-{version}">')[1].split("</tr>")[0])


def sentence(code: str, text: str, **about: str) -> str:
    """A sentence about an event in one language, its days in the words of it."""
    dated = {key: lang.format_date(day(value), code) if value[:2] == "20" else value for key, value in about.items()}
    found = real().messages[code].get("events", text)
    assert (found == text) == (code == "en")
    return found % dated


def test_each_row_says_what_happened_to_its_version(tree: Tree) -> None:
    """With its day, in three languages; on the page of no other version."""
    words = real()
    for version, effective in (("1.0", "2025-01-01"), ("1.1", "2025-06-01"), ("2.0", "2026-01-01"), ("3.0", "2026-09-01")):
        put(tree, hosted(f"Host{version[0]}{version[2]}", THREE), version, effective, words, published="2025-01-01")
    folder = tree.root / "policies/acme"
    event(folder, "postponed", "2025-05-01", release="2.0", effective="2026-02-01")
    event(folder, "erratum", "2025-07-01", release="1.1", note={code: f"Note {code}." for code in CODES})
    event(folder, "withdrawn", "2026-03-01", release="2.0", reinstates="1.1", reason="A secret reason.")
    event(folder, "overtaken", "2026-03-02", release="3.0", by="1.1")
    before, after = (pages(made(tree, THREE, on, words)) for on in ("2026-02-28", "2026-03-02"))
    for code in CODES:
        said = partial(sentence, code)
        moved = said(
            "On %(date)s its effective date was moved from %(before)s to %(after)s.",
            date="2025-05-01",
            before="2026-01-01",
            after="2026-02-01",
        )
        taken = said("Withdrawn on %(date)s.", date="2026-03-01")
        instead = said("Version %(version)s took its place again.", version="1.1")
        back = said("Put back into force on %(date)s, when version %(version)s was withdrawn.", date="2026-03-01", version="2.0")
        over = said(
            "On %(date)s it was overtaken by version %(version)s; it does not take effect.", date="2026-03-02", version="1.1"
        )
        noted = f"{said('Correction of %(date)s:', date='2025-07-01')} Note {code}."
        html = after[f"{code}/acme/history/"].html
        assert [moved in row(html, version) for version in ("1.0", "1.1", "2.0", "3.0")] == [False, False, True, False]
        assert f"{taken} {instead}" in row(html, "2.0") and noted in row(html, "1.1") and back in row(html, "1.1")
        assert over in row(html, "3.0") and "secret" not in html
        earlier = before[f"{code}/acme/history/"].html
        assert moved in row(earlier, "2.0") and not any(sentence in earlier for sentence in (taken, back, over))


def test_removed_text_is_named_by_the_number_of_its_section(tree: Tree) -> None:
    """The heading may be what was removed."""
    folder = tree.company(TWO)
    frozen = release(folder, "1.0", "2025-01-01", "Alto keeps it.", languages=["en"])
    new = (frozen / "en.md").read_bytes().replace(b"Alto keeps it.", b"Removed.")
    event(
        folder, "redacted", "2025-02-01", release="1.0", clause="data", order="Court of X, 1/25", files={"en.md": digest_of(new)}
    )
    (frozen / "en.md").write_bytes(new)
    found = made(tree, TWO, "2025-03-01")
    assert "On 1 February 2025 text was removed from section 1 by order." in row(pages(found)["en/acme/history/"].html, "1.0")
    text = repr(found)
    assert "Alto" not in text and "Court" not in text


def test_an_added_translation(tree: Tree) -> None:
    """Named in its own language."""
    folder = tree.company(TWO)
    frozen = release(folder, "1.0", "2025-01-01", languages=["en"])
    content = (frozen / "en.md").read_bytes()
    event(folder, "translated", "2025-02-01", release="1.0", language="de", files={"de.md": digest_of(content)})
    (frozen / "de.md").write_bytes(content)
    html = pages(made(tree, TWO, "2025-03-01"))["en/acme/history/"].html
    assert "Translation added on 1 February 2025: Deutsch." in row(html, "1.0")


def test_a_language_that_the_policy_file_does_not_have(tree: Tree) -> None:
    """Added to a release that is on record, it has its pages there, whatever the policy says today."""
    put(tree, SMALL, "1.0", "2025-01-01")
    text = tree.root / "policies/acme/releases/1.0/en.md"
    translate(open_book(tree.root, "acme"), "1.0", "de", text, day("2025-02-01"), ["de", "en"])
    found = made(tree, SMALL, "2025-03-01")
    assert {"de/acme/", "de/acme/v/1.0/", "de/acme/history/", "en-de/acme/"} <= set(pages(found))
    assert not dead(found)


@pytest.mark.parametrize(("shown", "told_"), [("yes", True), ("no", False), (None, False)])
def test_how_grave_a_change_is(shown: str | None, told_: bool, tree: Tree) -> None:
    """Only where the release wants readers to know."""
    more = {"show-class": shown} if shown else {}
    release(tree.company(TWO), "1.0", "2025-01-01", change="material", **more)
    found = made(tree, TWO, "2025-03-01")
    assert ("Material change" in pages(found)["en/acme/history/"].html) == told_
    assert ("Material change" in assets(found)["en/acme/feed.xml"]) == told_


@pytest.mark.parametrize("change", ["material", "minor", "wording", "translation", "technical"])
def test_the_classes_in_words(change: str, tree: Tree) -> None:
    """Each has its own in each language."""
    words = real()
    release(tree.company(THREE), "1.0", "2025-01-01", change=change, **{"show-class": "yes"})
    texts = {
        words.messages[code].get("events", text)
        for code in CODES
        for text in (
            "Material change",
            "Minor change",
            "Change of wording only",
            "Change of translation only",
            "Technical change",
        )
    }
    assert len(texts) == 15
    (tag,) = [
        line
        for line in pages(made(tree, THREE, "2025-03-01", words))["en/acme/history/"].html.splitlines()
        if "klausa-tag" in line
    ]
    assert {"wording": "Change of wording only", "translation": "Change of translation only"}.get(
        change, f"{change.capitalize()} change"
    ) in tag


def ended(tree: Tree) -> Path:
    """A policy with a text in force and one yet to come, which ends in between."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "2.0", "2026-01-01", published="2025-11-01")
    event(tree.root / "policies/acme", "retired", "2025-12-01", reason="A secret reason.")
    return tree.root / "policies/acme"


def test_a_policy_that_ended(tree: Tree) -> None:
    """Its address shows the history and says so, as every version does; no list has it, nothing leads to a text in force."""
    ended(tree)
    before, after = (made(tree, hosted("Nimbo"), on) for on in ("2025-11-30", "2025-12-01"))
    found = pages(after)
    banner = "This policy ended on 1 December 2025; its versions stay on record."
    for path in ("en/acme/", "en/acme/history/", "en/acme/v/1.0/", "en/acme/v/2.0/", "de/acme/"):
        assert ("This policy ended" in found[path].html) and "The version in force" not in found[path].html
    assert banner in words_of(found["en/acme/"].html) and "Alto" not in found["en/acme/"].html
    assert "never took effect" in row(found["en/acme/history/"].html, "2.0")
    assert "no longer in force" in row(found["en/acme/history/"].html, "1.0")
    assert "Alto" in found["en/acme/v/1.0/"].html and "takes effect" not in found["en/acme/v/2.0/"].html
    assert "Acme" in pages(before)["en/"].html and "Acme" not in found["en/"].html
    assert "secret" not in repr(after) and "This policy ended" not in repr(before)
    assert json.loads(assets(after)["en/acme/version.json"])["retired"] == "2025-12-01"
    assert not {path for path in assets(after) if "policy." in path} and not dead(after)
    # what was ever there stays
    assert {path for path in pages(before) if path.startswith("en/acme/")} <= set(found)


def test_a_policy_that_ended_without_a_text_on_record(tree: Tree) -> None:
    """It was public as it rendered; now nothing of it is, but what the company published elsewhere."""
    elsewhere(tree, version="1.1")
    event(tree.root / "policies/acme", "retired", "2025-12-01")
    found = made(tree, TWO, "2025-12-02")
    assert {path for path in pages(found) if path.startswith("en/acme")} == {"en/acme/", "en/acme/history/"}
    assert "Kumo" not in repr(found) and "This policy ended on 1 December 2025" in pages(found)["en/acme/"].html
    assert not dead(found)


def elsewhere(tree: Tree, **told_: str) -> None:
    """A policy with nothing on record but what the company published."""
    folder = tree.company(TWO)
    record = Release.model_validate({"elsewhere": ORIGINAL, "frozen": "2025-11-20", **told_})
    freeze(folder, record, {}, read_history(folder))


def test_a_version_published_elsewhere(tree: Tree) -> None:
    """The text stays public as it renders, without a version of its own; its head tells what the company published, and where."""
    elsewhere(tree, version="1.1", published="2025-11-01", effective="2025-11-03")
    found = made(tree, TWO, "2026-01-01", next_='version: "1.1"\npublished: 2025-11-01\n')
    for path in ("en/acme/", "de/acme/", "en-de/acme/"):
        html = pages(found)[path].html
        assert "Kumo" in html and f'<a href="{ORIGINAL}" rel="nofollow noopener">The original</a>' in html
        assert "Published by the company" in html and "is not on record as a version" in html
        assert "../history/" in html or "acme/history/" in html
        assert html.count("<dd>1.1</dd>") == 1
    assert "3 November 2025" in words_of(pages(found)["en/acme/"].html)
    assert "version" not in json.loads(assets(found)["en/acme/policy.json"])
    assert not any("version.json" in path or "/v/" in path for path in [*assets(found), *pages(found)])
    assert "en/acme/feed.xml" in assets(found) and not dead(found)
    assert "<h2>" in pages(found)["en/"].html and pages(found)["en/acme/"].indexed


def test_the_history_of_a_version_published_elsewhere(tree: Tree) -> None:
    """It says that our text is no version; nothing is called in force."""
    elsewhere(tree, version="1.1", published="2025-11-01")
    html = pages(made(tree, TWO, "2026-01-01"))["en/acme/history/"].html
    assert "published elsewhere" in row(html, "1.1") and "in force" not in html.lower()
    assert "It is not on record as a version." in html and f'<a href="{ORIGINAL}"' in html


def test_of_what_was_published_elsewhere_nothing_is_invented(tree: Tree) -> None:
    """Neither version nor dates."""
    elsewhere(tree)
    assert read_history(tree.root / "policies/acme").releases[0].address == "undated"
    found = pages(made(tree, TWO, "2026-01-01"))
    assert "Published by the company" in found["en/acme/"].html and "<time" not in found["en/acme/"].html
    assert "klausa-meta" not in found["en/acme/"].html and "undated" not in words_of(found["en/acme/history/"].html)


def test_once_a_text_of_ours_is_on_record_it_is_what_counts(tree: Tree) -> None:
    """What was published elsewhere stays in the history only."""
    elsewhere(tree, version="1.1", published="2025-11-01")
    put(tree, hosted("Alto"), "2.0", "2026-01-01")
    found = pages(made(tree, hosted("Alto"), "2026-02-01"))
    assert "Published by the company" not in found["en/acme/"].html and ">2.0<" in found["en/acme/"].html
    assert "published elsewhere" in row(found["en/acme/history/"].html, "1.1")


def test_side_by_side_stands_the_same_head(tree: Tree) -> None:
    """What comes, and the way to all versions."""
    put(tree, hosted("Alto"), "1.0", "2025-01-01")
    put(tree, hosted("Cirro"), "2.0", "2026-01-01", published="2025-11-01")
    html = pages(made(tree, TWO, "2025-12-01"))["en-de/acme/"].html
    assert "A new version takes effect on 1 January 2026." in html
    assert {"../../en/acme/v/2.0/", "../../en/acme/history/"} <= set(Html(html).links())


def test_a_name_frozen_in_a_shared_file(tree: Tree) -> None:
    """It is the release's own, whatever the file says today."""
    shared = tree.write("policies/_shared/who.yml", "name: Acme\n")
    text = TWO.replace("name: Acme\n", "use: [who]\n")
    put(tree, text, "1.0", "2025-01-01")
    shared.write_text("name: Nonsuch\n", encoding="utf-8")
    found = site([told(tree, text, "2025-02-01")], WORDS, Options("en"))
    assert ">Acme<" in pages(found)["en/"].html and "Nonsuch" not in repr(found)
