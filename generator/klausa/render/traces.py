"""Invisible marks that go through rendering and say which fact printed a value or chose a sentence; strips them into spans.

A value mark encloses what it printed; a statement mark stands before a sentence and reaches to the end of its line. Marks are
private-use characters only, so that they pass Jinja, gettext, list formatting and Markdown untouched, and no value can hold one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from klausa.errors import Location

OPEN, CLOSE, SAID, END = "\ue000", "\ue001", "\ue002", "\ue003"
DIGIT = 0xE010  # ten characters from here on are the digits of a fact's number
LIST_END = "\ue004"  # where a list closes its last item, decided when the sentence around it is known
_MARK = re.compile("([\ue000\ue002])([\ue010-\ue019]+)\ue003|\ue001")


@dataclass(frozen=True, order=True)
class Fact:
    """A fact as the rendering told it: its path in the policy file, its language-neutral value, and where it was written."""

    path: str
    value: str
    location: Location


class Span(NamedTuple):
    """A stretch of finished text (characters start to end), the path of the fact it tells, and whether that fact only chose the words."""

    start: int
    end: int
    path: str
    said: bool = False


@dataclass
class Trace:
    """The facts met so far; hands out the marks for them."""

    facts: list[Fact] = field(default_factory=list)
    _marks: dict[str, str] = field(default_factory=dict)

    def value(self, fact: Fact, text: str) -> str:
        """*text* inside a mark for *fact*."""
        return f"{OPEN}{self._number(fact)}{END}{text}{CLOSE}"

    def said(self, fact: Fact) -> str:
        """A mark that says: the sentence from here to the end of the line is there because of *fact*."""
        return f"{SAID}{self._number(fact)}{END}"

    def _number(self, fact: Fact) -> str:
        mark = self._marks.get(fact.path)
        if mark is None:
            mark = self._marks[fact.path] = "".join(chr(DIGIT + int(digit)) for digit in str(len(self.facts)))
            self.facts.append(fact)
        return mark

    def strip(self, marked: str) -> tuple[str, tuple[Span, ...]]:
        """The finished text, and the spans of the facts that it tells."""
        text: list[str] = []
        spans: list[Span] = []
        values: list[tuple[int, int]] = []
        said: list[tuple[int, int]] = []
        length = position = 0
        for match in _MARK.finditer(marked):
            chunk = marked[position : match.start()]
            text.append(chunk)
            if "\n" in chunk and said:
                end = length + chunk.index("\n")
                spans += [Span(start, end, self.facts[number].path, True) for start, number in said]
                said.clear()
            length, position = length + len(chunk), match.end()
            if match.group(1) is None:
                start, number = values.pop()
                spans.append(Span(start, length, self.facts[number].path))
            else:
                number = int("".join(str(ord(digit) - DIGIT) for digit in match.group(2)))
                (values if match.group(1) == OPEN else said).append((length, number))
        rest = marked[position:]
        end = length + (rest.index("\n") if "\n" in rest else len(rest))
        spans += [Span(start, end, self.facts[number].path, True) for start, number in said]
        return "".join([*text, rest]), tuple(sorted(spans))


def unmarked(marked: str) -> str:
    """*marked* without its marks."""
    return _MARK.sub("", marked)
