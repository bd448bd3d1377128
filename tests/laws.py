"""Laws for tests: what the real ones ask may change, and a test of the machinery asks for just what it needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from klausa.coverage import Verdict, coverage
from klausa.facts import NEXT, Pattern
from klausa.law import Conduct, Regime, Requirement, Rules, load_regimes
from klausa.load import known_to
from klausa.model import Entry, Next, Part, Place, Policy
from klausa.model.parts import TermOf, inner_type
from tests.tree import Tree, rendered

DAY = datetime.date(2026, 11, 22)
# the package has a function of that name
_APPLIED = import_module("klausa.coverage.applied")
HEAD = "languages: [en]\nname: Acme\nregimes: [{id: gdpr}]\n"
SURE = {"confidence": "high", "last-verified": "2026-11-22"}


def ask(id_: str, *answered_by: str, **more: Any) -> Requirement:
    """A requirement that these facts answer, sure and always asked unless *more* says otherwise; keys with underscores."""
    keys = {key.replace("_", "-"): value for key, value in more.items()}
    about = {"article": "1", "asks": "Whether there is a thing.", "why": "It matters.", "duty": "required", "write": "x: y\n"}
    return Requirement.model_validate({"id": id_, "answered-by": answered_by, **SURE, **about, **keys})


def conduct(id_: str, **more: Any) -> Conduct:
    """Something asked that no sentence fulfils."""
    keys = {key.replace("_", "-"): value for key, value in more.items()}
    return Conduct.model_validate(
        {"id": id_, "article": "9", "asks": "To act.", "why": "So.", "duty": "required", **SURE, **keys}
    )


def asks(monkeypatch: pytest.MonkeyPatch, *requirements: Requirement, regime: str = "gdpr", **changed: Any) -> Regime:
    """Lets one law ask for these things and nothing else, and takes away the rules across laws."""
    law = load_regimes()[regime].model_copy(update={"requirements": requirements, "conduct": (), **changed})
    found = {**load_regimes(), regime: law}
    monkeypatch.setattr(_APPLIED, "load_regimes", lambda: found)
    monkeypatch.setattr(_APPLIED, "load_rules", lambda: ())
    return law


def rules(monkeypatch: pytest.MonkeyPatch, *requirements: Requirement) -> None:
    """Puts these rules across laws in the place of the real ones."""
    head = {"id": "across", "name": "Rules across laws", "verified-against": (), **SURE}
    made = Rules.model_validate(head).model_copy(update={"requirements": requirements})
    monkeypatch.setattr(_APPLIED, "load_rules", lambda: (made,))


def verdicts(tree: Tree, text: str, day: datetime.date = DAY, only: str | None = None, **files: str) -> Mapping[str, Verdict]:
    """What a policy tells of each requirement, by code; languages other than English say English words."""
    company = tree.load(text, **files)
    found = coverage(company, rendered(company), day, only)
    by_code = {verdict.code: verdict for verdict in found}
    assert len(by_code) == len(found)
    return by_code


def unknown_values(pattern: Pattern) -> Iterator[str]:
    """The values in a pattern that no policy can have: a misspelt term finds nothing, and nobody notices."""
    steps = pattern.steps
    part: type[Part] | None = Policy
    if steps[0].key == NEXT:
        steps, part = steps[1:], Next
    allowed: set[str] | None = None
    for step in steps:
        field = _field(part, step.key)
        part, allowed = _part_in(field.annotation), _values_of(field)
        for filter_ in step.filters:
            inner: type[Part] | None = part
            for key in filter_.keys:
                last = _field(inner, key)
                inner = _part_in(last.annotation)
            known = _values_of(last)
            yield from (value for value in filter_.values - {"none"} if known is not None and value not in known)
    yield from (value for value in pattern.values if allowed is not None and value not in allowed)


def _field(part: type[Part] | None, key: str) -> FieldInfo:
    assert part is not None, key
    return next(info for name, info in part.model_fields.items() if (info.alias or name) == key)


def _part_in(annotation: Any) -> type[Part] | None:
    """The part in a field, or in the list or map that it holds."""
    kind = inner_type(annotation)
    if get_origin(kind) in (tuple, dict):
        kind = inner_type(get_args(kind)[1 if get_origin(kind) is dict else 0])
    return kind if isinstance(kind, type) and issubclass(kind, Part) else None


def _values_of(field: FieldInfo) -> set[str] | None:
    """The words that a field can hold; None where people choose them."""
    part = _part_in(field.annotation)
    if part is not None and issubclass(part, Entry):
        return _values_of(part.model_fields[part.named_by])
    known = known_to({})
    for annotation in (field.annotation, *field.metadata):
        for found in _within(annotation):
            if isinstance(found, TermOf):
                return set(known.terms[found.kind])
            if found is Place:
                return {*known.terms["places"], *known.terms["countries"]}
            if get_origin(found) is Literal:
                return set(get_args(found))
            if type(found).__name__ == "_RegimeIds":
                return set(known.regimes)
    return None


def _within(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        for inner in get_args(annotation):
            yield from _within(inner)
