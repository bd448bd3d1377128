"""What the path of a traced fact means in the model: which steps are keys, which are entries of a list, and what its value is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from klausa.law import load_regimes
from klausa.model import Duration, Money, Part, Place, Policy, Ref, Term
from klausa.model.data import Length
from klausa.model.parts import Entry, RefTo, TermOf, inner_type
from klausa.model.quantities import parse_duration, parse_money


@dataclass(frozen=True)
class Stage:
    """One stage of a path on the way down: its key, whether an entry of it is meant, how many steps that takes, and the type there."""

    key: str
    each: bool
    steps: int
    type: Any

    @property
    def part(self) -> type[Part] | None:
        """The part of the model that stands there, if it is one."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, Part) else None


@cache
def stages(path: str) -> tuple[Stage, ...]:
    """The stages of a path; a step that the model does not know (any more) is taken for a key of nothing."""
    found: list[Stage] = []
    current: Any = Policy
    for number, step in enumerate(path.split("."), 1):
        model = inner_type(current)
        if found and get_origin(model) in (tuple, dict):
            current = get_args(model)[1 if get_origin(model) is dict else 0]
            found[-1] = Stage(found[-1].key, True, number, _narrowed(current))
            continue
        current = _field(model, step)
        found.append(Stage(step, False, number, _narrowed(current)))
    return tuple(found)


def _field(model: Any, key: str) -> Any:
    if not (isinstance(model, type) and issubclass(model, Part)):
        return None
    return next((_declared(info) for name, info in model.model_fields.items() if (info.alias or name) == key), None)


def _declared(info: Any) -> Any:
    """A field's annotation, with the marks that pydantic keeps beside it."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _narrowed(annotation: Any) -> Any:
    """The type itself, or the annotation where that says more than the type."""
    inner = inner_type(annotation)
    return annotation if inner in (Term, Ref) else inner


def prefix(path: str, steps: int) -> str:
    """The first steps of a path."""
    return ".".join(path.split(".")[:steps])


def entry_at(path: str) -> list[str]:
    """The entries with facts of their own that a path lies in or is, outermost first: `rights.gdpr`, `rights.gdpr.list.access`."""
    return [prefix(path, stage.steps) for stage in stages(path) if stage.each and stage.part is not None]


def length_at(path: str) -> str:
    """The period as a whole that a path is a way of saying (`retention.logs.period`), if it is one."""
    return next((prefix(path, stage.steps) for stage in stages(path) if stage.type is Length), "")


def naming_key(path: str) -> str:
    """The key that names an entry of its kind: `measure` for `security.measures.encryption`."""
    part = stages(path)[-1].part
    return part.named_by if part is not None and issubclass(part, Entry) else ""


def meant(path: str, value: str) -> object:
    """The value that a trace's text stands for at this path: a term, a place, a period …; the text itself where it is only text."""
    kind = stages(path)[-1].type
    try:
        match inner_type(kind):
            case t if t is Duration:
                return parse_duration(value)
            case t if t is Money:
                return parse_money(value)
            case t if t is Place:
                return Place(value)
            case t if t is datetime.date:
                return datetime.date.fromisoformat(value)
            case t if t is int:
                return int(value)
            case t if t is Term:
                return Term(_mark(kind, TermOf, "kind") or ("regimes" if value in load_regimes() else ""), value)
            case t if t is Ref:
                return Ref(_mark(kind, RefTo, "section"), value)
    except ValueError:
        pass
    return value


def _mark(annotation: Any, kind: type, name: str) -> str:
    """What a mark such as `TermOf("data")` says, however deep the annotation wraps it."""
    for part in get_args(annotation):
        if isinstance(part, kind):
            return str(getattr(part, name))
        if found := _mark(part, kind, name):
            return found
    return ""
