"""What of a file does not fit the model, each misfit told at its place with the way out; knows pydantic's errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from klausa.errors import Problem, did_you_mean
from klausa.model import Part
from klausa.model.parts import inner_type
from klausa.source import Path_, Source

Home = Callable[[Path_], Source]
KEYS = 8


def misfits(error: ValidationError, home: Home, model: type[Part], elsewhere: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each misfit; *home* tells the file of a value, *elsewhere* the file that a key at the top belongs into."""
    for detail in error.errors(include_url=False):
        yield _problem(detail["loc"], detail, home, model, elsewhere)


def _problem(loc: tuple[int | str, ...], detail: Any, home: Home, model: type[Part], elsewhere: Mapping[str, str]) -> Problem:
    path = loc[:-1] if loc[-1:] == ("[key]",) else loc
    kind, message = detail["type"], " ".join(detail["msg"].removeprefix("Value error, ").split())
    source = home(path)
    if path != loc:
        head, _, tail = message.partition("; ")
        return Problem(source.where_key(path), head, tail)
    if kind == "extra_forbidden":
        if len(path) == 1 and path[0] in elsewhere:
            return Problem(
                source.where_key(path),
                f'"{path[0]}" is not a key here',
                f"write it into {elsewhere[str(path[0])]}, beside this file",
            )
        keys = _keys(_model_at(model, path[:-1]))
        return Problem(source.where_key(path), f'"{path[-1]}" is not a key here', did_you_mean(str(path[-1]), keys))
    if kind == "missing":
        return Problem(source.where(path[:-1]), f'the key "{path[-1]}" is missing', f"add `{path[-1]}:`")
    if kind == "literal_error":
        expected = detail["ctx"]["expected"].replace("'", '"')
        if isinstance(detail["input"], dict | list):
            return Problem(source.where(path), "one word belongs here", f"write one of {expected}")
        return Problem(source.where(path), f'"{detail["input"]}" cannot stand here', f"write one of {expected}")
    wrong_type = {
        "dict_type": "a map of keys",
        "model_type": "a map of keys",
        "model_attributes_type": "a map of keys",
        "tuple_type": "a list",
    }
    if kind in wrong_type:
        return Problem(source.where(path), f"{wrong_type[kind]} belongs here", _shape_hint(kind, _keys(_model_at(model, path))))
    head, _, tail = message.partition("; ")
    return Problem(source.where(path), head, tail)


def _shape_hint(kind: str, keys: Sequence[str]) -> str:
    if kind == "tuple_type":
        return "start each entry with a hyphen, or write [a, b]"
    known = f"; its keys: {', '.join(keys[:KEYS])}{', …' if len(keys) > KEYS else ''}" if keys else ""
    return f"write `key: value` lines, indented below it{known}"


def _keys(model: type[Part] | None) -> list[str]:
    """What may stand in a part, its own keys before those that many parts have."""
    own = model.__annotations__ if model else {}
    return [_alias(model, name) for name in sorted(model.model_fields, key=lambda name: name not in own)] if model else []


def _alias(model: type[Part], name: str) -> str:
    return model.model_fields[name].alias or name


def _model_at(model: type[Part], path: tuple[int | str, ...]) -> type[Part] | None:
    """The model whose keys stand at *path*, for "did you mean"."""
    current: Any = model
    for step in path:
        if isinstance(current, type) and issubclass(current, Part):
            fields = {_alias(current, name): field.annotation for name, field in current.model_fields.items()}
            if step not in fields:
                return None
            current = inner_type(fields[str(step)])
        else:
            current = inner_type(
                get_args(current)[1] if get_origin(current) is dict else get_args(current)[0] if get_args(current) else None
            )
    return current if isinstance(current, type) and issubclass(current, Part) else None
