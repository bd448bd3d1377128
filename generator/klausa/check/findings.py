"""What a check finds, and every check in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from klausa.errors import Location
from klausa.load import Company
from klausa.render import Rendered

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Finding:
    """Something that can be read but is not right: where, how grave, a stable code, what, and what to do."""

    location: Location
    level: Level
    code: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.level} {self.code} {self.message}" + (f"; {self.remedy}" if self.remedy else "")


def check(company: Company, rendered: Mapping[str, Rendered]) -> tuple[Finding, ...]:
    """Every finding of one policy, in the order of the file."""
    from klausa.check.house import house
    from klausa.check.parity import parity

    return tuple(sorted([*parity(company, rendered), *house(company, rendered)]))
