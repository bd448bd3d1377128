"""Redlines as HTML: safe, exact, clear without colour, one file without anything from elsewhere."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from klausa.redline import Labels, compare, fragment
from klausa.redline.html import STYLE
from klausa.redline.inline import words_of
from klausa.redline.lines import read as read_lines
from klausa.redline.words import Piece
from tests.redline import TEXTS, clause, edited, text

OLD = text(
    clause(
        "a", 1, "First", "We sell <b>nothing</b>.", "", "- **Logs:** 1 year", "  Or more.", "  - deeper", "- See [2. Second](#b)."
    ),
    clause("b", 2, "Second", "| Data | Period |", "| --- | --- |", "| Logs | 1 year |", "", "### More", "", "1. Step."),
    clause("c", 3, "Third", "Write to <a@b.example>."),
)
NEW = (
    OLD.replace("**Logs:** 1 year", "**Logs:** 2 years & `x`")
    .replace("| Logs | 1 year |", "| Logs | until <i>then</i> |")
    .replace("Step.", "A step.")
)


class _Read(HTMLParser):
    """The words of a fragment on one side, and whether its elements nest."""

    EMPTY = frozenset({"meta"})

    def __init__(self, without: str) -> None:
        super().__init__()
        self.without = without
        self.open: list[tuple[str, str]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.EMPTY:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, (tag, self.open)
        self.open.pop()
        if tag in ("td", "th", "li", "p", "h2", "h3", "h4"):
            self.words += " "

    def handle_data(self, data: str) -> None:
        if not any(tag in (self.without, "style", "title") or "said" in name or "label" in name for tag, name in self.open):
            self.words += data


def words(html: str, without: str) -> str:
    """The words without `ins` or `del`."""
    reader = _Read(without)
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return re.sub(r"\s+", "", reader.words)


def seen(source: str) -> str:
    """What readers see of the clauses of a text."""
    lines = read_lines(source.split("\n", 1)[1])
    return re.sub(r"\s+", "", "".join(words_of(cell) for line in lines for cell in line.cells))


def test_changes_are_marked_and_said() -> None:
    """With elements, not colour; and in words for those who hear."""
    html = fragment(compare(OLD, NEW))
    assert (
        '<del><span class="klausa-redline-said">deleted: </span>1 year<span class="klausa-redline-said"> end </span></del>'
        in html
    )
    assert "2 years &amp; <code>x</code>" in html
    assert "&lt;b&gt;nothing&lt;/b&gt;" in html and "<b>" not in html and "<i>" not in html
    assert "text-decoration: underline" in STYLE and "line-through" in STYLE


def test_shape() -> None:
    """Lists nest, tables stay tables, headings stand below the clause's own, invisible lines stay so."""
    html = fragment(compare(OLD, NEW), level=3)
    assert "<h3>1. First <span" in html and "<h4>More</h4>" in html
    assert html.count("<table>") == 1 and "<th>Period</th>" in html and "<td><del>" in html
    assert "[//]" not in html and "---" not in html
    assert re.search(r"<li>.*Or more\.\n<ul>\n<li>deeper\n</li></ul>\n</li>\n<li>See", html, re.DOTALL)
    assert '<li class="is-step"><del>' in html


def test_unchanged_clauses_are_their_heading() -> None:
    """Nothing else of them is shown; labels are given by whoever shows it."""
    html = fragment(compare(OLD, NEW), Labels(unchanged="tidak <berubah>", changed="diubah"))
    assert "Write to" not in html
    assert "3. Third <span" in html and "tidak &lt;berubah&gt;" in html and ">diubah<" in html and ">changed<" not in html


def test_links() -> None:
    """To clauses on this page by their places here, to the outside as they were, to nowhere not at all."""
    html = fragment(compare(OLD, NEW.replace("by <a@", "<a@").replace("Write", "Do write")), prefix="r")
    assert '<a href="#r-b">2. Second</a>' in html and 'id="r-b"' in html
    assert '<a href="mailto:a@b.example">a@b.example</a>' in html
    assert "#gone" not in fragment(compare(text(clause("a", 1, "A", "x")), text(clause("a", 1, "A", "x [y](#gone)"))))
    for bad in ("javascript:alert(1)", "data:text/html,x", "vbscript:x"):
        html = fragment(compare(text(clause("a", 1, "A", "x")), text(clause("a", 1, "A", f"x [y]({bad}) <{bad}>"))))
        assert f'href="{bad}' not in html


def test_moves_are_named() -> None:
    """With the number that the clause had; lines too."""
    first, second = clause("a", 1, "First", "a long enough clause"), clause("b", 2, "Second", "short")
    assert "moved; was section 2" in fragment(compare(text(first, second), text(second, first)))
    html = fragment(
        compare(text(clause("a", 1, "A", "One.", "Two.", "Three.")), text(clause("a", 1, "A", "Two.", "Three.", "One.")))
    )
    assert "moved away from here" in html and "moved here" in html


def test_nothing() -> None:
    """Two equal texts say so."""
    assert "No words changed." in fragment(compare(OLD, OLD))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(1, 20))
def test_either_side(path: object, seed: random.Random, edits: int) -> None:
    """Of clauses that stayed in place, without `del` the new words are there, without `ins` the old ones; and elements nest."""
    old = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    new = edited(old, seed, edits, fair=True)
    redline = compare(old, new)
    html = fragment(redline)
    for item in redline.touched:
        part = html.split(f'id="redline-{item.id}">')[1].split("\n</section>")[0]
        for without, kind, number in (("del", "removed", item.new_number), ("ins", "added", item.old_number)):
            if item.kind in ("added", "removed") or item.kind == kind or (item.moved and item.kind == "unchanged"):
                continue
            lines = [line for line in item.lines if line.kind != kind]
            expected = "".join(
                words_of("".join(piece.text for piece in cell if _stands(piece, without)))
                for line in lines
                for cell in line.cells
            )
            assert words(part.split("</h2>", 1)[1], without) == re.sub(r"\s+", "", expected), number


def _stands(piece: Piece, without: str) -> bool:
    return piece.kind != {"del": "deleted", "ins": "inserted"}[without]


def test_what_changed_is_named_before_all_else() -> None:
    """Links to the sections with changes, which may stand far below; not where every section has some, and not where none has."""
    html = fragment(compare(OLD, NEW.replace("Third", "The *third*")), Labels(overview="Look at"))
    assert "klausa-redline-overview" not in html
    some = fragment(compare(OLD, OLD.replace("Step.", "A step.")), Labels(overview="Look at"))
    overview = some[: some.index("</nav>")]
    assert re.findall(r'<a href="#([^"]+)">([^<]+)</a>', overview) == [("redline-b", "2. Second")]
    assert 'aria-label="Look at"' in overview and 'id="redline-b"' in some
    assert "klausa-redline-overview" not in fragment(compare(OLD, OLD))
