"""Two strings compared word by word: pieces that stayed, went and came, few enough to be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from klausa.redline.align import matches

Kind = Literal["same", "deleted", "inserted"]

# what stands apart at the edges of a word; inside it stays: 1.000,50, KVKK’ya, e-mail, an address; Markdown's marks are not among it
_BEFORE, _AFTER = "(“‘«\"'", ")”’»\"'.,;:!?…"
_CHUNK = re.compile(r"(\S+)(\s*)")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);$")
# words that an island between two changes may have and still be drawn into them
_ISLAND = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, went or came. The text is exact, with the blanks after its words."""

    kind: Kind
    text: str


@dataclass(slots=True)
class _Stretch:
    """Some words of both sides: equal, or changed."""

    same: bool
    old: str
    new: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order, a deletion before the insertion that replaces it.

    Without the insertions they are *old*, without the deletions *new*, letter for letter.
    """
    if old == new:
        return (Piece("same", old),) if old else ()
    return tuple(_pieces(_closed(_readable(_stretches(old, new)))))


def whole(kind: Kind, text: str) -> tuple[Piece, ...]:
    """A text as one piece; none where it is empty."""
    return (Piece(kind, text),) if text else ()


def old_of(pieces: Iterable[Piece]) -> str:
    """What stood there before."""
    return "".join(piece.text for piece in pieces if piece.kind != "inserted")


def new_of(pieces: Iterable[Piece]) -> str:
    """What stands there now."""
    return "".join(piece.text for piece in pieces if piece.kind != "deleted")


def tokens(text: str) -> list[tuple[str, str]]:
    """Each word, and each mark of punctuation at its edges, with the blanks that follow; all together they are the text."""
    found: list[tuple[str, str]] = []
    start = len(text) - len(text.lstrip())
    if start:
        found.append(("", text[:start]))
    for match in _CHUNK.finditer(text, start):
        chunk, blank = match.groups()
        left, right = 0, len(chunk)
        while left < right - 1 and chunk[left] in _BEFORE:
            left += 1
        while right > left + 1 and _apart(chunk[left:right]):
            right -= 1
        found += [(mark, "") for mark in (*chunk[:left], chunk[left:right], *chunk[right:])]
        found[-1] = (found[-1][0], blank)
    return found


def _apart(word: str) -> bool:
    """Whether the last letter stands apart: not the end of a link, of brackets within the word, or of a character reference."""
    match word[-1]:
        case ")":
            return word.count("(") < word.count(")")
        case ";":
            return not _ENTITY.search(word)
        case last:
            return last in _AFTER


def likeness(old: str, new: str) -> float:
    """How much of their words two texts share, by length, whatever their order: 0 nothing, 1 all."""
    return likeness_of_words(weigh(old), weigh(new))


def weigh(text: str) -> Counter[str]:
    """The words of a text, each with how often it occurs; punctuation and marks alone are no words."""
    return Counter(word for word, _ in tokens(text) if any(map(str.isalnum, word)))


def likeness_of_words(old: Counter[str], new: Counter[str]) -> float:
    """As `likeness`, for words weighed already."""
    total = sum(len(word) * count for words in (old, new) for word, count in words.items())
    return 2 * sum(len(word) * min(count, new[word]) for word, count in old.items()) / total if total else 0.0


def _stretches(old: str, new: str) -> list[_Stretch]:
    """The two texts cut where they agree and where not; a word whose following blank alone differs stays."""
    before, after = tokens(old), tokens(new)
    found: list[_Stretch] = []

    def add(same: bool, a: str, b: str) -> None:
        if found and found[-1].same == same:
            found[-1].old += a
            found[-1].new += b
        elif a or b:
            found.append(_Stretch(same, a, b))

    i = j = 0
    pairs = matches([word for word, _ in before], [word for word, _ in after])
    for i_next, j_next in [*pairs, (len(before), len(after))]:
        if i < i_next or j < j_next:
            add(False, *("".join(word + blank for word, blank in part) for part in (before[i:i_next], after[j:j_next])))
        if i_next < len(before) and j_next < len(after):
            (word, blank), (_, blank_after) = before[i_next], after[j_next]
            add(True, word, word)
            add(blank == blank_after, blank, blank_after)
        i, j = i_next + 1, j_next + 1
    return found


def _readable(stretches: list[_Stretch]) -> list[_Stretch]:
    """Without confetti: what little stayed between two replacements is part of one larger replacement."""
    while True:
        found: list[_Stretch] = []
        for stretch in stretches:
            if len(found) >= 2 and not stretch.same and found[-1].same and _lost(found[-2], found[-1], stretch):
                island, before = found.pop(), found[-1]
                before.old += island.old + stretch.old
                before.new += island.new + stretch.new
            else:
                found.append(stretch)
        if len(found) == len(stretches):
            return found
        stretches = found


def _closed(stretches: list[_Stretch]) -> list[_Stretch]:
    """Brackets that both sides of a replacement open are closed in it: "90 (sembilan puluh)" became "30 (tiga puluh)", all of it."""
    for change, rest in pairwise(stretches):
        opened = all(side.count("(") > side.count(")") for side in (change.old, change.new))
        inside, bracket, _ = rest.old.partition(")")
        if opened and not change.same and bracket and len(inside.split()) <= _ISLAND and rest.new.startswith(f"{inside})"):
            change.old, change.new = f"{change.old}{inside})", f"{change.new}{inside})"
            rest.old, rest.new = rest.old[len(inside) + 1 :], rest.new[len(inside) + 1 :]
    return stretches


def _lost(before: _Stretch, island: _Stretch, after: _Stretch) -> bool:
    """Whether an island is too small to be worth stepping on: nobody reads a lone "the" between two struck half sentences."""
    replaced = [bool(side.old.strip()) and bool(side.new.strip()) for side in (before, after)]
    if not any(replaced):
        return False
    letters = _letters(island.old)
    if not letters:
        return all(replaced)
    return len(island.old.split()) <= _ISLAND and letters <= min(
        max(_letters(side.old), _letters(side.new)) for side in (before, after)
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _pieces(stretches: list[_Stretch]) -> Iterator[Piece]:
    """Blanks that both sides of a change begin or end with stay; pieces of a kind that touch are one."""
    parts: list[tuple[Kind, str]] = []
    for stretch in stretches:
        if stretch.same:
            parts.append(("same", stretch.old))
            continue
        old, new = stretch.old, stretch.new
        lead = _blanks_in_common(old, new)
        old, new = old[lead:], new[lead:]
        trail = _blanks_in_common(old[::-1], new[::-1])
        tail = old[len(old) - trail :]
        parts += [
            ("same", stretch.old[:lead]),
            ("deleted", old[: len(old) - trail]),
            ("inserted", new[: len(new) - trail]),
            ("same", tail),
        ]
    last: Kind | None = None
    text = ""
    for kind, words in parts:
        if not words:
            continue
        if kind != last and last is not None:
            yield Piece(last, text)
            text = ""
        last, text = kind, text + words
    if last is not None:
        yield Piece(last, text)


def _blanks_in_common(old: str, new: str) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if a != b or not a.isspace():
            break
        count += 1
    return count
