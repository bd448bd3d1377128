"""The traces of two releases → the facts that changed: added, removed or changed, with where they stand and the clauses that tell them.

A recipient that is new is one change with its facts inside; so is a period, however it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from klausa.redline.entries import renamed
from klausa.redline.paths import entry_at, length_at

Trace = Mapping[str, Any]
"""What `trace.json` holds, parsed."""
Kind = Literal["added", "removed", "changed"]
POLICY = "policy.yml"
TOLD = "told"  # the value of a part that is told as a whole


@dataclass(frozen=True)
class Side:
    """A fact as one of the two releases has it: its path there, its value, and the line that declares it."""

    path: str
    value: str
    line: int
    file: str = POLICY


@dataclass(frozen=True)
class FactChange:
    """A fact that differs between two releases, or a part that only one of them has, with its facts inside."""

    kind: Kind
    old: Side | None
    new: Side | None
    clauses: Mapping[str, tuple[str, ...]] = field(compare=False)
    """By language, the clauses that tell it, in the order of the text: those of the new release, then those of the old one."""
    inner: tuple[FactChange, ...] = ()

    @property
    def path(self) -> str:
        """Its path: the new one, where there is one."""
        found = self.new or self.old
        assert found is not None
        return found.path

    @cached_property
    def old_paths(self) -> frozenset[str]:
        """Every path of the old release that it covers."""
        own = {self.old.path} if self.old else set[str]()
        return frozenset(own).union(*(part.old_paths for part in self.inner))

    @cached_property
    def new_paths(self) -> frozenset[str]:
        """Every path of the new release that it covers."""
        own = {self.new.path} if self.new else set[str]()
        return frozenset(own).union(*(part.new_paths for part in self.inner))


def languages(trace: Trace) -> tuple[str, ...]:
    """The languages of a trace, in its order."""
    rows = trace.get("parity", {}).values()
    split = [told for told in trace["clauses"].values() if isinstance(told, dict)]
    return tuple(dict.fromkeys(code for codes in [*(row["languages"] for row in rows), *split] for code in codes))


def told_in(trace: Trace, clause: str, language: str) -> frozenset[str]:
    """The paths of the facts that a clause tells in a language."""
    told = trace["clauses"].get(clause, ())
    return frozenset(told.get(language, ()) if isinstance(told, dict) else told)


def sides(trace: Trace) -> dict[str, Side]:
    """The facts of a trace; a part told as a whole is left out where facts inside it are told."""
    facts = trace["facts"]
    around = {path.rsplit(".", count)[0] for path in facts for count in range(1, path.count(".") + 1)}
    return {
        path: Side(path, fact["value"], fact["line"], fact.get("file", POLICY))
        for path, fact in facts.items()
        if fact["value"] != TOLD or path not in around
    }


def changes(old: Trace, new: Trace) -> tuple[FactChange, ...]:
    """What changed in the facts from one release to the next, in the order of the new file, what was removed coming last."""
    was, now = sides(old), sides(new)
    names = renamed({path: side.value for path, side in was.items()}, {path: side.value for path, side in now.items()})
    return tuple(_Comparison(old, new, {names[path]: side for path, side in was.items()}, now).changes())


@dataclass(frozen=True)
class _Comparison:
    """Two sets of facts under common names: an entry of a list without ids keeps its name when its place in the list changes."""

    old: Trace
    new: Trace
    was: Mapping[str, Side]
    now: Mapping[str, Side]

    @cached_property
    def parts(self) -> tuple[frozenset[str], frozenset[str]]:
        """Every path on the way to a fact of the old release, and of the new one."""
        return _ways(self.was), _ways(self.now)

    def changes(self) -> Iterator[FactChange]:
        groups: dict[str, list[str]] = {}
        for path in dict.fromkeys([*self.now, *self.was]):
            if self._differs(path):
                groups.setdefault(self._group(path), []).append(path)
        found = [change for group, paths in groups.items() if (change := self._change(group, paths))]
        yield from sorted(found, key=lambda change: _place(change))

    def _differs(self, path: str) -> bool:
        was, now = self.was.get(path), self.now.get(path)
        if was and now:
            return was.value != now.value
        one = was or now
        # a part that one release tells as a whole, the other through a fact inside it, is no other part
        return bool(one) and not (one is not None and one.value == TOLD and path in self.parts[0] and path in self.parts[1])

    def _group(self, path: str) -> str:
        """What a change belongs to: the outermost entry that one release does not have, or the period that it says."""
        before, after = self.parts
        for entry in entry_at(path):
            if (entry in before) != (entry in after):
                return entry
        return length_at(path) or path

    def _change(self, group: str, paths: list[str]) -> FactChange | None:
        inner = tuple(self._leaf(path) for path in paths if path != group)
        if not inner:
            return self._leaf(group)
        old, new = self._whole(group, self.was), self._whole(group, self.now)
        kind: Kind = "changed" if old and new else "added" if new else "removed"
        return FactChange(kind, old, new, self._clauses(group, [*paths, group]), inner)

    def _leaf(self, path: str) -> FactChange:
        was, now = self.was.get(path), self.now.get(path)
        kind: Kind = "changed" if was and now else "added" if now else "removed"
        return FactChange(kind, was, now, self._clauses(path, [path]))

    def _whole(self, group: str, facts: Mapping[str, Side]) -> Side | None:
        """A part as one side of a change: where it begins; of a period, how it is said."""
        inside = [side for path, side in facts.items() if path == group or path.startswith(f"{group}.")]
        if not inside:
            return None
        first = min(inside, key=lambda side: (side.file, side.line))
        own = first.path.split(".")[: group.count(".") + 1]
        value = length_of(inside) if length_at(group) == group else TOLD
        return Side(".".join(own), value, first.line, first.file)

    def _clauses(self, group: str, paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
        paths = list(paths)
        return {
            code: found
            for code in dict.fromkeys([*languages(self.new), *languages(self.old)])
            if (found := tuple(self._telling(code, paths)))
        }

    def _telling(self, language: str, paths: list[str]) -> Iterator[str]:
        seen = set[str]()
        for trace, facts in ((self.new, self.now), (self.old, self.was)):
            own = {facts[path].path for path in paths if path in facts}
            for clause in trace["clauses"]:
                if clause not in seen and told_in(trace, clause, language) & own:
                    seen.add(clause)
                    yield clause


def length_of(facts: Iterable[Side]) -> str:
    """A period in the words of the file: "at-most 90 days", "from 1 year to 7 years"."""
    said = {side.path.rsplit(".", 1)[1]: side.value for side in facts}
    order = ("typical", "exactly", "at-least", "at-most", "from", "to")
    return " ".join(f"{key} {said[key]}" if key != "typical" else key for key in order if key in said)


def _ways(facts: Mapping[str, Side]) -> frozenset[str]:
    return frozenset(".".join(path.split(".")[:count]) for path in facts for count in range(1, path.count(".") + 2))


def _place(change: FactChange) -> tuple[bool, str, int, str]:
    side = change.new or change.old
    assert side is not None
    return change.new is None, side.file, side.line, side.path
