"""The names of a policy: what reads the same in every language, and is nobody's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from klausa.facts import children, leaves
from klausa.model import Policy

_TELLS_APART = re.compile(r"[A-ZÇĞİÖŞÜ0-9._]")  # a word such as `yes` or `may` is a setting, no name
SHORTEST = 3
TRANSLATED = frozenset({"city"})  # a place may have a name of its own in each language
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class Names:
    """The names of a policy, ready to be found in a text; a longer name goes before one that it holds."""

    pattern: re.Pattern[str]
    words: frozenset[str] = frozenset()
    """The words that names are made of, as written."""

    def found(self, text: str) -> tuple[str, ...]:
        """The names in a text, in their order."""
        return tuple(match.group() for match in self.pattern.finditer(text))

    def out_of(self, text: str, instead: str = " ") -> str:
        """The text without them."""
        return self.pattern.sub(instead, text)


NO_NAMES = Names(NOTHING)


def names(policy: Policy) -> Names:
    """The names that a policy declares: companies, brands, addresses, numbers, versions."""
    found = dict(_values(policy))
    kept = {value for value, path in found.items() if path.rsplit(".", 1)[-1] not in TRANSLATED}
    return _names(frozenset({policy.name, *kept}), frozenset(found))


@lru_cache(maxsize=64)
def _names(found: frozenset[str], words: frozenset[str]) -> Names:
    values = sorted(found, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(value) for value in values)
    return Names(re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), frozenset(re.findall(r"[^\W_]+", " ".join(words | found))))


def _values(policy: Policy) -> Iterator[tuple[str, str]]:
    paths = {path for path, _ in leaves(policy)}

    def walk(value: object, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str) and path in paths and len(value) >= SHORTEST and _TELLS_APART.search(value):
            yield value, path
        for step, _, child in children(value):
            yield from walk(child, f"{path}.{step}" if path else step)

    return walk(policy, "")
