"""Which texts are compared on the site, and that an address that was once there stays."""

from __future__ import annotations

import pytest

from klausa.pages import Options, site
from tests.pages.records import TWO, WORDS, dead, hosted, made, pages, put, told
from tests.releases.records import event
from tests.sites import Html
from tests.tree import Tree


@pytest.fixture
def four(tree: Tree) -> Tree:
    """Four releases, one a year; the third is overtaken and never takes effect."""
    for number in range(1, 5):
        put(tree, hosted(f"Host{number}"), f"{number}.0", f"202{number}-01-01", published="2021-01-01")
    event(tree.root / "policies/acme", "overtaken", "2022-06-01", release="3.0", by="4.0")
    return tree


def redlines(tree: Tree, on: str, drafts: bool = False) -> set[str]:
    """The redlines of the English text on a day."""
    found = pages(made(tree, hosted("Nimbo"), on, drafts=drafts))
    return {path.split("/")[3] for path in found if path.startswith("en/acme/changes/")}


def test_an_address_that_was_there_stays(four: Tree) -> None:
    """Neighbours from the start; from every earlier one to each that came into force, also when it is no longer in force."""
    neighbours = {"1.0...2.0", "2.0...3.0", "3.0...4.0"}
    days = ("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01", "2030-01-01")
    found = [redlines(four, on) for on in days]
    assert found[0] == found[1] == found[2] == neighbours
    assert found[3] == found[4] == {*neighbours, "1.0...4.0", "2.0...4.0"}
    put(four, hosted("Host5"), "5.0", "2025-01-01")
    assert found[4] <= redlines(four, "2025-01-01")
    event(four.root / "policies/acme", "withdrawn", "2025-02-01", release="5.0")
    assert {"1.0...5.0", "1.0...4.0"} <= redlines(four, "2025-03-01")


def test_the_history_leads_to_each_step_and_to_what_has_changed_since(four: Tree) -> None:
    """One link back, one link to the text in force, none twice."""
    found = made(four, hosted("Nimbo"), "2024-02-01")
    _, *rows = pages(found)["en/acme/history/"].html.split(' id="v-')
    told_ = {row.split('"')[0]: [link.split("/")[-2] for link in Html(row).links() if "changes" in link] for row in rows}
    assert told_ == {
        "4.0": ["3.0...4.0"],
        "3.0": ["2.0...3.0"],
        "2.0": ["1.0...2.0", "2.0...4.0"],
        "1.0": ["1.0...4.0"],
    }
    assert not dead(found)


def test_a_draft_is_compared_with_the_last_release_and_with_the_one_in_force(four: Tree) -> None:
    """Where drafts are built, and nowhere else."""
    assert not any("draft" in path for path in redlines(four, "2022-01-01"))
    assert {path for path in redlines(four, "2022-01-01", drafts=True) if "draft" in path} == {"4.0...draft", "2.0...draft"}
    assert {path for path in redlines(four, "2024-01-01", drafts=True) if "draft" in path} == {"4.0...draft"}
    found = made(four, hosted("Nimbo"), "2022-01-01", drafts=True)
    html = pages(found)["en/acme/changes/2.0...draft/"].html
    assert "Changes from version 2.0 to the draft" in html and "Host2" in html and "Nimbo" in html
    assert not dead(found)


@pytest.mark.parametrize("on", ["2022-07-01", "2024-02-01"])
def test_counsel_always_finds_the_text_of_today_annotated(on: str, four: Tree) -> None:
    """A draft, a text frozen and yet to come, or the very text in force: at the same address."""
    for text, state in ((hosted("Nimbo"), "<strong>Draft</strong>"), (hosted("Host4"), "word for word the release")):
        found = site([told(four, text, on)], WORDS, Options("en", review=True))
        for code in ("en", "de"):
            page = pages(found)[f"{code}/acme/draft/"]
            assert 'id="introduction-from-1"' in page.html and state in page.html
            assert (page.indexed, page.searched) == (False, False)
        assert ("changes/4.0...draft/" in repr(found)) == ("Draft" in state)
        assert not dead(found)
    assert "en/acme/draft/" not in pages(made(four, TWO.replace("Kumo", "Host4"), on, drafts=True))
