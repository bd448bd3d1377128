"""The two ends of a comparison: a git revision, the working tree, or a release, and what each holds of every policy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from klausa.errors import Location, Problem, Unreadable, did_you_mean, shown_path
from klausa.load import POLICY, SHARED
from klausa.redline.facts import POLICY as OWN_FILE
from klausa.redline.facts import Side, Trace
from klausa.releases import EVENTS, Frozen, read_history
from klausa.revisions import list_at, read_all_at, resolve
from klausa.text import TRACE

FOLDER, TEXT, RELEASES = "policies", "text", "releases"
_RELEASE = re.compile(r"([a-z0-9-]+)@([^{].*)")


@dataclass(frozen=True)
class Revision:
    """A revision as git knows it; `commit` is its full name."""

    name: str
    commit: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class WorkingTree:
    """The files as they stand, committed or not."""

    def __str__(self) -> str:
        return "working tree"


@dataclass(frozen=True)
class OnRecord:
    """One release of one policy."""

    policy: str
    frozen: Frozen

    def __str__(self) -> str:
        return f"{self.policy}@{self.frozen.address}"


End = Revision | WorkingTree | OnRecord


@dataclass(frozen=True)
class Held:
    """What an end holds of a policy: its texts by language, the trace beside them, and the files that they came from."""

    texts: Mapping[str, str]
    trace: Trace | None
    """None where no trace, or none that can be understood, stands beside the texts."""
    sources: Mapping[str, bytes]
    """`policy.yml`, `_shared/*.yml` and `events.yml`, by their paths below the policy's folder, or that of all policies."""
    folder: str
    """The folder that line numbers of the trace belong to, as shown to people."""
    klausa: str | None = None
    """The version of Klausa that made the text, where that is on record."""

    def where(self, side: Side) -> Location:
        """The place of a fact in its file."""
        if side.file == OWN_FILE:
            return Location(f"{self.folder}/{OWN_FILE}", side.line)
        frozen = f"{SHARED}/{PurePosixPath(side.file).name}"
        return Location(f"{self.folder}/{frozen}" if self.klausa else side.file, side.line)


def end(word: str | None, root: Path) -> End:
    """What a word on the command line means; no word is the working tree. Raises Unreadable where it means nothing."""
    if word is None:
        return WorkingTree()
    policies = [path.parent.name for path in root.glob(f"{FOLDER}/*/{POLICY}")]
    match = _RELEASE.fullmatch(word)
    if match and match[1] in policies:
        return _on_record(match[1], match[2], root)
    try:
        return Revision(word, resolve(root, word))
    except Unreadable:
        if not match:
            raise
        remedy = did_you_mean(match[1], policies)
        message = f'this is no revision that git knows, and there is no policy "{match[1]}"'
        raise Unreadable([Problem(Location(word), message, remedy)]) from None


def _on_record(policy: str, address: str, root: Path) -> OnRecord:
    history = read_history(root / FOLDER / policy, root)
    found = history.find(address)
    if found is None:
        known = [release.address for release in history.releases]
        remedy = did_you_mean(address, known) if known else f"nothing is on record; `klausa release {policy}` puts it there"
        raise Unreadable([Problem(Location(f"{FOLDER}/{policy}/{RELEASES}"), f'there is no release "{address}"', remedy)])
    if not found.ours:
        message = "this release was published elsewhere, and only its dates are on record"
        raise Unreadable([Problem(Location(shown_path(found.folder, root)), message, "compare releases that Klausa froze")])
    return OnRecord(policy, found)


def files(place: End, root: Path) -> tuple[str, ...]:
    """Every file of an end's policies, by its path below *root*; of a release none, since it brings its own."""
    if isinstance(place, OnRecord):
        return ()
    if isinstance(place, Revision):
        return list_at(root, place.commit, FOLDER)
    found = (path for path in (root / FOLDER).rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


def with_text(names: Iterable[str]) -> frozenset[str]:
    """The policies of which text is among the files."""
    parts = [PurePosixPath(name).parts for name in names]
    return frozenset(part[1] for part in parts if len(part) == 4 and part[0] == FOLDER and part[2] == TEXT)


def policies(place: End, names: Iterable[str]) -> frozenset[str]:
    """The policies of which an end holds text, *names* being its files."""
    return frozenset([place.policy]) if isinstance(place, OnRecord) else with_text(names)


def held(place: End, names: Iterable[str], policies: Iterable[str], root: Path) -> dict[str, Held]:
    """What an end holds of some policies, *names* being its files; those without text are left out. Raises Unreadable."""
    wanted = frozenset(policies)
    if isinstance(place, OnRecord):
        return {place.policy: _frozen(place, root)} if place.policy in wanted else {}
    shared = [name for name in names if name.startswith(f"{FOLDER}/{SHARED}/") and name.endswith(".yml")]
    own: dict[str, list[str]] = {
        id_: [*shared, *(name for name in names if name.startswith(f"{FOLDER}/{id_}/") and _is_read(name))] for id_ in wanted
    }
    every = list(dict.fromkeys(name for group in own.values() for name in group))
    if isinstance(place, Revision):
        content = read_all_at(root, place.commit, every)
    else:
        content = {name: (root / name).read_bytes() for name in every}
    found = {id_: _held(id_, place, {name: content[name] for name in own[id_] if name in content}) for id_ in sorted(wanted)}
    return {id_: item for id_, item in found.items() if item.texts}


def _is_read(name: str) -> bool:
    _, _, *rest = PurePosixPath(name).parts
    return rest in ([POLICY], [RELEASES, EVENTS]) or (len(rest) == 2 and rest[0] == TEXT)


def _held(id_: str, place: Revision | WorkingTree, content: Mapping[str, bytes]) -> Held:
    text = f"{FOLDER}/{id_}/{TEXT}/"
    shown = f"{place}:" if isinstance(place, Revision) else ""
    texts = {
        PurePosixPath(name).stem: _decoded(raw, f"{shown}{name}")
        for name, raw in content.items()
        if name.startswith(text) and name.endswith(".md")
    }
    raw = content.get(f"{text}{TRACE}")
    sources = {name.removeprefix(f"{FOLDER}/").removeprefix(f"{id_}/"): raw for name, raw in content.items() if text not in name}
    return Held(texts, _trace(raw, f"{shown}{text}{TRACE}") if raw is not None else None, sources, f"{FOLDER}/{id_}")


def _frozen(place: OnRecord, root: Path) -> Held:
    folder, shown = place.frozen.folder, shown_path(place.frozen.folder, root)
    sources = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / POLICY, *folder.glob(f"{SHARED}/*.yml"))
    }
    trace = folder / TRACE
    found = _trace(trace.read_bytes(), f"{shown}/{TRACE}") if trace.is_file() else None
    return Held(place.frozen.texts, found, sources, shown, place.frozen.record.klausa or "unknown")


def _decoded(raw: bytes, name: str) -> str:
    try:
        # a checkout may have other line ends than what is committed
        return raw.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable([Problem(Location(name, line, 1), "this is not UTF-8", "run `klausa render`")]) from None


def _trace(raw: bytes, name: str) -> Trace | None:
    """A trace; nothing where another version of Klausa wrote it in a form that is not understood here."""
    try:
        found = json.loads(_decoded(raw, name))
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise Unreadable([Problem(Location(name, error.lineno, error.colno), message, "run `klausa render`")]) from None
    match found:
        case {"clauses": dict(), "facts": dict(facts)} if all({"value", "line"} <= {*fact} for fact in facts.values()):
            return dict(found)
    return None
