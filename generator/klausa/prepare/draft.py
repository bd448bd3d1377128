"""What `next.yml` lacks, as it would be written there, and then is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Mapping
from pathlib import Path

import yaml

from klausa.errors import Location, Problem, Unreadable
from klausa.load import NEXT
from klausa.model.record import ChangeClass
from klausa.pipeline import Told
from klausa.prepare.notice import after, promised
from klausa.prepare.step import last_release
from klausa.redline.proposals import Proposal
from klausa.source import parse
from klausa.writing import put

NOTES = {
    "drafted": "  # nobody has read these summaries yet; delete this line once someone has",
    "change": "  # how grave the change is: material, minor, wording, translation or technical",
    "version": "  # proposed",
    "published": "  # proposed",
    "effective": "  # proposed",
}


def draft(told: Told, proposal: Proposal, day: datetime.date) -> dict[str, object]:
    """What `next.yml` lacks, as it would be written there; nothing where it says all.

    A first release needs no summaries. The version goes up by how grave the change is; it takes effect after the notice that the
    policy promises.
    """
    coming, last = told.company.next, last_release(told)
    lacking: dict[str, object] = {}
    change = coming.change or proposal.class_
    if coming.version is None and (last is None or last.record.version):
        lacking["version"] = _version(told, change)
    published = coming.published or day
    if coming.published is None:
        lacking["published"] = day.isoformat()
    if coming.effective is None:
        days = [after(published, notice) for notice in promised(told)] if last else []
        lacking["effective"] = max(days, default=published).isoformat()
    if last is not None and coming.change is None and proposal.class_:
        lacking["change"] = proposal.class_
    # words in some languages only would make the file unreadable
    if last is not None and coming.summaries is None and all(proposal.summaries.get(code) for code in told.rendered):
        lacking["summaries"] = {code: " ".join(sentences) for code, sentences in proposal.summaries.items()}
        lacking["drafted"] = "yes"
    return lacking


def _version(told: Told, change: ChangeClass | None) -> str:
    """A version that no release has, after that of the last one; where nothing of ours is on record, of what was published elsewhere."""
    releases = told.company.history.releases
    versions = [release.record.version for release in releases if release.record.version]
    return next_version(versions[-1] if versions else None, change, {release.address for release in releases})


def next_version(last: str | None, change: ChangeClass | None, used: Container[str] = ()) -> str:
    """1.0 first; then the first number goes up for a material change, the second for any other; and on past those in use."""
    version = _after(last, change) if last else "1.0"
    while version in used:
        version = _after(version, change)
    return version


def _after(last: str, change: ChangeClass | None) -> str:
    if not re.fullmatch(r"\d+(\.\d+)*", last):
        return f"{last}-2"
    first, *rest = (int(part) for part in last.split("."))
    if change in (None, "material"):
        return ".".join(map(str, [first + 1, *(0 for _ in rest)]))
    second, *rest = rest or [0]
    return ".".join(map(str, [first, second + 1, *(0 for _ in rest)]))


def write_draft(told: Told, lacking: Mapping[str, object]) -> Path:
    """Appends what is lacking to `next.yml`; what stands there stays as it is, comments included.

    Raises Unreadable, with nothing written, where lines cannot be added at its end, as after `{version: 1.0}`.
    """
    file = told.company.folder / NEXT
    # as bytes, so that its line ends stay what they are
    old = file.read_bytes() if file.is_file() else b""
    if old and not old.endswith(b"\n"):
        old += b"\n"
    new = old + "".join(_entry(key, value) for key, value in lacking.items()).encode()
    name = told.company.next_source.file
    try:
        parse(new, name)
    except Unreadable:
        remedy = "write each key on a line of its own, `version: 1.0`, without braces around them"
        raise Unreadable([Problem(Location(name), "nothing can be added at the end of this file", remedy)]) from None
    put(file, new)
    return file


def _entry(key: str, value: object) -> str:
    if isinstance(value, Mapping):
        return yaml.safe_dump({key: dict(value)}, sort_keys=False, allow_unicode=True, width=120)
    quoted = f'"{value}"' if key == "version" else value
    return f"{key}: {quoted}{NOTES.get(key, '')}\n"
