"""YAML read safely: every value a string, list or map that remembers its file, line and column; knows no key's meaning.

No type guessing (`NO` is a country, `1.10` a version), no duplicate keys, no anchors, aliases or tags, nothing deep or huge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from klausa.errors import Location, Problem, Unreadable

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path_: TypeAlias = tuple["str | int", ...]

LARGEST = 2_000_000  # bytes; the longest real policy needs about 60,000
DEEPEST = 20  # levels of nesting; the model needs 8


@dataclass(frozen=True)
class Source:
    """What one YAML file says: plain data, and where each value and each key of it stands."""

    file: str
    data: dict[str, Plain]
    values: dict[Path_, Location] = field(default_factory=dict)
    keys: dict[Path_, Location] = field(default_factory=dict)

    def where(self, path: Path_) -> Location:
        """The place of the value at *path*; of the nearest value around it where there is none."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Location(self.file))

    def where_key(self, path: Path_) -> Location:
        """The place of the key that *path* ends in; of its value where it is no key."""
        return self.keys.get(path) or self.where(path)


def read(path: Path, shown: str | None = None) -> Source:
    """Reads one file; raises Unreadable with every problem that can be found in it. *shown* is its name in messages."""
    name = shown or path.as_posix()
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                [
                    Problem(
                        Location(name, 1, 1),
                        f"the file has {size:,} bytes, more than {LARGEST:,}",
                        "split it, or move what does not belong here elsewhere",
                    )
                ]
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            [Problem(Location(name), f"cannot be read ({error.strerror})", "check that the file is there and readable")]
        ) from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Source:
    """Parses the bytes of one file; raises Unreadable."""
    text = _decode(raw, name)
    problems: list[Problem] = []
    _refuse_tabs(text, name, problems)
    if problems:
        raise Unreadable(problems)
    try:
        _refuse_depth_and_anchors(text, name)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        raise Unreadable(
            [Problem(place, f"this is not YAML: {str(error.problem or error.context).removeprefix('but ')}", _hint(error))]
        ) from None
    except yaml.reader.ReaderError as error:
        line, column = _line_column(text, error.position)
        raise Unreadable(
            [Problem(Location(name, line, column), "a character here may not stand in YAML", "delete the control character")]
        ) from None
    if node is None:
        raise Unreadable(
            [Problem(Location(name, 1, 1), "the file is empty", "write a first `key: value` line, or delete the file")]
        )
    source = Source(name, {})
    data = _plain(node, (), source, problems)
    if not isinstance(data, dict):
        problems.append(
            Problem(
                _place(name, node),
                "the file must hold keys and values at its top",
                "start with a line such as `key: value`, without a hyphen",
            )
        )
    if problems:
        raise Unreadable(problems)
    source.data.update(data if isinstance(data, dict) else {})
    return source


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise Unreadable(
            [Problem(Location(name, line, column), "this is not valid UTF-8", "save the file with the encoding UTF-8")]
        ) from None


def _refuse_tabs(text: str, name: str, problems: list[Problem]) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            problems.append(
                Problem(Location(name, number, indent.index("\t") + 1), "a tab stands in the indentation", "indent with spaces")
            )


def _refuse_depth_and_anchors(text: str, name: str) -> None:
    """Walks the parser's events, so that nothing deep is ever built and no alias is ever followed."""
    depth, problems = 0, []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark: Any = event.start_mark
        place = Location(name, mark.line + 1, mark.column + 1)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            problems.append(
                Problem(
                    place, f"the alias *{anchor} is not allowed", "write the value out, so that each fact has one line of its own"
                )
            )
        elif anchor:
            problems.append(
                Problem(place, f"the anchor &{anchor} is not allowed", "remove it and write the value out where it is needed")
            )
        if tag:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            problems.append(Problem(place, f"the tag {written} is not allowed", "remove it; values need no type here"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(
                    [
                        *problems,
                        Problem(
                            place,
                            f"the nesting is deeper than {DEEPEST} levels",
                            "no key of a policy needs that; check the brackets and the indentation",
                        ),
                    ]
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    if problems:
        raise Unreadable(problems)


def _plain(node: yaml.Node, path: Path_, source: Source, problems: list[Problem]) -> Plain:
    source.values[path] = _place(source.file, node)
    if isinstance(node, yaml.ScalarNode):
        value: str = node.value
        return None if not node.style and value in ("", "~", "null") else value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), source, problems) for index, child in enumerate(node.value)]
    data: dict[str, Plain] = {}
    for key, value_node, place in _pairs(node, source, problems):
        if key in data:
            first = source.keys[(*path, key)]
            problems.append(
                Problem(
                    place,
                    f'the key "{key}" stands here a second time (first in line {first.line})',
                    "merge the two or delete one",
                )
            )
            continue
        source.keys[(*path, key)] = place
        data[key] = _plain(value_node, (*path, key), source, problems)
    return data


def _pairs(node: yaml.Node, source: Source, problems: list[Problem]) -> Iterator[tuple[str, yaml.Node, Location]]:
    for key_node, value_node in node.value:
        place = _place(source.file, key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(
                Problem(place, "a key must be a plain word", "quote it if it holds brackets or braces: {{ }} has no meaning here")
            )
            continue
        yield key_node.value, value_node, place


def _place(name: str, node: yaml.Node) -> Location:
    return Location(name, node.start_mark.line + 1, node.start_mark.column + 1)


def _line_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _hint(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    if "mapping values are not allowed" in problem:
        return "check the indentation; and a value with a colon and a space in it needs quotes"
    if "could not find expected ':'" in problem or "did not find expected key" in problem:
        return "check the indentation and the colon of the line before"
    if "found another document" in problem:
        return "delete the line ---, since a file holds one policy"
    if "found character that cannot start any token" in problem:
        return "put the value in quotes"
    if "unexpected end of stream" in problem or "quoted scalar" in problem:
        return "a quote or bracket is not closed"
    return "check quotes, brackets and indentation around this place"
