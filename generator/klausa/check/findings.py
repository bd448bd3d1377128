"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from klausa.errors import Location

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
