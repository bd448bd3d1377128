"""A clause in two languages, cut into pairs that stand beside each other: a paragraph and its list opposite its translation."""

from __future__ import annotations

import re

# blocks of Markdown are parted by blank lines; what is indented goes on with the list before
_BLOCKS = re.compile(r"\n\n+(?=\S)")
_LIST = re.compile(r"(?:[-*+]|\d+[.)]) ")


def beside(left: str, right: str) -> list[tuple[str, str]]:
    """The Markdown of a clause in two languages as pairs of blocks; one pair where the two are not cut alike."""
    one, other = _pieces(left), _pieces(right)
    alike = [_kind(piece) for piece in one] == [_kind(piece) for piece in other]
    return list(zip(one, other, strict=True)) if alike else [(left, right)]


def _pieces(text: str) -> list[str]:
    """Headings, paragraphs and tables. A list goes with its paragraph, and so does the end of that sentence, which Turkish has below it."""
    pieces: list[str] = []
    for block in _BLOCKS.split(text.strip("\n")):
        if pieces and _LIST.match(block):
            pieces[-1] += f"\n\n{block}"
        elif pieces and block[:1].islower() and not pieces[-1].startswith("#"):
            # a sentence stands on a line of its own; those after it are a paragraph elsewhere
            end, _, rest = block.partition("\n")
            pieces[-1] += f"\n\n{end}"
            pieces += [rest] if rest else []
        else:
            pieces.append(block)
    return pieces


def _kind(piece: str) -> str:
    return piece[0] if piece[:1] in ("#", "|") else "text"
