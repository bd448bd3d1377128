"""Markdown out and in: words stay words, and nothing of what people write becomes live in a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klausa.render.markdown import escape, tidy, to_html, to_plain


class Reader(HTMLParser):
    """The elements of some HTML, with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def visible(text: str) -> str:
    """Words as a browser shows them: runs of blanks as one."""
    return " ".join(text.split())


# one line without control characters is what the model lets into a value
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Zl", "Zp"]), min_size=1).filter(str.strip)
MARKUP = st.text("*_`#<>[]()!|~\\-+=&;:/.1 aA\"'", min_size=1).filter(str.strip)


@given(LINES | MARKUP)
@example("# heading")
@example("- item")
@example("1. item")
@example("1) item")
@example("+ item")
@example("> quote")
@example("===")
@example("---")
@example("***")
@example("___")
@example("* * *")
@example("- - -")
@example("_thin_ and __bold__")
@example("snake_case_name")
@example("<b>&amp;</b>")
@example("https://a.example/x_y_z?a=1&b=2")
@example("[x]: https://evil.example")
@example("[x](javascript:alert(1))")
@example("| a | b |")
@example("```")
@example("~~~")
@example("a\\")
@example("a  ")
@example("&#60;script&#62;")
@example("$x$")
def test_escaped_words_are_only_words(text: str) -> None:
    """Rendered to HTML, any line is one paragraph, holds the same words, and no other element."""
    found = Reader(to_html(escape(text.strip())))
    assert found.tags == ["p"], to_html(escape(text.strip()))
    assert found.attributes == []
    assert visible(found.words) == visible(text)


@given(LINES | MARKUP)
def test_escaped_words_stay_words_in_a_sentence_and_a_list(text: str) -> None:
    """Beside other words, in bold, and as an item."""
    escaped = escape(text.strip())
    assert Reader(to_html(f"See {escaped} here.")).tags == ["p"]
    assert set(Reader(to_html(f"- x {escaped}\n- y")).tags) == {"ul", "li"}


@given(LINES | MARKUP)
def test_escaped_words_come_back_as_plain_text(text: str) -> None:
    """The plain text of a page holds the words. (A zero-width space once stood before "# 5" and the like.)"""
    words = text.strip()
    assert to_plain(f"See {escape(words)} here.\n") == f"See {words} here.\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://acme.example/x?y=1#z",
        "mailto:privacy@acme.example",
        "tel:+62215550100",
        "#contact",
        "/en/acme/",
        "./x",
        "../x",
        "policy.md/",
    ],
)
def test_addresses_that_may_be_linked(address: str) -> None:
    """https, mailto, tel, and addresses of this site."""
    assert Reader(to_html(f"[x]({address})")).attributes == [("href", address)]


@pytest.mark.parametrize(
    "address",
    ["http://acme.example", "//evil.example/x", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "ftp://x.example", "java&#115;cript:alert(1)", "\\//evil.example", "\x01javascript:x", "https:evil.example", "blob:x", "///evil.example"],
)  # fmt: skip
def test_addresses_that_may_not_be_linked(address: str) -> None:
    """Neither in a link, nor in angle brackets, nor as the definition of a reference."""
    for text in (
        f"[x]({address})",
        f"[x](<{address}>)",
        f"<{address}>",
        f"[x]\n\n[x]: {address}\n",
        f"[x]\n\n[x]: <{address}>\n",
    ):
        assert Reader(to_html(text)).attributes == [], text


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>", "<!-- x -->", "<svg/onload=x>", "<?php x ?>", "<![CDATA[x]]>",
     "![x](https://evil.example/x.png)", "![x][y]\n\n[y]: https://evil.example/x.png", "<iframe src=//evil.example></iframe>", "{: onclick=x }",
     "# T {: onclick=x }", "<a href=javascript:x>x</a>", '[x](/y "t\\" onclick=\\"x")', "<div\n>\n\nx"],
)  # fmt: skip
def test_html_and_images_are_inert(text: str) -> None:
    """Raw HTML is text, images and attribute lists are not made, a title cannot break out of its attribute."""
    found = Reader(to_html(text))
    assert not set(found.tags) & {"script", "img", "svg", "iframe", "b", "div"}
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "style")]


@given(st.text("<>&\"'`*_[]()!:/# \n-|abjscript", max_size=60))
def test_no_markdown_makes_anything_but_prose(text: str) -> None:
    """Whatever stands in a company's own clause: elements of prose only, and links only to where links may lead."""
    found = Reader(to_html(text))
    prose = {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "blockquote",
             "table", "thead", "tbody", "tr", "th", "td", "div"}  # fmt: skip
    assert set(found.tags) <= prose
    assert {name for name, _ in found.attributes} <= {"href", "title", "class", "start", "style"}
    for name, value in found.attributes:
        if name == "href":
            assert re.match(r"https://|mailto:|tel:|#|/(?![/\\])|\.{0,2}/|[A-Za-z0-9_.-]+(/|$)", value or ""), value


def test_a_table_is_wrapped() -> None:
    """So that a wide one scrolls by itself."""
    html = to_html("| a | b |\n| --- | --- |\n| 1 | 2 |\n")
    assert html.startswith('<div class="klausa-table"><table ') and html.rstrip().endswith("</table></div>")


def test_the_invisible_line_of_a_clause_prints_nothing() -> None:
    """`[//]: # (clause data)` is in the committed text and in no page."""
    assert to_html("[//]: # (clause data)\n\nWords.\n") == "<p>Words.</p>\n"
    assert to_plain("[//]: # (clause data)\n\nWords.\n").strip() == "Words."


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## 1. Data\n", "1. Data\n"),
        ("**Email:** <a@b.example>\n", "Email: a@b.example\n"),
        ("<https://a.example/x>\n", "https://a.example/x\n"),
        ("[Contact](#contact) us\n", "Contact us\n"),
        ("[+62 21](tel:+6221)\n", "+62 21\n"),
        ("- a\n- *b*\n", "- a\n- b\n"),
        ("A&#38;B &#42;x&#42;\n", "A&B *x*\n"),
        ("&#35; 5\n", "# 5\n"),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    """No marks of Markdown, all words, the same lines."""
    assert to_plain(text) == plain


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a  \n\n\n\nb\n\n", "a\n\nb\n"),
        ("\n\na", "a\n"),
        ("- a\n\n- b\n", "- a\n- b\n"),
        ("- a\n  more\n\n- b\n", "- a\n  more\n- b\n"),
        ("- a\n\nb\n", "- a\n\nb\n"),
        ("a   b\n", "a b\n"),
        ("\ue002\ue010\ue003\n\na\n", "\ue002\ue010\ue003a\n"),
    ],
)
def test_whitespace_is_brought_in_order(text: str, clean: str) -> None:
    """One blank line between blocks, none between bullets, and a mark never makes a paragraph of its own."""
    assert tidy(text) == clean


@given(st.text("ab-# \n.", max_size=40))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    """Committed text must not depend on how often it was rendered."""
    assert tidy(tidy(text)) == tidy(text)
