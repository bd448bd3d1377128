"""What a changed fact is called in a language, and what kind of sentence can say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from klausa.model import Duration, Place, Ref, Term
from klausa.model.quantities import parse_duration
from klausa.redline.facts import FactChange, Side, Trace, sides
from klausa.redline.paths import length_at, meant, naming_key, stages
from klausa.render.words import Words

Said = tuple[str, Markup]
"""A length as a sentence says it: `at-most`, `at-least` or nothing, and the period."""
KEYS = {"exactly": "", "at-least": "at-least", "at-most": "at-most"}
PERSONAL_DATA = Term("data", "personal-data")
# what makes a sentence about a part say less than "we do": it is then named, not claimed
LIMITS = frozenset(
    {"force", "when", "offered", "only-if-enabled", "if-provided", "forms", "service", "authorised-by-user", "contracts"}
)
KINDS: Mapping[tuple[str, ...], str] = {
    ("data",): "data",
    ("data", "items"): "data",
    ("purposes",): "purposes",
    ("recipients",): "recipients",
    ("recipients", "names"): "recipients",
    ("transfers", "to"): "places",
    ("rights", "list"): "rights",
    ("security", "measures"): "measures",
}


def kind_of(change: FactChange) -> str:
    """What kind of sentence says a change; nothing where only its section can be named."""
    path = change.path
    if path == "sale.sold" and change.new and change.new.value == "yes":
        return "sold"
    if path == "ai.training.answer" and change.new and change.new.value == "yes":
        return "training"
    if path == "children.minimum-age" and change.kind == "changed":
        return "age"
    if length_at(path) == path and path.startswith("retention.") and change.kind == "changed":
        return "retention"
    found = stages(path)
    kind = KINDS.get(tuple(stage.key for stage in found), "") if found[-1].each else ""
    if not kind or change.kind == "changed":
        return ""
    if change.kind == "added":
        return f"{kind}-added" if kind in ("data", "purposes", "recipients", "places", "rights") else "named"
    return f"{kind}-removed" if kind in ("purposes", "rights") else "unnamed"


def firm(change: FactChange, trace: Trace) -> bool:
    """Whether what is new is said of everyone and for certain, with nothing that limits it; what holds it may limit it too."""
    entry = ".".join(change.path.split(".")[:2])
    if change.path.startswith("transfers.") and trace["facts"].get(f"{entry}.force", {}).get("value") != "does":
        return False  # a transfer without a force is one that may take place
    return not any(
        path.startswith(f"{entry}.")
        and LIMITS & {stage.key for stage in stages(path)[1:]}
        and (fact["value"] != "does")
        and (path.startswith(f"{change.path}.") or not _of_sibling(path, change.path, entry))
        for path, fact in trace["facts"].items()
    )


def _of_sibling(path: str, own: str, entry: str) -> bool:
    """Whether a fact belongs to another entry beside the changed one (another item of the same category)."""
    rest, mine = path.removeprefix(f"{entry}.").split("."), own.removeprefix(f"{entry}.").split(".")
    return len(mine) > 1 and len(rest) > 2 and rest[0] == mine[0] and rest[1] != mine[1]


@dataclass(frozen=True)
class Naming:
    """The names of facts in one language, by the words of the new policy, else of the old one."""

    spoken: Sequence[Words]
    old: Trace
    new: Trace

    def names(self, change: FactChange) -> list[Markup]:
        """What a change is about: a category, an item, the names of a recipient; only what the other release does not say elsewhere.

        Nothing where the language has no words for it: a recipient under another id, or a right that another law's list still has,
        is neither new nor gone.
        """
        side = change.new or change.old
        assert side is not None
        values = list(self._values(side.path, side.value, self.facts[change.new is not None]))
        if change.kind != "changed":
            values = [value for value in values if value not in self._there(side.path.split(".")[0], new=change.new is None)]
        said = [self.say(value) for value in values]
        return [Markup(words) for words in said] if all(said) else []

    def called(self, entry: str, *, new: bool) -> list[Markup]:
        """What an entry of a list is called in one of the releases, whatever changed in it; nothing where it has no words."""
        # of an entry that is a term and nothing else, the step is its value
        said = [self.say(value) for value in self._values(entry, entry.rsplit(".", 1)[-1], self.facts[new])]
        return [Markup(words) for words in said] if all(said) else []

    @cached_property
    def facts(self) -> tuple[Mapping[str, Side], Mapping[str, Side]]:
        """The facts of the old release, and of the new one."""
        return sides(self.old), sides(self.new)

    def _there(self, section: str, *, new: bool) -> list[object]:
        """Everything that a section of the policy file names in one of the releases."""
        facts = {path: side for path, side in self.facts[new].items() if path.startswith(f"{section}.")}
        categories = [self._category(path.split(".")[1], facts) for path in facts] if section == "data" else []
        return [*categories, *(meant(path, side.value) for path, side in facts.items())]

    def _values(self, path: str, value: str, facts: Mapping[str, Side]) -> Iterator[object]:
        keys = tuple(stage.key for stage in stages(path))
        if keys[0] == "retention":
            yield from self._subject(path, facts)
        elif keys == ("data",):
            yield self._category(path.split(".")[1], facts)
        elif keys == ("recipients",):
            names = [side.value for found, side in facts.items() if found.startswith(f"{path}.names.")]
            unnamed = facts.get(f"{path}.unnamed") or (None if names else facts.get(f"{path}.kind"))
            yield from names
            if unnamed:
                yield meant(unnamed.path, unnamed.value)
        elif key := naming_key(path):
            named = facts.get(f"{path}.{key}")
            yield meant(named.path, named.value) if named else None
        elif keys[-2:] == ("rights", "list"):
            named = facts.get(f"{path}.right")
            yield meant(named.path, named.value) if named else None
        else:
            yield meant(path, value)

    def _category(self, id_: str, facts: Mapping[str, Side]) -> object:
        label = facts.get(f"data.{id_}.label")
        return meant(label.path, label.value) if label else Term("data", id_)

    def _subject(self, path: str, facts: Mapping[str, Side]) -> Iterator[object]:
        """What an entry of retention is about."""
        entry = ".".join(path.split(".")[:2])
        values = [
            meant(found, side.value) for found, side in facts.items() if found.startswith((f"{entry}.records.", f"{entry}.data."))
        ]
        yield from (self._category(value.id, facts) if isinstance(value, Ref) else value for value in values)
        if not values:
            yield PERSONAL_DATA

    def say(self, value: object) -> str:
        """A value in words, those of the old policy where the new one has none; nothing where neither has."""
        for words in self.spoken:
            try:
                if isinstance(value, Term | Place | Duration | int | str):
                    return words.say(value)
            except (KeyError, ValueError):
                continue
        return ""

    def periods(self, change: FactChange) -> tuple[Said | None, Said | None]:
        """Both sides of a changed period or age as a sentence says them."""
        return self._said(change.old), self._said(change.new)

    def _said(self, side: Side | None) -> Said | None:
        if side is None:
            return None
        if length_at(side.path) != side.path:
            return "", Markup(self.say(meant(side.path, side.value)))
        key, _, rest = side.value.partition(" ")
        if key not in KEYS:
            return None  # "from 1 to 7 years to 1 to 10 years" is no sentence
        return KEYS[key], Markup(self.say(parse_duration(rest)))
