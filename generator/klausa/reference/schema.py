"""The keys of a policy file, from its JSON Schema: what each is, what may stand there, and where the site's policies use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from klausa.schema import policy_schema
from klausa.source import Path_, Plain

DEFS, TERM = "#/$defs/", "term-"
NOTHING = ({"const": "undeclared"}, {"type": "null"})
FORMATS = {"uri": "an address", "email": "an email address"}


Place = tuple[int, Path_]
"""Where a key stands: the number of the policy, and the path in its file."""


@dataclass(frozen=True)
class Key:
    """One key: its name below the key or part that the page is about, and the places in policy files where it stands."""

    name: str
    description: str
    values: str
    part: str = ""
    """The shared part that stands there, such as `when`: it is described once, on its own."""
    depth: int = 0
    places: tuple[Place, ...] = ()


@dataclass
class Topic:
    """A key at the top of the file, or a part that several keys share, with all that may stand in it."""

    id: str
    description: str
    values: str
    shared: bool = False
    keys: list[Key] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def topics(files: Sequence[Mapping[str, Plain]]) -> tuple[Topic, ...]:
    """Every top-level key in its order, then the shared parts; *files* are the policies' data, where examples are looked for."""
    return tuple(_Walk(policy_schema(), files).topics())


def slug(definition: str) -> str:
    """The name of a part in addresses: `AiFeature` → `ai-feature`."""
    return "".join(
        f"-{letter.lower()}" if letter.isupper() and index else letter.lower() for index, letter in enumerate(definition)
    )


@dataclass
class _Walk:
    schema: Mapping[str, Any]
    files: Sequence[Mapping[str, Plain]]
    shared: frozenset[str] = frozenset()
    parts: Mapping[str, Topic] = field(default_factory=dict)

    def topics(self) -> Iterator[Topic]:
        self.shared = self._shared()
        self.parts = parts = {
            name: Topic(slug(name), self.schema["$defs"][name].get("description", ""), "", shared=True) for name in self.shared
        }
        for name, node in self.schema["properties"].items():
            places: list[Place] = [(number, (name,)) for number, file in enumerate(self.files) if name in file]
            topic = Topic(name, node.get("description", ""), self.values(node), places=places)
            self._into(topic, node, (), places)
            yield topic
        for name in sorted(parts):
            self._into(parts[name], self.schema["$defs"][name], (), parts[name].places)
            yield parts[name]

    def _shared(self) -> frozenset[str]:
        """The definitions that more than one place refers to."""
        count: Counter[str] = Counter()
        for owner in ({"properties": self.schema["properties"]}, *self.schema["$defs"].values()):
            count.update({ref for ref in _references(owner) if not ref.startswith(TERM)})
        return frozenset(name for name, times in count.items() if times > 1)

    def _into(self, topic: Topic, node: Mapping[str, Any], above: tuple[str, ...], places: Sequence[Place]) -> None:
        """Everything below a node, into the topic."""
        for name, option in self._options(node):
            if name in self.parts and (above or not topic.shared):
                self.parts[name].places += places
            elif "properties" in option and not _is_text(option):
                first = next(iter(option.get("required", ())), None)
                for key, child in option["properties"].items():
                    inner = [(number, (*path, key)) for number, path in places if self._has(number, path, key)]
                    if key == first:  # `- name` is short for `- {item: name}`
                        inner += [(number, path) for number, path in places if isinstance(self._at(number, path), str)]
                    self._key(topic, child, (*above, key), inner)
            elif "patternProperties" in option:
                (child,) = option["patternProperties"].values()
                self._into(topic, child, (*above, "<id>"), list(self._each(places)))
            elif "items" in option:
                below = (*above[:-1], f"{above[-1]}[]") if above else ("[]",)
                self._into(topic, option["items"], below, list(self._each(places)))

    def _key(self, topic: Topic, node: Mapping[str, Any], path: tuple[str, ...], places: Sequence[Place]) -> None:
        part = self._part(node)
        described = str(node.get("description", ""))
        topic.keys.append(Key(".".join(path), described, self.values(node), slug(part), len(path), tuple(places)))
        self._into(topic, node, path, places)

    def _part(self, node: Mapping[str, Any]) -> str:
        """The shared part that a node is, or holds a list or map of."""
        for ref in _references(node):
            if ref in self.shared:
                return ref
        return ""

    def _options(self, node: Mapping[str, Any], name: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What a node may be, each with the definition that it comes from."""
        if "$ref" in node:
            name = node["$ref"].removeprefix(DEFS)
            if not name.startswith(TERM):
                yield from self._options(self.schema["$defs"][name], name)
        elif "anyOf" in node:
            for option in node["anyOf"]:
                yield from self._options(option, name)
        else:
            yield name, node

    def _at(self, number: int, path: Path_) -> Plain | Mapping[str, Plain]:
        value: Any = self.files[number]
        for step in path:
            value = value[step]
        return value  # type: ignore[no-any-return]

    def _has(self, number: int, path: Path_, name: str) -> bool:
        value = self._at(number, path)
        return isinstance(value, dict) and name in value

    def _each(self, places: Iterable[Place]) -> Iterator[Place]:
        for number, path in places:
            value = self._at(number, path)
            if isinstance(value, dict):
                yield from ((number, (*path, key)) for key in value)
            elif isinstance(value, list):
                yield from ((number, (*path, index)) for index in range(len(value)))

    def values(self, node: Mapping[str, Any]) -> str:
        """What may stand there, in a few words of Markdown."""
        if "$ref" in node:
            name = node["$ref"].removeprefix(DEFS)
            if name.startswith(TERM):
                kind = name.removeprefix(TERM)
                return f"a term of [{kind}](vocabulary/{kind}/)"
            return f"[{slug(name)}](keys/{slug(name)}/)" if name in self.shared else "a map"
        if "anyOf" in node:
            found = [self.values(option) for option in node["anyOf"] if option not in NOTHING]
            return " or ".join(dict.fromkeys(word for word in found if word))
        if "enum" in node:
            return " or ".join(f"`{word}`" for word in node["enum"] if word not in (True, False, "undeclared"))
        if "const" in node:
            return f"`{node['const']}`"
        if "items" in node:
            return f"a list: {self.values(node['items'])}"
        if "patternProperties" in node:
            (child,) = node["patternProperties"].values()
            return f"entries by id: {self.values(child)}"
        if _is_text(node):
            return "words in each language"
        if "properties" in node:
            return "a map"
        words = str(FORMATS.get(node.get("format", "")) or node.get("description") or "one line")
        if examples := node.get("examples"):
            return f"{words}, such as " + " or ".join(f"`{example}`" for example in examples)
        return words


def _is_text(node: Mapping[str, Any]) -> bool:
    """Whether a node holds words by language."""
    return node.get("additionalProperties") == {"type": "string"}


def _references(node: Any) -> Iterator[str]:
    """The definitions that a node refers to by itself, in lists, maps and alternatives, not in properties of its own."""
    if isinstance(node, list):
        for child in node:
            yield from _references(child)
    elif isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix(DEFS)
        for child in node.values():
            yield from _references(child)
