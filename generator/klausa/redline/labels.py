"""The words that a redline says of itself; in English for review, given in other languages by whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Words beside changes. ``{number}`` and ``{count}`` are filled in."""

    unchanged: str = "unchanged"
    renumbered: str = "only the numbers of other sections changed"
    changed: str = "changed"
    added: str = "added"
    removed: str = "removed"
    moved: str = "moved"
    moved_from: str = "moved; was section {number}"
    deleted_words: str = "deleted:"
    inserted_words: str = "inserted:"
    end: str = "end"
    line_went: str = "moved away from here"
    line_came: str = "moved here"
    before_clauses: str = "Opening"
    none: str = "No words changed."
    overview: str = "Sections with changes"
    left_out: str = "{count} more sections with changes are not shown here: this text would be too long."


ENGLISH = Labels()


def of_clause(labels: Labels, kind: str, moved: bool, number: str) -> list[str]:
    """What is said of a clause beside its heading: what became of it, and from where it moved."""
    said = [] if moved and kind in ("unchanged", "renumbered") else [str(getattr(labels, kind))]
    if moved:
        said.append(labels.moved_from.format(number=number) if number else labels.moved)
    return said
