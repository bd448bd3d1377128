"""Conventions of the repository as a whole: what is committed is fresh, complete, and in its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from klausa.model import Part, Policy
from klausa.model.parts import inner_type
from klausa.pipeline import Told, run
from klausa.schema import as_text
from klausa.text import stale

ROOT = Path(__file__).parent.parent


@cache
def told() -> tuple[Told, ...]:
    """Every policy of the repository."""
    return run(ROOT)


@pytest.mark.parametrize("company", [item.company.id for item in told()])
def test_committed_text_is_fresh(company: str) -> None:
    """`klausa render` would change nothing."""
    item = next(item for item in told() if item.company.id == company)
    assert not stale(item)


def test_no_declared_fact_is_left_untold() -> None:
    """Each fact of each policy reaches its text in every language."""
    assert [str(finding) for item in told() for finding in item.findings if finding.code == "house/untold"] == []


def test_no_policy_fails_its_own_checks() -> None:
    """What the laws miss in these policies is told as warnings: no file here demands coverage, and no text contradicts another language."""
    assert [str(finding) for item in told() for finding in item.findings if finding.level == "error"] == []


def test_contoh_uses_every_key_of_the_model() -> None:
    """The reference that newcomers copy from, and its annex, leave no key out."""
    policies = [item.company.policy for item in told() if item.company.id in ("contoh", "contoh-providers")]
    used: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, Part):
            for name in type(value).model_fields:
                child = getattr(value, name)
                if child not in (None, (), {}):
                    owner = next(cls for cls in reversed(type(value).__mro__) if name in getattr(cls, "model_fields", {}))
                    used.add(f"{owner.__name__}.{name}")
                    used.add(f"{type(value).__name__}.{name}")
                    walk(child)
        elif isinstance(value, dict):
            for child in value.values():
                walk(child)
        elif isinstance(value, tuple):
            for child in value:
                walk(child)

    walk(tuple(policies))
    assert {field for field in fields(Policy) if field not in used} == set()


def fields(model: type[Part], seen: set[type[Part]] | None = None) -> Iterator[str]:
    """Every field reachable from a model, as `Class.field`; one that is inherited counts where it was declared."""
    seen = seen if seen is not None else set()
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        owner = next(cls for cls in reversed(model.__mro__) if name in getattr(cls, "model_fields", {}))
        yield f"{owner.__name__}.{name}"
        kind: Any = inner_type(info.annotation)
        while get_origin(kind) in (tuple, dict):
            kind = inner_type(get_args(kind)[1 if get_origin(kind) is dict else 0])
        if isinstance(kind, type) and issubclass(kind, Part):
            yield from fields(kind, seen)


def test_schema_for_editors_is_in_step() -> None:
    """`make schema` would change nothing: editors complete what the model knows."""
    assert (ROOT / "policies/policy.schema.json").read_text(encoding="utf-8") == as_text()
