"""Which entry of a list without ids is which in two releases: by what it says, not by its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

GONE = "~"  # no step of a path holds it
_NUMBERED = re.compile(r"^(.+)-(\d+)$")


@dataclass
class _Node:
    """A step of paths with what stands below it."""

    value: str | None = None
    inner: dict[str, _Node] = field(default_factory=dict)

    def content(self, path: str = "") -> frozenset[tuple[str, str]]:
        """Everything that it says."""
        own = {(path, self.value)} if self.value is not None else set[tuple[str, str]]()
        return frozenset(own).union(*(child.content(f"{path}.{step}") for step, child in self.inner.items()))


def renamed(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """For each path of *old* (path → value), its name among those of *new*; one that is not there gets a name that nothing has."""
    names: dict[str, str] = {}
    _align(_tree(old), _tree(new), "", "", names)
    return names


def _tree(facts: Mapping[str, str]) -> _Node:
    top = _Node()
    for path, value in facts.items():
        node = top
        for step in path.split("."):
            node = node.inner.setdefault(step, _Node())
        node.value = value
    return top


def _align(old: _Node, new: _Node, path: str, name: str, names: dict[str, str]) -> None:
    if old.value is not None:
        names[path] = name
    pairs = _pairs(old, new)
    for step, child in old.inner.items():
        other = pairs.get(step)
        # a name of its own only where another entry has taken its place
        told = other or (f"{step}{GONE}" if step in new.inner else step)
        inner = new.inner[other] if other else _Node()
        _align(child, inner, f"{path}.{step}" if path else step, f"{name}.{told}" if name else told, names)


def _pairs(old: _Node, new: _Node) -> dict[str, str]:
    """Old step → new step, for the entries that are the same."""
    families: dict[str, tuple[list[str], list[str]]] = {}
    both = {*old.inner, *new.inner}
    for number, node in enumerate((old, new)):
        for step in node.inner:
            families.setdefault(_family(step, both), ([], []))[number].append(step)
    pairs: dict[str, str] = {}
    for family, (before, after) in families.items():
        if family == "#" or len(before) > 1 or len(after) > 1:
            pairs.update(_matched({step: old.inner[step] for step in before}, {step: new.inner[step] for step in after}))
        elif before and after:
            pairs[before[0]] = after[0]
    return pairs


def _family(step: str, siblings: Iterable[str]) -> str:
    """What a step is told apart from others by: nothing but its number, or the number after the id that it shares."""
    if step.isdigit():
        return "#"
    found = _NUMBERED.match(step)
    return found[1] if found and found[1] in siblings else step


def _matched(old: Mapping[str, _Node], new: Mapping[str, _Node]) -> dict[str, str]:
    """Entries that say the same, then those that say most of it alike; single values that are left, in their order."""
    pairs: dict[str, str] = {}
    before = {step: node.content() for step, node in old.items()}
    after = {step: node.content() for step, node in new.items()}
    for step, content in before.items():
        same = [other for other in after if after[other] == content and other not in pairs.values()]
        if same:
            pairs[step] = step if step in same else same[0]
    left = [step for step in old if step not in pairs]
    free = [step for step in new if step not in pairs.values()]
    alike = sorted(
        ((len(before[step] & after[other]), step == other, step, other) for step in left for other in free),
        key=lambda pair: (-pair[0], not pair[1], left.index(pair[2]), free.index(pair[3])),
    )
    for shared, _, step, other in alike:
        values = old[step].value is not None and new[other].value is not None and not old[step].inner and not new[other].inner
        if (shared or values) and step not in pairs and other not in pairs.values():
            pairs[step] = other
    return pairs
