"""Puts a release or an event on record, so that at any moment it is either there or not: the chain of digests decides.

A release is written whole into a hidden folder; then the chain, replaced in one step, names it, and from there on it counts; then the
folder gets its name. What an interruption leaves before that step is nobody's, and the next freeze clears it away. A release that an event
takes text from or adds text to, and one that is put after another, is written anew in the same way.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.model.record import Event, Release
from klausa.releases.chain import CHAIN, Link, chain_text, digest_of, digest_of_event
from klausa.releases.history import EVENT, EVENTS, FOLDER, RECORD, UNFINISHED_EVENTS, History, unfinished
from klausa.releases.reading import events_file, read_chain, read_history, read_release, verified

Files = Mapping[str, bytes]
NONE: Mapping[str, Files] = MappingProxyType({})


def freeze(company: Path, record: Release, files: Files, history: History) -> Path:
    """Freezes *files* (name → content) as a release of the policy in *company*; *record* says the rest. Returns its folder.

    Raises ValueError where a release of that address is on record.
    """
    address = record.address
    if history.find(address) is not None:
        raise ValueError(f"a release {address} is on record already")
    folder = company / FOLDER
    folder.mkdir(exist_ok=True)
    tidy_up(company, history)
    hidden = folder / unfinished(address)
    content = record_text(record, files, history.newest)
    _write_all(hidden, {**files, RECORD: content})
    _chain(folder, [*history.links, Link(digest_of(content), "release", address)])
    _put_in_place(hidden, folder / address)
    return folder / address


def append(company: Path, event: Mapping[str, Any], history: History) -> Event:
    """Puts one event on record; see `append_all`."""
    return append_all(company, [event], history)[0]


def append_all(
    company: Path, events: Sequence[Mapping[str, Any]], history: History, files: Mapping[str, Files] = NONE
) -> tuple[Event, ...]:
    """Puts events on record, all of them or none; their keys are those of `events.yml`.

    *files*: by release, those that the event about it changes or adds; it names them with their digests. Raises pydantic's
    ValidationError where an event says too little.
    """
    made: list[tuple[dict[str, Any], Event]] = []
    links = list(history.links)
    for number, event in enumerate(events, len(history.events) + 1):
        data = {key: _plain(value) for key, value in event.items()}
        if changed := files.get(str(event.get("release")), {}):
            data["files"] = {name: digest_of(content) for name, content in sorted(changed.items())}
        if links:
            data["previous"] = links[-1].digest
        made.append((data, EVENT.validate_python(data)))
        links.append(Link(digest_of_event(data), "event", str(number)))
    folder = company / FOLDER
    folder.mkdir(exist_ok=True)
    tidy_up(company, history)
    for address, changed in files.items():
        frozen = history.find(address)
        assert frozen is not None
        # its folder may have been a hidden one until it was tidied up
        _write_all(folder / unfinished(address), {**_contents(folder / address), **changed})
    file, hidden = folder / EVENTS, folder / UNFINISHED_EVENTS
    text = file.read_text(encoding="utf-8") if file.is_file() else "events:\n"
    items = yaml.safe_dump([data for data, _ in made], sort_keys=False, allow_unicode=True, width=120)
    _write(hidden, (text + "".join(f"  {line}\n" for line in items.splitlines())).encode())
    _chain(folder, links)
    os.replace(hidden, file)
    for address in files:
        _put_in_place(folder / unfinished(address), folder / address)
    return tuple(event for _, event in made)


def rebase(company: Path, address: str, published: Sequence[Link] = (), root: Path | None = None) -> Path:
    """Puts a release anew after all others, where two branches froze on the same entry and both lines stand in the chain.

    Its text, facts and dates stay. Raises Unreadable where it is *published* already, or something was put on record after it.
    """
    folder = company / FOLDER
    chain = Location(shown_path(folder / CHAIN, root))
    links, problems = read_chain(company, root)
    rest = tuple(link for link in links if (link.kind, link.name) != ("release", address))
    mine = next((link for link in links if link not in rest), None)
    if problems or mine is None:
        there = ", ".join(link.name for link in links if link.kind == "release")
        raise Unreadable(
            [*problems, *([] if mine else [Problem(chain, f'there is no release "{address}"', f"there are {there}")])]
        )
    if mine in published:
        told = f"the release {address} is on record in the branch that is compared with: it is published"
        raise Unreadable([Problem(chain, told, "put the other one anew")])
    try:
        history = verified(company, rest, root, aside=frozenset({address}))
    except Unreadable as error:
        told = f"the rest of the record does not hold without the release {address}"
        remedy = "only a release can be put anew that nothing was put on record after"
        raise Unreadable([*error.problems, Problem(chain, told, remedy)]) from None
    found: list[Problem] = []
    frozen = read_release(folder, mine, len(history.releases), History(), root, found)
    if frozen is None or found:
        raise Unreadable(found)
    if links[-1] == mine and frozen.record.previous == history.newest:
        tidy_up(company, read_history(company, root))
        told = (
            f"the release {address} stands after {rest[-1].kind} {rest[-1].name} already" if rest else "there is no other entry"
        )
        raise Unreadable([Problem(chain, told, "nothing is to be put anew")])
    files = {name: content for name, content in _contents(frozen.folder).items() if name != RECORD}
    content = record_text(frozen.record, files, history.newest)
    hidden = folder / unfinished(address)
    _write_all(hidden, {**files, RECORD: content})
    _chain(folder, [*rest, Link(digest_of(content), "release", address)])
    _put_in_place(hidden, folder / address)
    return folder / address


def record_text(record: Release, files: Files, previous: str | None) -> bytes:
    """`release.yml` of these files, as bytes."""
    said = record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    said["files"] = {name: digest_of(data) for name, data in sorted(files.items())}
    if previous is not None:
        said["previous"] = previous
    return yaml.safe_dump(_plain(said), sort_keys=False, allow_unicode=True, width=120).encode()


def tidy_up(company: Path, history: History) -> None:
    """Ends what an interruption left: what the chain names gets its name, anything else that is hidden goes."""
    folder = company / FOLDER
    named = {release.folder: folder / release.address for release in history.releases}
    if events_file(folder, history.links).name == UNFINISHED_EVENTS:
        named[folder / UNFINISHED_EVENTS] = folder / EVENTS
    for path in sorted(folder.glob(".*.new"), key=lambda path: path in named):
        if path in named:
            _put_in_place(path, named[path])
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _put_in_place(hidden: Path, place: Path) -> None:
    """Gives what the chain names its name, and lets go of what had it before."""
    old = place.with_name(unfinished(f"{place.name}~old"))  # no version is called so
    if place.is_dir():
        os.replace(place, old)
    os.replace(hidden, place)
    shutil.rmtree(old, ignore_errors=True)


def _contents(folder: Path) -> dict[str, bytes]:
    """The files of a release by name, its record among them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _chain(folder: Path, links: Sequence[Link]) -> None:
    """The step that decides: the chain with its new lines, in place of the old one."""
    new = folder / f".{CHAIN}.new"
    _write(new, chain_text(links).encode())
    os.replace(new, folder / CHAIN)
    _sync_folder(folder)


def _write_all(folder: Path, files: Files) -> None:
    for name, data in files.items():
        _write(folder / name, data)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes a rename last; where a system cannot sync folders there is nothing to do."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _plain(value: Any) -> Any:
    """A value as the file holds it: everything but lists and maps is a string, so that reading it back gives the same digest."""
    if isinstance(value, Mapping):
        return {str(key): _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    return str(value)
