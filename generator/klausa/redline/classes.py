"""How grave a change is, by the rules of `materiality.yml`, each decision with the rule that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from klausa.facts import Pattern, Step, pattern
from klausa.model.quantities import Duration
from klausa.model.record import CLASSES, ChangeClass
from klausa.redline.causes import Cause, Why
from klausa.redline.facts import FactChange, Side, Trace, languages, sides
from klausa.redline.paths import length_at, meant, prefix, stages
from klausa.redline.periods import compared
from klausa.source import parse

FILE = "materiality.yml"
DIRECTIONS = ("added", "removed", "fewer", "changed", "reversed", "longer", "shorter", "equal", "uncertain")


@dataclass(frozen=True)
class Rule:
    """One rule: which changes it fits, how grave they are, and why."""

    id: str
    class_: ChangeClass
    why: str
    of: Why = "fact"
    facts: tuple[Pattern, ...] = ()
    anywhere: frozenset[str] = frozenset()
    itself: bool = False
    directions: frozenset[str] = frozenset()
    reread: bool = False
    unseen: bool = False


@dataclass(frozen=True)
class Decision:
    """A cause of difference, the rule that decided how grave it is, and in which directions it went."""

    cause: Cause
    rule: Rule
    directions: tuple[str, ...] = ()

    @property
    def class_(self) -> ChangeClass:
        """How grave it is."""
        return self.rule.class_


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order. Raises Unreadable or ValueError where the file is broken."""
    raw: Any = parse(files("klausa.redline").joinpath(FILE).read_bytes(), FILE).data
    return tuple(_rule(entry) for entry in raw["rules"])


def _rule(entry: Mapping[str, Any]) -> Rule:
    unknown = {*entry} - {"id", "class", "why", "of", "facts", "anywhere", "itself", "direction", "reread", "seen"}
    unknown |= {*entry.get("direction", ())} - {*DIRECTIONS}
    if unknown or entry["class"] not in CLASSES:
        raise ValueError(f"{FILE}: the rule {entry['id']} has no meaning: {', '.join(sorted(unknown)) or entry['class']}")
    return Rule(
        entry["id"],
        entry["class"],
        entry["why"],
        entry.get("of", "fact"),
        tuple(pattern(text) for text in entry.get("facts", ())),
        frozenset(entry.get("anywhere", ())),
        entry.get("itself") == "yes",
        frozenset(entry.get("direction", ())),
        entry.get("reread") == "yes",
        entry.get("seen") == "no",
    )


def gravest(decisions: Sequence[Decision]) -> ChangeClass | None:
    """The gravest of several; nothing where nothing changed."""
    return min((decision.class_ for decision in decisions), key=CLASSES.index, default=None)


def decide(causes: Sequence[Cause], old: Trace, new: Trace) -> tuple[Decision, ...]:
    """Which rule decides each cause: the first that fits."""
    was, now = sides(old), sides(new)
    # without a language that both have, nothing was compared
    comparable = not {*languages(old)}.isdisjoint(languages(new))
    return tuple(_decided(cause, was, now, comparable=comparable) for cause in causes)


def _decided(cause: Cause, was: Mapping[str, Side], now: Mapping[str, Side], *, comparable: bool) -> Decision:
    change = cause.change
    found = tuple(dict.fromkeys(directions(change, now))) if change else ()
    for rule in rules():
        if rule.id == "unknown":
            return Decision(cause, rule, found)
        if rule.of != cause.why or (rule.reread and not cause.reread):
            continue
        if rule.unseen and (cause.clauses or not comparable):
            continue
        if change is None or _fits(rule, change, found, was, now):
            return Decision(cause, rule, found)
    raise ValueError(f"{FILE}: its last rule, “unknown”, is missing")


def directions(change: FactChange, now: Mapping[str, Side]) -> Iterator[str]:
    """Where a change goes: from what to what, and of periods, which is the longer."""
    yield change.kind
    if change.old is None:
        return
    if change.new is None:
        listed = change.old.path.rsplit(".", 1)[0] + "."
        if any(path.startswith(listed) for path in now):
            yield "fewer"
        return
    old, new = change.old.value, change.new.value
    if {old, new} == {"yes", "no"}:
        yield "reversed"
    if length_at(change.path) == change.path or isinstance(meant(change.path, new), Duration):
        found = compared(old, new)
        yield "equal" if found == "same" else found


def _fits(rule: Rule, change: FactChange, found: Sequence[str], was: Mapping[str, Side], now: Mapping[str, Side]) -> bool:
    if rule.directions and not rule.directions & set(found):
        return False
    if rule.anywhere:
        return bool(rule.anywhere & {stage.key for stage in stages(change.path)})
    if not rule.facts:
        return True
    # where both releases have it, a pattern may fit it as it was or as it is
    seen = [(side, facts) for side, facts in ((change.new, now), (change.old, was)) if side]
    return any(_meets(sought, side, facts, itself=rule.itself) for sought in rule.facts for side, facts in seen)


def _meets(sought: Pattern, side: Side, facts: Mapping[str, Side], *, itself: bool) -> bool:
    """Whether a pattern means a fact, or something around it."""
    found = stages(side.path)
    if len(found) < len(sought.steps) or (itself and len(found) > len(sought.steps)):
        return False
    pairs = list(zip(sought.steps, found, strict=False))
    # a key alone covers its entries too: `complaints` and `complaints.authorities[]`
    if any(step.key != stage.key or (step.each and not stage.each) for step, stage in pairs):
        return False
    if sought.values and side.value not in sought.values:
        return False
    return all(_takes(step, prefix(side.path, stage.steps), facts) for step, stage in pairs)


def _takes(step: Step, path: str, facts: Mapping[str, Side]) -> bool:
    """Whether an entry has what the filters of a step ask for."""
    for filter_ in step.filters:
        at = ".".join((path, *filter_.keys))
        values = {side.value for found, side in facts.items() if found == at or found.startswith(f"{at}.")}
        if bool((values or {"none"}) & filter_.values) is filter_.not_:
            return False
    return True
