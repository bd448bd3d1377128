"""What a check finds, and how it is said in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from klausa.errors import Location

Level = Literal["error", "warning", "note"]
GRAVEST_FIRST: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, order=True)
class Finding:
    """Something that can be read but is not right: where, how grave, a stable code, what, and what to do."""

    location: Location
    level: Level
    code: str
    message: str
    remedy: str = ""
    # the provision that asks for it, as lawyers cite it: "GDPR Art. 13(2)(a)"
    citation: str = ""
    # one sentence: why it matters to a person or to the company
    why: str = ""
    # YAML that would mend it, to be written into the policy file
    snippet: str = ""
    # other places that have to do with it, each with a few words: a contradiction has two
    related: tuple[tuple[Location, str], ...] = ()

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location.file else ""
        return one_line(f"{place}{self.level} {self.code} {self.says}")

    @property
    def says(self) -> str:
        """What is wrong and what to do: `message; remedy`."""
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


def one_line(text: str) -> str:
    """A text with its line breaks made spaces."""
    return " ".join(line for line in map(str.strip, text.splitlines()) if line)
