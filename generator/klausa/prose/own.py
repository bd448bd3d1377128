"""A company's own words in its policy file, each text in all its languages, with the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from klausa.facts import children
from klausa.model import Policy, Text
from klausa.source import Path_


@dataclass(frozen=True)
class OwnText:
    """One text: its path in the file, and its words in each language."""

    loc: Path_
    words: Mapping[str, str]


def own_texts(policy: Policy) -> Iterator[OwnText]:
    """Every text of a policy that is written in languages."""

    def walk(value: object, loc: Path_) -> Iterator[OwnText]:
        if isinstance(value, Text):
            yield OwnText(loc, value.words)
        for _, key, child in children(value):
            yield from walk(child, (*loc, key))

    return walk(policy, ())
