"""Which words of a line are bold, emphasised, code or a link, letter by letter, so that a change may begin in the middle of any of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import groupby

from klausa.redline.words import Kind, Piece, new_of, old_of
from klausa.render.markdown import to_html


@dataclass(frozen=True, slots=True)
class Style:
    """How some letters look, and where they lead."""

    strong: bool = False
    em: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Some letters of one look, as readers see them."""

    text: str
    style: Style


Letters = tuple[tuple[int, str, Style], ...]
PLAIN = Style()

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)(\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"]*\")?\))")
_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)"
    r"|(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)|<(?P<address>[^<>\s]+)>|(?P<stars>\*+)|(?P<bars>(?<![^\W_])_+|_+(?![^\W_]))"
)
# a word before it, so that what opens a list or a heading at the start of a line is only words here
_BEFORE = "x "


def spans(pieces: Sequence[Piece]) -> list[tuple[Kind, tuple[Span, ...]]]:
    """Each piece as the spans that readers see: what stayed or came as it looks in the new line, what went as in the old one.

    Where either line has Markdown that is not read here, both are shown as they are written, so that neither borrows marks of the other.
    """
    before, after = old_of(pieces), new_of(pieces)
    known = is_read(before) and is_read(after)
    old, new = (letters(line) if known else _as_written(line) for line in (before, after))
    a = b = i = j = 0
    found: list[tuple[Kind, tuple[Span, ...]]] = []
    for piece in pieces:
        size = len(piece.text)
        a_end, b_end = a + (piece.kind != "inserted") * size, b + (piece.kind != "deleted") * size
        i_end, j_end = _upto(old, i, a_end), _upto(new, j, b_end)
        shown = old[i:i_end] if piece.kind == "deleted" else new[j:j_end]
        if shown:
            found.append((piece.kind, _grouped(shown)))
        a, b, i, j = a_end, b_end, i_end, j_end
    return found


def words_of(line: str) -> str:
    """A line of Markdown as readers see it."""
    return "".join(letter for _, letter, _ in letters(line))


def is_read(line: str) -> bool:
    """Whether all Markdown of a line is read here; what is not, is shown as it is written."""
    return _read(line) is not None


def letters(line: str) -> Letters:
    """What readers see of a line of Markdown: each letter with its place in the line and its look."""
    return _read(line) or _as_written(line)


@lru_cache(maxsize=4096)
def _read(line: str) -> Letters | None:
    """The look is what the site's own Markdown makes of the line, links included; none where the letters are not those found here."""
    seen = _seen(line)
    looks = _looks(line)
    if "".join(letter for _, letter in seen) != "".join(letter for letter, _ in looks):
        return None
    return tuple((place, letter, look) for (place, letter), (_, look) in zip(seen, looks, strict=True))


def _as_written(line: str) -> Letters:
    return tuple((place, letter, PLAIN) for place, letter in enumerate(line))


def _seen(line: str) -> list[tuple[int, str]]:
    """The letters of a line that are not marks, with their places."""
    hidden: set[int] = set()
    for match in _LINK.finditer(line):
        hidden |= {match.start(), *range(*match.span(2))}
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(line):
        if at in hidden:
            at += 1
            continue
        mark = _MARK.match(line, at)
        if mark is None:
            found.append((at, line[at]))
            at += 1
            continue
        inside = next((name for name in ("escaped", "code", "address") if mark[name] is not None), None)
        if inside:
            found += list(enumerate(mark[inside], mark.start(inside)))
        elif mark["entity"]:
            found += [(at, letter) for letter in unescape(mark["entity"])]
        at = mark.end()
    return found


class _Looks(HTMLParser):
    """Letters and looks of a line's HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Style]] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a look."""
        self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Closes it."""
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Letters look as all that is open around them."""
        tags = {tag for tag, _ in self.open}
        href = next((href for _, href in reversed(self.open) if href), "")
        look = Style("strong" in tags, "em" in tags, "code" in tags, href)
        self.found += [(letter, look) for letter in data]


def _looks(line: str) -> list[tuple[str, Style]]:
    parser = _Looks()
    parser.feed(to_html(_BEFORE + line))
    parser.close()
    found = parser.found
    while found and found[-1][0] == "\n":
        found.pop()
    return found[len(_BEFORE) :]


def _upto(letters: Letters, at: int, end: int) -> int:
    while at < len(letters) and letters[at][0] < end:
        at += 1
    return at


def _grouped(letters: Letters) -> tuple[Span, ...]:
    return tuple(
        Span("".join(letter for _, letter, _ in group), style) for style, group in groupby(letters, key=lambda item: item[2])
    )
