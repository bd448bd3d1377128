"""Tests of klausa.check.codes: every code that the program can print is explained, and none that it cannot."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import klausa
from klausa.check.codes import CODES, FAMILIES
from klausa.prose.certificate import COMPARED, DOUBTFUL

PACKAGE = Path(klausa.__file__).parent
CODE = re.compile(rf"({'|'.join(FAMILIES)})/[a-z-]+")


def written() -> set[str]:
    """The codes that stand in the program as strings, and those that it makes of what the languages differ in."""
    found = {f"words/{kind}" if kind in DOUBTFUL else f"parity/{kind}" for kind in COMPARED}
    for file in PACKAGE.rglob("*.py"):
        if file.name == "codes.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found - {"text/html"}


def test_every_code_is_explained() -> None:
    """Whoever meets a code can look it up, and what is explained exists."""
    assert written() == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_something(code: str) -> None:
    """A level, what it tells, and what mends it."""
    found = CODES[code]
    assert found.level in ("error", "warning", "note")
    assert found.told.endswith(".") and found.mend
