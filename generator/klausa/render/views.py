"""Facts as templates see them: every value knows its path and where it was written, and marks itself when printed.

A view answers `is declared`, `is yes`, `is no`; only collections have a truth value, and asking an undeclared fact for one raises:
undeclared must never turn into "we do not".
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from klausa.errors import Location
from klausa.facts import NO_FIELDS, Field, children, fields_of
from klausa.model import Part, Policy, Ref, Text
from klausa.render.markdown import escape
from klausa.render.traces import Fact, Trace
from klausa.source import Path_


class TemplateError(Exception):
    """A template asked a fact for something that it cannot say."""


@dataclass(frozen=True)
class Reader:
    """What views need beside their value: the policy as a whole, places, the trace, and how a value is said in the language."""

    policy: Policy
    where: Callable[[Path_], Location]
    trace: Trace
    language: str
    say: Callable[[object], str]


class View:
    """One value of a policy, on its way into a sentence."""

    def __init__(self, value: object, path: str, loc: Path_, reader: Reader, key: str = "", model: Any = None) -> None:
        self._value, self._path, self._loc, self._reader, self.key = value, path, loc, reader, key
        self._model: type[Part] | None = type(value) if isinstance(value, Part) else model
        self._fields = fields_of(self._model) if self._model is not None else NO_FIELDS

        self._fact: Fact | None = None
        self._listed: tuple[View, ...] | None = None

    # -- asking -----------------------------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> View:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._inner(name)
        # Python looks here first the next time: templates ask for the same facts again and again
        self.__dict__[name] = found
        return found

    def _inner(self, name: str) -> View:
        field = self._fields.get(name)
        if field is not None:
            return self._field(field)
        value = self._value
        if isinstance(value, Ref):
            return getattr(self.target(), name)  # type: ignore[no-any-return]
        if isinstance(value, Mapping):
            return self._child(value.get(name.replace("_", "-")), name.replace("_", "-"), name.replace("_", "-"))
        raise TemplateError(f"there is no `{name}` in `{self._path or 'the policy'}`")

    def _child(self, value: object, step_: str, key: str | int) -> View:
        return View(value, f"{self._path}.{step_}" if self._path else step_, (*self._loc, key), self._reader, step_)

    def _field(self, field: Field) -> View:
        """A field of this part; of an undeclared part it is undeclared too, or empty where it would be a list or map."""
        value = field.empty if self._value is None else getattr(self._value, field.name)
        path = f"{self._path}.{field.key}" if self._path else field.key
        return View(value, path, (*self._loc, field.key), self._reader, field.key, field.part)

    def target(self) -> View:
        """For a reference: the fact it refers to."""
        if not isinstance(self._value, Ref):
            raise TemplateError(f"`{self._path}` refers to nothing")
        section = getattr(self._reader.policy, self._value.section)
        return View(
            section[self._value.id],
            f"{self._value.section}.{self._value.id}",
            (self._value.section, self._value.id),
            self._reader,
            self._value.id,
        )

    def __iter__(self) -> Iterator[View]:
        return iter(self._entries())

    def _entries(self) -> tuple[View, ...]:
        """The views of a list's or map's entries, made once."""
        if self._value is None:
            return ()
        if not isinstance(self._value, tuple | Mapping):
            raise TemplateError(f"`{self._path}` is not a list")
        if self._listed is None:
            self._listed = tuple(
                View(child, f"{self._path}.{name}", (*self._loc, key), self._reader, name)
                for name, key, child in children(self._value)
            )
        return self._listed

    def __len__(self) -> int:
        if self._value is None:
            return 0
        if isinstance(self._value, tuple | Mapping):
            return len(self._value)
        raise TemplateError(f"`{self._path}` is not a list")

    def __bool__(self) -> bool:
        if isinstance(self._value, tuple | Mapping):
            return bool(self._value)
        raise TemplateError(f"`{self._path}` has no truth value; ask `is declared`, `is yes` or `is no`")

    def __eq__(self, other: object) -> bool:
        value = other._value if isinstance(other, View) else other
        return str(self._value) == str(value) if self._value is not None else value is None

    def __hash__(self) -> int:
        return hash(self._path)

    # -- telling ----------------------------------------------------------------------------------------------------

    def fact(self) -> Fact:
        """This value as a traced fact."""
        if self._fact is None:
            value = "told" if isinstance(self._value, Part | Mapping | tuple) else self._value
            self._fact = Fact(self._path, _canonical(value), self._reader.where(self._loc))
        return self._fact

    def __html__(self) -> Markup:
        if self._value is None:
            raise TemplateError(f"`{self._path}` is undeclared and cannot be printed")
        return self.shown(self._reader.say(self._value))

    def shown(self, text: str) -> Markup:
        """*text* (Markdown) as what this fact prints."""
        return Markup(self._reader.trace.value(self.fact(), text))

    def said(self) -> Markup:
        """A mark: the sentence that follows is there because of this fact."""
        if self._value is None:
            raise TemplateError(f"`{self._path}` is undeclared and cannot be the reason for a sentence")
        return Markup(self._reader.trace.said(self.fact()))

    def __str__(self) -> str:
        return str(self.__html__())


def raw(view: object) -> Any:
    """The plain value behind a view."""
    return view._value if isinstance(view, View) else view


def _canonical(value: object) -> str:
    if isinstance(value, Text):
        return value.words.get("en") or next(iter(value.words.values()))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def escape_or_markup(value: object) -> Markup:
    """A value as it goes into a sentence: views and markup as they are, plain strings as words."""
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    return Markup(escape(str(value)))
