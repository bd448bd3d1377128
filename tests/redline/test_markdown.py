"""Redlines as Markdown for comments: marks that take effect, and no longer than a comment may be."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from markdown_it import MarkdownIt

from klausa.redline import LIMIT, Section, as_markdown, compare
from klausa.redline.markdown import _words
from klausa.redline.words import compare as compare_words
from tests.redline import clause, lines_seen, sentences, text

PARSER = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")


def shown(old: str, new: str, *, limit: int = LIMIT) -> str:
    """The comment on one policy."""
    return as_markdown([Section("Contoh", "en", compare(old, new))], limit=limit)


def test_a_comment() -> None:
    """The clauses with changes, each changed line with those beside it."""
    old = text(
        clause("a", 1, "First", "One.", "Two.", "We keep logs for 1 year.", "Four.", "Five.", "", "- **a**", "- b"),
        clause("b", 2, "Second", "Nothing."),
    )
    new = old.replace("1 year", "2 years").replace("- b\n", "- b\n- c\n")
    assert shown(old, new) == (
        "## Contoh (en)\n\n### 1. First (changed)\n\n…\n\nTwo.\n\nWe keep logs for ~~1 year~~ **2 years**.\n\nFour.\n\n"
        "…\n\n- b\n- **c**\n\n"
    )


def test_nothing_and_only_numbers() -> None:
    """Both are said."""
    old = text(clause("a", 1, "First", "One."), clause("b", 2, "Second", "See [1. First](#a)."))
    assert shown(old, old) == "## Contoh (en)\n\nNo words changed.\n\n"
    new = text(clause("a", 4, "First", "One."), clause("b", 5, "Second", "See [4. First](#a)."))
    assert "only the numbers of other sections changed" in shown(old, new)
    assert shown(old, old.replace("# Policy", "# Notice")) == "## Contoh (en)\n\n~~Policy~~ **Notice**\n\n"


def test_a_row_is_an_item() -> None:
    """With its cells between bars."""
    old = text(clause("a", 1, "A", "| D | P |", "| --- | --- |", "| Logs | 1 year |"))
    assert "- Logs &#124; ~~1 year~~ **2 years**" in shown(old, old.replace("1 year", "2 years"))


def test_it_is_cut_at_a_clause() -> None:
    """And says how many are left out."""
    clauses = [clause(f"c{i}", i, f"Clause {i}", "Some words of a clause. " * 20) for i in range(1, 400)]
    comment = shown("", text(*clauses))
    assert len(comment) <= LIMIT
    shown_ones = comment.count("### ")
    assert comment.endswith(f"{399 - shown_ones} more sections with changes are not shown here: this text would be too long.\n")
    assert f"### {shown_ones}. **Clause {shown_ones}** (added)" in comment
    assert "###" not in shown("", text(*clauses), limit=150)


@given(sentences, sentences)
def test_marks_take_effect(old: str, new: str) -> None:
    """Rendered, what is not struck is the new line, whatever stands in it; and bold is nothing but what came."""
    pieces = compare_words(old.strip(), new.strip())
    html = PARSER.render("x " + _words(pieces))
    left = re.sub(r"<(s|del)>.*?</\1>", "", html, flags=re.DOTALL)
    assert "<a" not in html and "<img" not in html
    plain = unescape(re.sub(r"</?(?:p|strong|ins)>", "", left))
    assert re.sub(r"\s", "", plain) == "x" + re.sub(r"\s", "", lines_seen(old.strip(), new.strip())[1])
