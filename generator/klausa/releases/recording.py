"""Puts a release or an event on record, so that at any moment it is either there or not: the chain of digests decides.

A release is written whole into a hidden folder; then the chain, replaced in one step, names it, and from there on it counts; then the
folder gets its name. What an interruption leaves before that step is nobody's, and the next freeze clears it away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from klausa.model.record import Event, Release
from klausa.releases.chain import CHAIN, Link, chain_text, digest_of, digest_of_event
from klausa.releases.history import (
    EVENT,
    EVENTS,
    FOLDER,
    RECORD,
    UNFINISHED_EVENTS,
    History,
    events_file,
    unfinished,
)


def freeze(company: Path, record: Release, files: Mapping[str, bytes], history: History) -> Path:
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
    for name, data in {**files, RECORD: content}.items():
        _write(hidden / name, data)
    _chain(folder, history, Link(digest_of(content), "release", address))
    os.replace(hidden, folder / address)
    return folder / address


def append(company: Path, event: Mapping[str, Any], history: History) -> Event:
    """Puts an event on record; its keys are those of `events.yml`. Raises pydantic's ValidationError where it says too little."""
    data = {**{key: _plain(value) for key, value in event.items()}, **({"previous": history.newest} if history.newest else {})}
    made = EVENT.validate_python(data)
    folder = company / FOLDER
    folder.mkdir(exist_ok=True)
    tidy_up(company, history)
    file, hidden = folder / EVENTS, folder / UNFINISHED_EVENTS
    text = file.read_text(encoding="utf-8") if file.is_file() else "events:\n"
    item = yaml.safe_dump([data], sort_keys=False, allow_unicode=True, width=120)
    _write(hidden, (text + "".join(f"  {line}\n" for line in item.splitlines())).encode())
    _chain(folder, history, Link(digest_of_event(data), "event", str(len(history.events) + 1)))
    os.replace(hidden, file)
    return made


def record_text(record: Release, files: Mapping[str, bytes], previous: str | None) -> bytes:
    """`release.yml` of these files, as bytes."""
    said = record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    said["files"] = {name: digest_of(data) for name, data in sorted(files.items())}
    if previous is not None:
        said["previous"] = previous
    return yaml.safe_dump(_plain(said), sort_keys=False, allow_unicode=True, width=120).encode()


def tidy_up(company: Path, history: History) -> None:
    """Ends what an interruption left: what the chain names gets its name, anything else that is hidden goes."""
    folder = company / FOLDER
    named = {unfinished(link.name): folder / link.name for link in history.links if link.kind == "release"}
    if events_file(folder, history.links).name == UNFINISHED_EVENTS:
        named[UNFINISHED_EVENTS] = folder / EVENTS
    for path in sorted(folder.glob(".*.new")):
        if path.name in named:
            os.replace(path, named[path.name])
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _chain(folder: Path, history: History, link: Link) -> None:
    """The step that decides: the chain with one more line, in place of the old one."""
    new = folder / f".{CHAIN}.new"
    _write(new, chain_text([*history.links, link]).encode())
    os.replace(new, folder / CHAIN)
    _sync_folder(folder)


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
