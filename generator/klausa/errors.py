"""How a place in a file and a message about it are written; knows nothing else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file: the path as shown to people, line and column counted from 1 (0: the file as a whole)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with what was written, and the way out, for the person who wrote it."""

    location: Location
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" + (f"; {self.remedy}" if self.remedy else "")


class Unreadable(Exception):
    """The source cannot be read: carries every problem found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "retention"?`, or the first few known words when nothing is near, or nothing when none is known."""
    choices: Sequence[str] = sorted(set(known))
    near = difflib.get_close_matches(word, choices, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(f'"{choice}"' for choice in near) + "?"
    if not choices:
        return ""
    return "known here: " + ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")


def shown_path(path: Path, root: Path | None = None) -> str:
    """A file's name as messages show it: relative to *root* (the current folder where there is none), whole where it lies outside."""
    base, resolved = (root or Path.cwd()).resolve(), path.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else resolved.as_posix()
