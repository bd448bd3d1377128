"""A policy as facts with paths: `retention.logs.period` is one; a pattern such as `retention[].period` finds every one of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args, get_origin

from klausa.model import Entry, Next, Part, Policy
from klausa.model.parts import inner_type
from klausa.model.security import Breach
from klausa.model.spelling import ID
from klausa.model.wording import OwnClause
from klausa.source import Path_
from klausa.vocabulary import overlap

# what steers the rendering or stands in the page's frame, and is no statement of the text
SETTINGS = frozenset(
    {"languages", "kind", "publication", "demo", "source", "summary", "use", "terms", "regimes", "reading", "title", "name"}
)
SETTING_KEYS = frozenset({"reading", "possessive", "id"})
OWN_CLAUSE_KEYS = frozenset({"before", "after", "replaces", "replaces-digest", "covers", "heading"})
NEXT = "next"
ANNEXES = "annexes"
IN_AN_ANNEX = ("recipients", "transfers")  # what a policy may leave to its annexes to tell
EACH = "each "
MOST_SHOWN = 2
UNDECLARED: tuple[object, ...] = (None, (), {})


# -- paths ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Field:
    """A field of the model as templates reach it: its name there, its key in the file, the part it holds (if any), what it is where undeclared."""

    name: str
    key: str
    part: type[Part] | None
    empty: object


NO_FIELDS: Mapping[str, Field] = {}


@cache
def fields_of(model: type[Part]) -> Mapping[str, Field]:
    """The fields of a part by the names that templates use: `from` as well as `from_`."""
    found: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        kind = inner_type(info.annotation)
        origin = get_origin(kind)
        part = kind if isinstance(kind, type) and issubclass(kind, Part) else None
        field = Field(name, info.alias or name, part, () if origin is tuple else {} if origin is dict else None)
        found[name] = found[name.rstrip("_")] = field
    return found


def step(value: object, index: int) -> str:
    """The name of a list entry in a fact's path: its id where it has one, else its place in the list."""
    if isinstance(value, Entry):
        inner = getattr(value, value.named_by)
        return step(inner, index) if str(inner) != "own" else str(index)
    if isinstance(value, Part):
        for name in ("id", "regime", "kind", "recipient", "place"):
            found = getattr(value, name, None)
            if found is not None and re.match(ID, str(found).lower()):
                return str(found).lower()
        return str(index)
    text = str(value)
    return text if re.match(ID, text) or re.match(r"^[A-Z]{2}$", text) else str(index)


def children(value: object) -> Iterator[tuple[str, str | int, object]]:
    """The facts inside a value: their step in a fact's path, their step in the file, and their value."""
    if isinstance(value, Part):
        for field in {field.key: field for field in fields_of(type(value)).values()}.values():
            yield field.key, field.key, getattr(value, field.name)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield key, key, child
    elif isinstance(value, tuple):
        seen: set[str] = set()
        for index, child in enumerate(value):
            name = step(child, index)
            if name in seen:
                name = f"{name}-{index + 1}"
            seen.add(name)
            yield name, index, child


def leaves(value: object, path: str = "", loc: Path_ = ()) -> Iterator[tuple[str, Path_]]:
    """The paths of all facts that a policy declares, at their most specific, with their places in the file."""
    inner = [child for child in children(value) if child[2] not in UNDECLARED]
    if not isinstance(value, Part | Mapping | tuple):
        yield path, loc
        return
    for name, key, child in inner:
        if name in (SETTINGS if not path else SETTING_KEYS) or (isinstance(value, OwnClause) and name in OWN_CLAUSE_KEYS):
            continue
        yield from leaves(child, f"{path}.{name}" if path else name, (*loc, key))


# -- finding --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """A declared fact, or a part with facts in it: path, place in the file, value.

    *path* begins with `next.` for the coming release, with `annexes.<id>.` for a recipient or transfer that an annex names.
    """

    path: str
    loc: Path_ = field(compare=False)
    value: object = field(compare=False)

    def __str__(self) -> str:
        return f"`{self.path}`"


@dataclass(frozen=True)
class Reach:
    """Whose rule is asked about: entries of another law, or only for people elsewhere, say nothing about it.

    *extends* is the law that it takes over: “GDPR: in the European Union or the United Kingdom” lists the rights of both.
    """

    regime: str | None = None
    place: str | None = None
    extends: str | None = None

    def includes(self, entry: object) -> bool:
        """Whether an entry of the policy concerns this law and the people whom it protects."""
        # of a breach, the law is where its times come from, not whom they are for
        regime = None if isinstance(entry, Breach) else getattr(entry, "regime", None)
        if self.regime and regime is not None and regime.id != self.regime and not self._takes_over(entry, regime.id):
            return False
        when = getattr(entry, "when", None)
        limits = (getattr(entry, "places", ()), getattr(when, "places", ()), getattr(entry, "outside", ()))
        return all(not places or any(self._touches(place.code) for place in places) for places in limits)

    def _takes_over(self, entry: object, regime: str) -> bool:
        """Whether an entry is of the extended law, but for people here too; that law's own list stays its own."""
        return regime == self.extends and bool(getattr(entry, "places", ())) and getattr(entry, "statutory", None) != "yes"

    def _touches(self, place: str) -> bool:
        return self.place is None or overlap(place, self.place)


EVERYWHERE = Reach()


@dataclass(frozen=True)
class Filter:
    """`[key=value]`: entries whose key has one of the values; `none` means undeclared."""

    keys: tuple[str, ...]
    values: frozenset[str]
    not_: bool = False

    def __str__(self) -> str:
        asked = "" if self.not_ else _asked(self.values)
        return f"[{'.'.join(self.keys)}{asked}]" if asked else ""

    def takes(self, entry: object) -> bool:
        found: set[str] = set()
        current = [entry]
        for key in self.keys:
            current = [_child(value, key) for value in current]
        for value in current:
            found |= spoken(value)
        return bool((found or {"none"}) & self.values) is not self.not_


@dataclass(frozen=True)
class Step:
    """One step of a pattern: a key, and which of its entries."""

    key: str
    each: bool = False
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """Facts of one kind, wherever they stand: `rights[].list[right=access/copy]`, `consent.withdrawable=yes`.

    With `each ` before it, it is asked of every entry of its last list: `each purposes[].bases`.
    """

    text: str
    steps: tuple[Step, ...]
    values: frozenset[str] = frozenset()
    every: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def keys(self) -> str:
        """Its keys as people read them, with what is asked of them where that is short: `rights.list[right=access]`."""
        keys = [f"{step.key}{next(filter(None, map(str, step.filters)), '')}" for step in self.steps]
        return ("each " if self.every else "") + ".".join(keys) + _asked(self.values)


def _asked(values: frozenset[str]) -> str:
    """Values as they are shown; of many, that it has to be one of them."""
    return ("=" + "/".join(sorted(values)) if len(values) <= MOST_SHOWN else "=…") if values else ""


_STEP = re.compile(r"([a-z0-9-]+)((?:\[[^\]]*\])*)")
_FILTER = re.compile(r"^([a-z0-9.-]+)(!?=)([A-Za-z0-9/ -]+)$")


def keys_of(line: str) -> tuple[str, ...]:
    """The keys of alternatives (`a[].b | c`), each once, as people read them."""
    return tuple(dict.fromkeys(pattern(part).keys for part in line.split(" | ")))


@cache
def pattern(text: str) -> Pattern:
    """Reads the notation; raises ValueError that quotes what has no meaning."""
    steps: list[Step] = []
    every = text.startswith(EACH)
    position = len(EACH) if every else 0
    while True:
        match = _STEP.match(text, position)
        if not match:
            rest = text[position:]
            raise ValueError(
                f'"{text}" is no path of facts: ' + (f'no key begins at "{rest}"' if rest else "a key is missing at its end")
            )
        inner = re.findall(r"\[([^\]]*)\]", match[2])
        steps.append(Step(match[1], bool(inner), tuple(_filter(part, text) for part in inner if part)))
        position = match.end()
        if position == len(text) or text[position] == "=":
            if every and not any(step.each for step in steps):
                raise ValueError(f'"{text}" is no path of facts: "each" asks for a list, and there is no []')
            values = _values(text[position + 1 :], text) if position < len(text) else frozenset[str]()
            return Pattern(text, tuple(steps), values, every)
        if text[position] != ".":
            raise ValueError(f'"{text}" is no path of facts: "{text[position:]}" cannot stand there')
        position += 1


def _filter(part: str, whole: str) -> Filter:
    match = _FILTER.match(part)
    if not match:
        raise ValueError(f'"{whole}" is no path of facts: "[{part}]" must be [key=value] or [key!=value]')
    return Filter(tuple(match[1].split(".")), _values(match[3], whole), match[2] == "!=")


def _values(written: str, whole: str) -> frozenset[str]:
    values = frozenset(written.split("/"))
    if "" in values:
        raise ValueError(f'"{whole}" is no path of facts: a value is missing in "{written}"')
    return values


def spoken(value: object) -> set[str]:
    """What a value is compared by: its id, code or words; of a list, those of each member; nothing where it is undeclared."""
    if value in UNDECLARED:
        return set()
    if isinstance(value, tuple):
        return set().union(*(spoken(member) for member in value))
    if isinstance(value, Mapping):
        return set(value)
    if isinstance(value, Entry):
        return spoken(getattr(value, value.named_by))
    return {str(value)}


Shape = tuple[tuple[str, bool], ...]
"""The keys of a path, each with whether one of its entries is meant."""


class Facts:
    """All facts of one policy, of its coming release under `next.`, and of its annexes under `annexes.<id>.`, found by patterns.

    The pattern `recipients[]` means the recipients of the annexes too: the policy tells them by referring to the annex.
    """

    def __init__(self, policy: Policy, coming: Next | None = None, annexes: Mapping[str, Policy] | None = None) -> None:
        self.policy, self.next = policy, coming or Next()
        self._found: dict[tuple[str, Reach], tuple[Fact, ...]] = {}
        self._reached: dict[tuple[int, Reach], bool] = {}
        # by the shape of their paths: a policy is asked hundreds of patterns
        self._shapes: dict[Shape, list[tuple[Fact, tuple[object, ...]]]] = {}
        self._enter(Fact("", (), self.policy), (), ())
        self._enter(Fact(NEXT, (NEXT,), self.next), ((NEXT, False),), (self.next,))
        for id_, annex in (annexes or {}).items():
            for name in IN_AN_ANNEX:
                told = Fact(f"{ANNEXES}.{id_}.{name}", (ANNEXES, id_, name), getattr(annex, name))
                if told.value not in UNDECLARED:
                    shape = ((name, False),)
                    self._shapes.setdefault(shape, []).append((told, (told.value,)))
                    self._enter(told, shape, (told.value,))

    def find(self, sought: str | Pattern, reach: Reach = EVERYWHERE) -> tuple[Fact, ...]:
        """The declared facts that a pattern means, within *reach*, in the order of the file."""
        wanted = pattern(sought) if isinstance(sought, str) else sought
        key = (wanted.text, reach)
        if key not in self._found:
            self._found[key] = tuple(self._search(wanted, reach))
        return self._found[key]

    def entries(self, sought: str, reach: Reach = EVERYWHERE) -> tuple[Fact, ...]:
        """The entries that a pattern with `each` asks about: those of its last list."""
        wanted = pattern(sought)
        last = max(index for index, part in enumerate(wanted.steps) if part.each)
        return tuple(self._search(Pattern(wanted.text, wanted.steps[: last + 1]), reach))

    def any(self, patterns: Sequence[str], reach: Reach = EVERYWHERE) -> tuple[Fact, ...]:
        """The facts that any of the patterns means."""
        return tuple(dict.fromkeys(fact for text in patterns for fact in self.find(text, reach)))

    def declared(self, path: str) -> bool:
        """Whether anything stands under this path."""
        return bool(self.find(path))

    def _enter(self, fact: Fact, shape: Shape, around: tuple[object, ...]) -> None:
        """Enters everything declared below *fact*; *around* are the values on the way there, the last being its own."""
        for name, key, child in children(fact.value):
            if child in UNDECLARED:
                continue
            below = Fact(f"{fact.path}.{name}" if fact.path else name, (*fact.loc, key), child)
            # an entry of a list or map stands in the place of the list
            entry = isinstance(fact.value, Mapping | tuple)
            inner = (*shape[:-1], (shape[-1][0], True)) if entry else (*shape, (name, False))
            values = (*around[:-1], child) if entry else (*around, child)
            self._shapes.setdefault(inner, []).append((below, values))
            self._enter(below, inner, values)

    def _search(self, wanted: Pattern, reach: Reach) -> Iterator[Fact]:
        shape = tuple((step.key, step.each) for step in wanted.steps)
        for fact, values in self._shapes.get(shape, ()):
            if (
                (not wanted.values or spoken(fact.value) & wanted.values)
                and all(
                    filter_.takes(value) for step, value in zip(wanted.steps, values, strict=True) for filter_ in step.filters
                )
                and all(self._within(value, reach) for value in values)
            ):
                yield fact

    def _within(self, value: object, reach: Reach) -> bool:
        key = (id(value), reach)
        if key not in self._reached:
            self._reached[key] = reach.includes(value)
        return self._reached[key]


def _child(value: object, key: str) -> object:
    """The value at one key of a part or map; nothing where there is none."""
    if isinstance(value, Part):
        name = _names(type(value)).get(key)
        return getattr(value, name) if name else None
    return value.get(key) if isinstance(value, Mapping) else None


@cache
def _names(model: type[Part]) -> Mapping[str, str]:
    return {info.alias or name: name for name, info in model.model_fields.items()}


def unknown_keys(sought: Pattern) -> Iterator[str]:
    """The keys of a pattern that the model does not have."""
    model: object = Policy
    steps = sought.steps
    if steps[0].key == NEXT:
        model, steps = Next, steps[1:]
    for part in steps:
        model = _type_at(model, part.key)
        if model is None:
            yield part.key
            return
        if part.each:
            arguments = get_args(model)
            if get_origin(model) not in (tuple, dict):
                yield f"{part.key}[]"
                return
            model = inner_type(arguments[1] if get_origin(model) is dict else arguments[0])
        for filter_ in part.filters:
            inner: object = model
            for key in filter_.keys:
                inner = _type_at(inner, key)
                if inner is None:
                    yield f"[{'.'.join(filter_.keys)}]"
                    return


def _type_at(model: object, key: str) -> object:
    if not (isinstance(model, type) and issubclass(model, Part)):
        return None
    field = next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)
    return inner_type(field.annotation) if field else None
