"""A piece of HTML in a page of someone else: what it holds, and in a browser that neither's style reaches the other."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from klausa.forms import as_fragment
from klausa.forms.fragment import STYLE
from tests.forms import TEXTS, committed, sheet

HOSTILE = """\
* { color: red; font-size: 40px; letter-spacing: 3px; text-transform: uppercase } html { font-size: 62.5% }
h2 { display: none } h3 { float: right; background: yellow } table { border: 9px solid lime } td, th { padding: 40px; display: block }
p::first-letter { font-size: 5em; float: left } li::before { content: "→" } ul { list-style: none; display: flex } a { visibility: hidden }
main div div h3.heading { color: blue } .title, .note { display: none } div { margin-left: 100px } *::before { content: "x" }
body { font-family: fantasy; text-align: right; direction: rtl }
"""
SEEN = """
const plain = e => { const s = getComputedStyle(e); return [...s].filter(p => !/^(block|inline|perspective|transform|-webkit-(locale|perspective|transform))|(^|-)(width|height|inset|origin|top|left|right|bottom)$|^--/.test(p)).map(p => p + ":" + s.getPropertyValue(p)).join(";") + getComputedStyle(e, "::before").content + getComputedStyle(e, "::first-letter").fontSize; };
const ours = document.querySelector(".klausa-policy");
document.title = "done";
document.body.textContent = JSON.stringify({ours: ours ? [ours, ...ours.querySelectorAll("*")].filter(e => e.tagName != "STYLE").map(plain) : [], host: [...document.querySelectorAll(".host")].map(plain)});
"""


def ids(html: str) -> set[str]:
    """The ids of a piece."""
    return set(re.findall(r' id="([^"]+)"', html))


def test_what_it_holds() -> None:
    """Title, version, clauses in their language; headings go down from the level that was asked for; no script."""
    found = as_fragment(sheet(demo="made-up", release="ab" * 32), level=2)
    assert found.startswith('<div class="klausa-policy" lang="tr" dir="ltr">') and "<script" not in found
    headings = [int(level) for level in re.findall(r"<h(\d)", found)]
    assert headings == [2, 3, 4, 3]
    assert [int(level) for level in re.findall(r"<h(\d)", as_fragment(sheet(), level=4))] == [4, 5, 6, 5]
    assert "Sürüm:</strong> 2.0" in found and "ab" * 32 in found and "does not exist" in found
    assert 'href="#klausa-retention"' in found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_links_and_ids(path: Path) -> None:
    """Every link inside leads to an id inside; two texts with two prefixes share none."""
    found = as_fragment(committed(path))
    assert set(re.findall(r'href="#([^"]+)"', found)) <= ids(found)
    assert not ids(found) & ids(as_fragment(committed(path), prefix="other"))


def test_the_style_holds_for_us_alone() -> None:
    """Each selector begins with our class; no at-rule."""
    for line in STYLE.splitlines():
        selectors = re.sub(r":is\([^)]*\)", "", line.partition(" {")[0]).split(", ")
        assert "@" not in line and all(selector.startswith(".klausa-policy:not(") for selector in selectors), line


def test_names_are_words() -> None:
    """Nothing that a policy says becomes markup."""
    assert "<b>" not in as_fragment(sheet("# <b>x</b>\n\n[//]: # (clause a)\n\n## 1. <b>y</b>\n\n<b>z</b>\n"))


@pytest.mark.system
def test_in_a_hostile_page(tmp_path: Path) -> None:
    """In a browser: it looks there as it looks alone, and that page looks as it does without."""

    def seen(name: str, style: str, piece: str) -> dict[str, list[str]]:
        page = tmp_path / f"{name}.html"
        page.write_text(
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title><style>{style}</style></head><body><h1 class="host">Host</h1>'
            f'<main><p class="host">Text</p><table class="host"><tr><td class="host">1</td></tr></table>{piece}<p class="host title">After</p></main>'
            f"<script>{SEEN}</script></body></html>",
            encoding="utf-8",
        )
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path}/c",
            "--dump-dom",
            page.as_uri(),
        ]
        out = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        found = re.search(r"<body>(.*)</body>", out, re.DOTALL)
        assert found
        data: dict[str, list[str]] = json.loads(found[1].replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"))
        return data

    piece = as_fragment(sheet(demo="made-up"))
    hostile, alone, without = seen("hostile", HOSTILE, piece), seen("alone", "", piece), seen("without", HOSTILE, "")
    assert len(alone["ours"]) > 30 and len(without["host"]) == 5
    assert hostile["ours"] == alone["ours"]
    assert hostile["host"] == without["host"]
