"""Every way to show a difference: the table of causes first, nothing lost, nothing fetched, nothing that a text could smuggle in."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest

from klausa.diff import Diff, as_docx, as_html, as_json, as_markdown, as_text
from tests.diff import LONGER, repository
from tests.tree import Tree

DAY = datetime.date(2026, 3, 1)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Diff:
    """A longer period, and another word in one language."""
    kept = repository(Tree(tmp_path_factory.mktemp("kept")))
    kept.render(LONGER)
    kept.say("tr", "Kişisel veri", "Kişisel <b>veri</b>")
    return kept.diff()


def test_text(found: Diff) -> None:
    """Short and plain: fact, place, class, sentences, summary; escape sequences only where colour is asked for."""
    text = as_text(found)
    assert text.startswith("HEAD → working tree\n\nAcme Privacy Policy (acme): material\n")
    assert "fact, material: Retention · access logs · period: at most 2 years → at most 3 years\n" in text
    assert re.search(r"^  policies/acme/policy.yml:\d+$", text, re.MULTILINE)
    assert "[-2-]{+3+} years" in text and "Drafted summary" in text
    assert "\x1b" not in text and "\x1b[" in as_text(found, colour=True)


def test_markdown(found: Diff) -> None:
    """The table, then each cause with its sentences in all languages, then summaries, then redlines."""
    text = as_markdown(found)
    places = [text.index(part) for part in ("| | What changed", "### acme 1. Retention", "drafted summary", "# Redlines")]
    assert places == sorted(places)
    row = next(line for line in text.split("\n") if line.startswith("| 1 |"))
    assert "`retention.logs.period`" in row and "at most 2 years → at most 3 years" in row and "policy.yml:" in row
    assert "- en: " in text and "- id: " in text and "- tr: " in text
    assert "<b>" not in text


@pytest.mark.parametrize("limit", [700, 2_000, 4_000, 65_000])
def test_markdown_is_cut_between_parts(limit: int, found: Diff) -> None:
    """Never longer than a comment may be; what is left out is said."""
    text, whole = as_markdown(found, limit=limit), as_markdown(found, limit=10**9)
    assert len(text) <= limit
    assert (text == whole) == (len(whole) <= limit - 200) or "not shown here" in text


def test_html_is_one_file(found: Diff) -> None:
    """No script, nothing fetched, each language marked, every anchor there once, what a text holds escaped."""
    html = as_html(found)
    assert not re.search(r"<script|<link|<img|src=|url\(|@import|<b>", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert all(f'lang="{code}"' in html for code in ("en", "id", "tr")) and "Bahasa Indonesia" in html and "Türkçe" in html
    assert "prefers-color-scheme: dark" in html and "@media print" in html


def test_json(found: Diff) -> None:
    """The keys are a contract."""
    data = json.loads(as_json(found))
    assert set(data) == {"old", "new", "notes", "policies"}
    (policy,) = data["policies"]
    assert set(policy) == {
        "policy", "name", "kind", "was", "class", "languages", "notes", "causes", "summaries", "redlines",
    }  # fmt: skip
    cause = policy["causes"][0]
    assert set(cause) == {
        "why", "class", "rule", "reason", "title", "path", "old", "new", "file", "line", "side", "sources", "clauses",
    }  # fmt: skip
    assert (cause["why"], cause["file"], cause["side"]) == ("fact", "policies/acme/policy.yml", "new")
    assert set(cause["clauses"][0]) == {"id", "names", "lines"}
    assert policy["redlines"]["id"]["differs"] is True


def test_docx(found: Diff) -> None:
    """A document with every language; how its changes are accepted is tested beside the writer."""
    pytest.importorskip("docx")
    assert as_docx(found, DAY) == as_docx(found, DAY) != as_docx(replace(found, policies=()), DAY)


def test_nothing(found: Diff) -> None:
    """Said in every format that people read."""
    none = replace(found, policies=())
    assert all("Nothing changed." in written for written in (as_text(none), as_markdown(none), as_html(none)))
    assert json.loads(as_json(none))["policies"] == []
