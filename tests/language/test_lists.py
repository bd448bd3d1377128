"""Phrases and legal lists, by table."""

from typing import Literal

import pytest

from klausa.language.lists import join, punctuate

ABC = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("language", "conjunction", "two", "three"),
    [
        ("en", "and", "a and b", "a, b and c"),
        ("en", "or", "a or b", "a, b or c"),
        ("id", "and", "a dan b", "a, b, dan c"),
        ("id", "or", "a atau b", "a, b, atau c"),
        ("tr", "and", "a ve b", "a, b ve c"),
        ("tr", "or", "a veya b", "a, b veya c"),
        ("de", "or", "a oder b", "a, b oder c"),
        ("xx", "and", "a, b", "a, b, c"),
        ("xx", "or", "a / b", "a / b / c"),
        ("ln", "or", "a / b", "a / b / c"),
    ],
)
def test_join(language: str, conjunction: Literal["and", "or"], two: str, three: str) -> None:
    """Lingala (ln) has no "or" in CLDR and would inherit root's English one."""
    assert join(ABC[:2], language, conjunction) == two
    assert join(ABC, language, conjunction) == three
    assert join(ABC[:1], language, conjunction) == "a"
    assert join([], language, conjunction) == ""


@pytest.mark.parametrize("language", ["en", "id", "tr", "xx"])
def test_items_pass_untouched(language: str) -> None:
    items = ["\ue000{0} %s, a\ue001", "**b** and {c}", "“ç” \\n <d>"]
    joined = join(items, language)
    assert all(item in joined for item in items)
    assert all(done.startswith(item) for done, item in zip(punctuate(items, language, True), items, strict=True))


@pytest.mark.parametrize(
    ("language", "closed", "conjunction", "expected"),
    [
        ("en", True, "and", ["a;", "b; and", "c."]),
        ("en", True, "or", ["a;", "b; or", "c."]),
        ("en", False, "and", ["a;", "b; and", "c,"]),
        ("id", True, "and", ["a;", "b; dan", "c."]),
        ("id", True, "or", ["a;", "b; atau", "c."]),
        ("id", False, "or", ["a;", "b; atau", "c,"]),
        ("tr", False, "and", ["a,", "b,", "c"]),
        ("tr", True, "and", ["a,", "b,", "c."]),
        ("tr", False, "or", ["a,", "b veya", "c"]),
        ("de", True, "and", ["a;", "b; und", "c."]),
        ("xx", True, "or", ["a;", "b;", "c."]),
    ],
)
def test_punctuate(language: str, closed: bool, conjunction: Literal["and", "or"], expected: list[str]) -> None:
    assert punctuate(ABC, language, closed, conjunction) == expected


@pytest.mark.parametrize(
    ("language", "closed", "end"), [("en", True, "."), ("id", False, ","), ("tr", False, ""), ("tr", True, ".")]
)
def test_a_single_item_has_only_the_last_ending(language: str, closed: bool, end: str) -> None:
    assert punctuate(["a"], language, closed) == ["a" + end]
    assert punctuate([], language, closed) == []


def test_no_second_full_stop() -> None:
    assert punctuate(["a", "b vb."], "tr", True) == ["a,", "b vb."]
    assert punctuate(["a", "\ue000Contoh Inc.\ue001"], "en", True) == ["a; and", "\ue000Contoh Inc.\ue001"]
    assert punctuate(["a vb.", "b"], "tr", True) == ["a vb.,", "b."]
