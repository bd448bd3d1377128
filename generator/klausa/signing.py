"""Writes sign-offs into `review.yml`: one a line, everything else in that file as it was, byte for byte."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from klausa.errors import Location, Problem, Unreadable
from klausa.load import REVIEW
from klausa.model.review import SignOff, SignOffRole
from klausa.pipeline import Told
from klausa.signoffs import digest_of_clause, signed
from klausa.source import parse
from klausa.writing import put

KEY = "sign-offs"


def new_signoffs(
    told: Told, clauses: Sequence[str], languages: Sequence[str], by: str, role: SignOffRole, on: datetime.date
) -> tuple[SignOff, ...]:
    """The sign-offs of these clauses in these languages (all where none is named), but for those that the person has given already.

    Raises ValueError where the name is none.
    """
    found = []
    for item in signed(told.company, told.rendered):
        asked = (not clauses or item.clause.id in clauses) and (not languages or item.language in languages)
        if asked and not any((entry.by, entry.role) == (by, role) for entry in item.valid):
            entry = {"clause": item.clause.id, "language": item.language, "digest": digest_of_clause(item.clause)}
            found.append(SignOff.model_validate({**entry, "by": by, "role": role, "on": on.isoformat()}))
    return tuple(found)


def write_signoffs(told: Told, new: Iterable[SignOff]) -> Path:
    """Puts sign-offs into `review.yml`, each in the place of what the same person signed of the same clause and language, else at the end.

    Raises Unreadable, with nothing written, where the file is not laid out so that a line can be added to it.
    """
    file, name = told.company.folder / REVIEW, told.company.review_source.file
    old = file.read_bytes().decode() if file.is_file() else ""
    given = told.company.review.sign_offs
    lines: dict[int, str] = {}
    added = []
    for entry in new:
        places = [index for index, was in enumerate(given) if _same(was, entry)]
        for index in places[:1]:
            lines[index] = _line(entry)
        if not places:
            added.append(_line(entry))
    text = _edited(old, lines, added)
    _hold(old, text, lines, added, name)
    put(file, text.encode())
    return file


def _same(was: SignOff, entry: SignOff) -> bool:
    return (was.by, was.clause, was.language) == (entry.by, entry.clause, entry.language)


def _line(entry: SignOff) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in entry.model_dump(by_alias=True).items()) + "}"


def _value(value: object) -> str:
    """A value as it stands in a map in braces: in quotes where it needs them."""
    return yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=10_000).strip()[1:-1]


def _edited(text: str, lines: dict[int, str], added: Sequence[str]) -> str:
    """The file with some entries replaced, by their index, and others added."""
    end = "\r\n" if "\r\n" in text else "\n"
    # Python's own loader counts characters; the other one counts bytes
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    items = next((value for key, value in root.value if key.value == KEY), None) if isinstance(root, yaml.MappingNode) else None
    if items is None:
        before = text if not text or text.endswith("\n") else text + end
        return before + f"{KEY}:{end}" + "".join(f"  - {line}{end}" for line in added)
    edits = [(items.value[index].start_mark.index, _end(items.value[index]), line) for index, line in lines.items()]
    if added:
        edits.append(_addition(text, items, added, end))
    for start, stop, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[stop:]
    return text


def _addition(text: str, items: yaml.CollectionNode, added: Sequence[str], end: str) -> tuple[int, int, str]:
    """Where new entries go, and how they are written there: behind the last one and its comment."""
    if items.flow_style and items.value:
        at = _end(items.value[-1])
        return at, at, "".join(f",{end}  {line}" for line in added)
    if items.flow_style:
        return items.start_mark.index, items.end_mark.index, "".join(f"{end}  - {line}" for line in added)
    at = text.find("\n", _end(items.value[-1]))
    margin = " " * items.start_mark.column
    if at < 0:
        return len(text), len(text), "".join(f"{end}{margin}- {line}" for line in added)
    return at + 1, at + 1, "".join(f"{margin}- {line}{end}" for line in added)


def _end(node: yaml.Node) -> int:
    """Where a value ends. A block ends for YAML where the next one begins, comments between them included; here, with its last value."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _hold(old: str, new: str, lines: dict[int, str], added: Sequence[str], name: str) -> None:
    """Raises Unreadable unless the new file says what the old one did, and the sign-offs."""
    said = parse(old.encode(), name).data if old.strip() else {}
    listed = said.get(KEY)
    wanted = [*listed] if isinstance(listed, list) else []
    for index, line in lines.items():
        wanted[index] = parse(line.encode(), name).data
    wanted += [parse(line.encode(), name).data for line in added]
    try:
        found = parse(new.encode(), name).data
    except Unreadable:
        found = {}
    if found != {**said, KEY: wanted}:
        remedy = f"write each key on a line of its own, and `{KEY}:` as a list with hyphens"
        raise Unreadable([Problem(Location(name), "no sign-off can be added to this file as it is laid out", remedy)])
