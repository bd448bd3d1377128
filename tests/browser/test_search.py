"""Each language has an index of its own, of plain words."""

from __future__ import annotations

import json

from klausa.browser import Entry, index, sections_of


def test_a_language_s_index_holds_its_own_pages() -> None:
    entries = [
        Entry("en", "en/acme/", "Acme Privacy Policy", (("data", "1. Data", "We process:\n\n- name\n- email\n"),)),
        Entry("tr", "tr/acme/", "Acme Gizlilik Politikası", (("data", "1. Veriler", "İşlenen"),)),
    ]
    found = {language: json.loads(text) for language, text in index(entries, ["en", "id", "tr"]).items()}
    assert [page["url"] for page in found["en"]] == ["en/acme/"]
    assert found["en"][0]["sections"] == [["data", "1. Data", "We process: name email"]]
    assert [page["url"] for page in found["tr"]] == ["tr/acme/"]
    assert found["id"] == []


def test_tables_are_words() -> None:
    text = "| Data | Period |\n|---|:--:|\n| name | 90 days |\n"
    (page,) = json.loads(index([Entry("en", "x/", "X", (("a", "A", text),))], [])["en"])
    assert page["sections"][0][2] == "Data Period name 90 days"


def test_a_page_of_one_s_own_is_cut_at_its_headings() -> None:
    html = (
        '<h1 id="guide">Guide</h1><p>How to <em>begin</em>.</p><ul><li>one</li><li>two</li></ul>'
        '<h2 id="run">Run it<a class="headerlink" href="#run">¶</a></h2><p>Then &amp; there.</p><script>no()</script>'
    )
    found = [(id_, heading, " ".join(text.split())) for id_, heading, text in sections_of(html)]
    assert found == [("", "Guide", "How to begin. one two"), ("run", "Run it", "Then & there.")]


def test_words_before_the_first_heading_are_found() -> None:
    assert [text.strip() for _, _, text in sections_of("<p>Only words.</p>")] == ["Only words."]
