"""What the tests of the redline share: texts, edits as people make them, and the words of a text read in another way than the redline does."""

from __future__ import annotations

import random
import re

from hypothesis import strategies as st

from klausa.redline import Redline
from klausa.redline.inline import is_read, words_of
from klausa.redline.words import new_of, old_of
from tests.tree import ROOT

LETTERS = "abcdefghijklmnoprstuvyzçğıöşüâîÇĞİÖŞÜABKM0123456789’'.,;:()“”-–/&é"
TEXTS = sorted((ROOT / "policies").glob("*/text/*.md"))
# as policies write them, then with marks, and as nobody should
FAIR = ["not", "tidak", "değil", "KVKK’ya", "1.000,50", "&#42;", "(“A.Ş.”),"]
WORDS = [*FAIR, "**bold**", "`x`", "[a](#data)", "**half", "*", "<i>", "javascript:x", "~~", "\\*"]

words = st.one_of(st.text(LETTERS, min_size=1, max_size=9), st.sampled_from(WORDS))
sentences = st.lists(words, max_size=14).map(" ".join)


def clause(id_: str, number: int, heading: str, *lines: str) -> str:
    """A clause as the frozen text has it."""
    return f"[//]: # (clause {id_})\n\n## {number}. {heading}\n\n" + "\n".join(lines) + "\n"


def text(*clauses: str, title: str = "Policy") -> str:
    """A frozen text."""
    return "\n".join([f"# {title}\n", *clauses])


def edited(source: str, seed: random.Random, edits: int, fair: bool = False) -> str:
    """A frozen text after some edits: words replaced, added or dropped, lines and clauses dropped, doubled or moved.

    With *fair*, no mark of Markdown loses its other half.
    """
    clauses = re.split(r"(?m)^(?=\[//\]: # )", source)
    for _ in range(edits):
        place = seed.randrange(1, len(clauses))
        what = seed.randrange(9)
        if what == 0 and len(clauses) > 3:
            clauses.pop(place)
        elif what == 1:
            clauses.insert(seed.randrange(1, len(clauses)), clauses.pop(place))
        else:
            clauses[place] = _edited_lines(clauses[place], seed, what, fair)
    return "".join(clauses)


def _edited_lines(source: str, seed: random.Random, what: int, fair: bool) -> str:
    lines = source.split("\n")
    places = [i for i, line in enumerate(lines) if line and not line.startswith(("[//]", "#", "| ---"))]
    if not places:
        return source
    place = seed.choice(places)
    if what == 2:
        lines.pop(place)
    elif what == 3:
        lines.insert(seed.choice(places), lines.pop(place))
    elif what == 4:
        lines.insert(place, lines[seed.choice(places)])
    else:
        parts = lines[place].split(" ")
        at = seed.randrange(len(parts))
        if parts[at] not in ("", "-", "|") and not (fair and re.search(r"[][*<`]", lines[place].removeprefix("- "))):
            parts[at : at + (what != 5)] = [seed.choice(FAIR if fair else WORDS)] * (what != 6)
            # what opens a list would be another line, not another word
            lines[place] = " ".join(parts) if parts[:1] != ["*"] else lines[place]
    return "\n".join(lines)


def read(source: str) -> list[str]:
    """The words of a frozen text, without what marks headings, items, cells and clauses."""
    found: list[str] = []
    for raw in source.split("\n"):
        line = raw.strip()
        if not line.startswith("[//]: #") and not re.fullmatch(r"[| :-]*--[| :-]*", line):
            line = re.sub(r"^(#{1,6}|[-*+]) +", "", line)
            found += re.sub(r"(?<!\\)\|", " ", line).split() if raw.startswith("|") else line.split()
    return found


def kept(redline: Redline, *, new: bool) -> list[str]:
    """The words of one side, from the redline alone."""
    side = new_of if new else old_of
    found = side(redline.title).split()
    there = [clause for clause in redline.clauses if (clause.new_place if new else clause.old_place) is not None]
    for clause in sorted(there, key=lambda clause: (clause.new_place if new else clause.old_place) or 0):
        number = clause.new_number if new else clause.old_number
        found += [f"{number}."] if number else []
        found += side(clause.heading).split()
        for line in clause.lines:
            if line.kind != ("removed" if new else "added"):
                found += " ".join(side(cell) for cell in line.cells).split()
    return found


def lines_seen(old: str, new: str) -> tuple[str, str]:
    """Two lines as a redline of them shows them: without marks where all marks of both are known, else as they are written."""
    return (words_of(old), words_of(new)) if is_read(old) and is_read(new) else (old, new)
