"""What was on record at another revision of the repository, and is not any more: what a chain of digests cannot show by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.releases.chain import CHAIN, Link, parse_chain
from klausa.releases.facts import POLICY
from klausa.releases.history import FOLDER, History
from klausa.releases.reading import read_chain, read_history
from klausa.revisions import list_at, read_all_at

RESTORE = "restore it from there: what is on record stays; a correction is an event or a new release"


class Loss(NamedTuple):
    """One thing that is not on record any more: a stable code, and where it is missing."""

    code: str
    problem: Problem


def links_at(root: Path, revision: str, policies: str = "policies") -> dict[str, tuple[Link, ...]]:
    """The lines of each policy's chain at a revision, by the policy's id. Raises Unreadable where git or the revision is missing."""
    paths = (PurePosixPath(path) for path in list_at(root, revision, policies))
    chains = [path for path in paths if path.parts[-2:] == (FOLDER, CHAIN) and len(path.parts) == len(Path(policies).parts) + 3]
    found = read_all_at(root, revision, map(str, chains))
    read = {path.parts[-3]: found[str(path)].decode("utf-8", "replace") for path in chains if str(path) in found}
    return {id_: parse_chain(text, CHAIN)[0] for id_, text in read.items()}


def on_record(policies: Path) -> dict[str, History]:
    """What is on record of each policy today; of a record that is not as it was, the lines of its chain alone."""
    folders = sorted({path.parent for pattern in (f"*/{FOLDER}", f"*/{POLICY}") for path in policies.glob(pattern)})
    return {folder.name: _lines_of(folder) for folder in folders}


def _lines_of(folder: Path) -> History:
    try:
        return read_history(folder)
    except Unreadable:
        return History(links=read_chain(folder)[0])


def lost(
    before: Mapping[str, tuple[Link, ...]], now: Mapping[str, History], policies: Path, root: Path, of: str
) -> Iterator[Loss]:
    """What each policy had on record *before*, at the revision *of*, and has not *now*; a renamed one is asked under its new id."""
    ids = {old: id_ for id_, history in now.items() for old in history.old_ids} | {id_: id_ for id_ in now}
    for old, links in before.items():
        if not links:
            continue
        if old not in ids:
            remedy = f"restore the folder from there; to end the policy: klausa retire {old}; to call it otherwise: klausa rename {old} …"
            told = f"the policy {old} is on record at {of}, and is gone"
            yield Loss("record/policy-gone", Problem(Location(shown_path(policies / old, root)), told, remedy))
        else:
            chain = Location(shown_path(policies / ids[old] / FOLDER / CHAIN, root))
            yield from _missing(links, now[ids[old]].links, chain, of)


def _missing(before: tuple[Link, ...], now: tuple[Link, ...], chain: Location, of: str) -> Iterator[Loss]:
    """Today's lines begin with those of before, all of them in their order."""
    digests = {(link.kind, link.name): link.digest for link in now}
    gone = list(_gone(before, digests, chain, of))
    yield from gone
    if not gone and now[: len(before)] != before:
        at = next(number for number, (old, new) in enumerate(zip(before, now, strict=False), 1) if old != new)
        told = f"{now[at - 1].kind} {now[at - 1].name} stands before what is on record at {of}"
        remedy = "what is on record there comes first: put a release anew after it with `klausa release … --rebase`"
        yield Loss("record/reordered", Problem(Location(chain.file, at, 1), told, remedy))


def _gone(before: Iterable[Link], digests: Mapping[tuple[str, str], str], chain: Location, of: str) -> Iterator[Loss]:
    for link in before:
        found = digests.get((link.kind, link.name))
        if found is None:
            told = f"{link.kind} {link.name} is on record at {of} with the digest {link.digest}, and not here"
            yield Loss("record/dropped", Problem(chain, told, RESTORE))
        elif found != link.digest:
            told = f"{link.kind} {link.name} has changed since {of}: its digest is {found}, on record there is {link.digest}"
            yield Loss("record/changed", Problem(chain, told, RESTORE))
