"""Markdown out and in: values escaped so that they stay words, whitespace brought in order, and text turned into safe HTML."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markdown_it import MarkdownIt

from klausa.render.tables import folding

_SPECIAL = re.compile(
    r"[&<>*`\[\]\\|~]|(?<![^\W_])_|_(?![^\W_])"
    # what opens a list, a heading or a rule where it opens a line
    r"|^[ \t]*(?:[-+](?=\s|$)|-(?=[ \t-]*$)|=(?==*[ \t]*$)|\#(?=\#{0,5}(?:\s|$))|\d{1,9}[.)](?=\s|$))",
    re.MULTILINE,
)
MARKS = "(?:\ue002[\ue010-\ue019]+\ue003)*"
_SOME_MARKS = "(?:\ue002[\ue010-\ue019]+\ue003)+"
_BLANKS = re.compile(r"(?<=\S)(?: [ \t]+|\t[ \t]*)")
_BLANKS_AT_END = re.compile(r"(?m)[ \t]+$")
_ONE_BLANK_FIRST = re.compile(r"(?m)^ (?=\S)")
_BLANK_LINES = re.compile(r"\n{3,}")
_HEADING = re.compile(rf"(?m)([^\n])\n(?={MARKS}#{{2,6}} )")
_BULLETS = re.compile(rf"(?m)^({MARKS}(?:- |  \S).*)\n\n(?={MARKS}(?:- |  \S))")
_MARKS_AFTER = re.compile(rf"(?m)^([^\n]+)\n+({_SOME_MARKS})\n(?=\n|\Z)")
_MARKS_BEFORE = re.compile(rf"(?m)^({_SOME_MARKS})\n+(?=[^\n])")
# a value that ends in a stop (Inc., A.Ş.) brings the one of its sentence
_TWO_STOPS = re.compile("(\\.\ue001+)\\.(?![.\\w])")
_NUMBER_OF_CLAUSE = re.compile(r"\[\d+\. (?=[^\]]*\]\(#)")
_URL = re.compile(r"^(https://|mailto:|tel:|#|/(?!/)|\.{1,2}/|[A-Za-z0-9_.-]+(/|$))")


def escape(text: str) -> str:
    """*text* as plain words in Markdown: what would be markup becomes numeric character references."""
    return _SPECIAL.sub(lambda match: f"{match.group()[:-1]}&#{ord(match.group()[-1])};", text)


def tidy(text: str) -> str:
    """No trailing blanks, one blank line between blocks and none between bullets, a newline at the close.

    A line that holds nothing but invisible marks joins its neighbour, so that a mark never makes a paragraph: the line before
    where its paragraph ends with it, else the line after.
    """
    text = _TWO_STOPS.sub(r"\1", _BLANKS.sub(" ", _BLANKS_AT_END.sub("", text)))
    # a sentence that goes on after its list begins with the blank before its next word; two blanks continue a bullet
    text = _ONE_BLANK_FIRST.sub("", text)
    text = _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"
    text = _MARKS_BEFORE.sub(r"\1", _MARKS_AFTER.sub(r"\2\1\n", text))
    return _BULLETS.sub(r"\1\n", _HEADING.sub(r"\1\n\n", text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table").disable("image")
    parser.validateLink = lambda url: bool(_URL.match(url))  # type: ignore[method-assign]
    return parser


@lru_cache(maxsize=8192)
def to_html(text: str) -> str:
    """Safe HTML of policy Markdown: raw HTML is text, images are not made, links lead to https:, mailto:, tel: or this site."""
    html: str = _parser().render(text)
    return folding(html)


def unnumbered(text: str) -> str:
    """A clause's Markdown without the numbers by which it refers to others: they shift when another comes or goes, and say nothing."""
    return _NUMBER_OF_CLAUSE.sub("[", text).strip()


def to_plain(text: str) -> str:
    """Markdown as plain text: no marks of emphasis, links as their words, entities resolved; lists and lines stay."""
    import html

    out = re.sub(r"^\[//\]: # .*\n?", "", text, flags=re.MULTILINE)
    out = re.sub(r"^#{1,6} +", "", out, flags=re.MULTILINE)
    out = re.sub(r"<((?:https?:|mailto:|tel:)?[^<>\s]+[@.:/][^<>\s]*)>", r"\1", out)
    out = re.sub(r"\[([^\]]*)\]\((?:[^()]*)\)", r"\1", out)
    out = re.sub(r"\*\*([^*]+)\*\*|\*([^*\n]+)\*", lambda m: m.group(1) or m.group(2), out)
    return html.unescape(out)
