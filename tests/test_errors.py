"""How places and messages are written."""

from __future__ import annotations

import ast

import pytest

from klausa.errors import Location, Problem, Unreadable, did_you_mean
from tests.tree import ROOT


def test_a_place() -> None:
    """File, line and column; the file alone where no line is meant; in the order of the file."""
    assert str(Location("p.yml", 3, 5)) == "p.yml:3:5"
    assert str(Location("p.yml")) == "p.yml"
    assert sorted([Location("p.yml", 10, 1), Location("p.yml", 9, 2), Location("a.yml", 99)]) == [
        Location("a.yml", 99),
        Location("p.yml", 9, 2),
        Location("p.yml", 10, 1),
    ]


def test_a_problem_with_and_without_a_way_out() -> None:
    """What is wrong; what to do."""
    assert str(Problem(Location("p.yml", 1, 1), "it is wrong", "mend it")) == "p.yml:1:1: it is wrong; mend it"
    assert str(Problem(Location("p.yml", 1, 1), "it is wrong")) == "p.yml:1:1: it is wrong"


def test_unreadable_tells_each_problem_once_in_order() -> None:
    """However often and in whatever order they were found."""
    first, second = Problem(Location("p.yml", 2, 1), "b"), Problem(Location("p.yml", 10, 1), "a")
    error = Unreadable([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "p.yml:2:1: b\np.yml:10:1: a"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("retension", ["retention", "rights"], 'did you mean "retention"?'),
        ("rihgts", ["rights", "right"], 'did you mean "rights" or "right"?'),
        ("xyz", ["b", "a", "a"], "known here: a, b"),
        (
            "xyz",
            [f"k{number:02}" for number in range(20)],
            "known here: " + ", ".join(f"k{number:02}" for number in range(12)) + ", …",
        ),
        ("xyz", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    """The nearest words, else the first few, else nothing."""
    assert did_you_mean(word, known) == hint


def test_every_problem_has_a_way_out() -> None:
    """Wherever the program makes one, it says what to do next."""
    without = []
    for path in sorted((ROOT / "generator" / "klausa").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Problem":
                way = (
                    call.args[2]
                    if len(call.args) > 2
                    else next((word.value for word in call.keywords if word.arg == "remedy"), None)
                )
                if way is None or (isinstance(way, ast.Constant) and not way.value):
                    without.append(f"{path.name}:{call.lineno}")
    assert without == []
