"""What every format says alike of a difference, in English, since reviews are: kinds of causes, counts, what became of a policy."""

from __future__ import annotations

from collections.abc import Iterator

from klausa.diff.policies import Diff, PolicyDiff
from klausa.diff.rows import Row

NOTHING = "Nothing changed."
SUMMARY = "Drafted summary for readers"
WITHOUT_SOURCE = (
    "Nothing that the text is made from changed between the two: Klausa was upgraded, the text was rendered late, "
    "or someone edited it by hand, which `klausa render --check` finds."
)
_KINDS = {
    "added": "This policy is new: the whole text was added.",
    "removed": "This policy is gone: the whole text was removed.",
}
_LANGUAGES = {"added": "The language {code} was added: its whole text is new.", "removed": "The language {code} was removed."}


def between(found: Diff) -> str:
    """What was compared."""
    return f"{found.old} → {found.new}"


def heading(policy: PolicyDiff) -> str:
    """How a policy is announced."""
    return f"{policy.name} ({policy.id})"


def told(policy: PolicyDiff) -> Iterator[str]:
    """What is to be said of a policy as a whole."""
    if policy.kind in _KINDS:
        yield _KINDS[policy.kind]
    if policy.was:
        yield f"This policy was called {policy.was}."
    if policy.kind == "changed":
        yield from (_LANGUAGES[kind].format(code=code) for code, kind in policy.languages.items() if kind in _LANGUAGES)
    yield from policy.notes


def step(row: Row) -> str:
    """From what to what a fact went; nothing for words."""
    if not row.path:
        return ""
    if not row.old or not row.new:
        return f"removed ({row.old})" if row.old else f"added ({row.new})"
    return f"{row.old} → {row.new}"


def place(row: Row, old: str) -> str:
    """Where a fact is declared, or which files words can come from. *old*: what the old side is called."""
    if row.where is not None:
        told = f"{row.where.file}:{row.where.line}"
        return f"{told} (in {old})" if row.gone else told
    return ", ".join(row.files)


def notes(row: Row) -> Iterator[str]:
    """What else is to be said of a cause."""
    yield row.reason
    if row.why == "technical":
        yield WITHOUT_SOURCE
    if row.path and not row.places:
        yield "No text shows it."


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 cause`, `2 causes`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
