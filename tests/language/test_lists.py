"""Phrases and legal lists, by table."""

import re
from typing import Literal

import pytest

from klausa.language.catalogs import Messages, read_catalogs
from klausa.language.lists import CONTEXT, JOINTS, join, joint_messages, punctuate
from klausa.where import shipped

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
    words = Messages(language)
    assert join(ABC[:2], words, conjunction) == two
    assert join(ABC, words, conjunction) == three
    assert join(ABC[:1], words, conjunction) == "a"
    assert join([], words, conjunction) == ""


@pytest.mark.parametrize(
    ("language", "asked"), [("en", []), ("id", []), ("tr", []), ("ja", []), ("qaa", ["and", "or"]), ("ln", ["or"])]
)
def test_a_language_says_itself_what_cldr_does_not(language: str, asked: list[str]) -> None:
    """Only such a language is asked for the joining words."""
    assert [message.text for message in joint_messages(language)] == [JOINTS[joint] for joint in asked]


def test_the_catalog_s_joints() -> None:
    """In a phrase, in a list, and for what a sentence denies."""
    own = Messages(
        "qaa", {(CONTEXT, JOINTS["and"]): ("%(first)s na %(last)s",), (CONTEXT, JOINTS["or"]): ("%(first)s au %(last)s",)}
    )
    assert [join(ABC, own), join(ABC, own, "or"), join(ABC, own, "nor")] == ["a, b na c", "a, b au c", "a, b au c"]
    assert [join(ABC[:1], own), join([], own)] == ["a", ""]
    assert punctuate(ABC, own, True, "or") == ["a;", "b; au", "c."]


@pytest.mark.parametrize("language", ["en", "id", "tr", "xx"])
def test_items_pass_untouched(language: str) -> None:
    items = ["\ue000{0} %s, a\ue001", "**b** and {c}", "“ç” \\n <d>"]
    joined = join(items, Messages(language))
    assert all(item in joined for item in items)
    assert all(done.startswith(item) for done, item in zip(punctuate(items, Messages(language), True), items, strict=True))


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
    assert punctuate(ABC, Messages(language), closed, conjunction) == expected


@pytest.mark.parametrize(
    ("language", "closed", "end"), [("en", True, "."), ("id", False, ","), ("tr", False, ""), ("tr", True, ".")]
)
def test_a_single_item_has_only_the_last_ending(language: str, closed: bool, end: str) -> None:
    assert punctuate(["a"], Messages(language), closed) == ["a" + end]
    assert punctuate([], Messages(language), closed) == []


def test_no_second_full_stop() -> None:
    assert punctuate(["a", "b vb."], Messages("tr"), True) == ["a,", "b vb."]
    assert punctuate(["a", "\ue000Contoh Inc.\ue001"], Messages("en"), True) == ["a; and", "\ue000Contoh Inc.\ue001"]
    assert punctuate(["a vb.", "b"], Messages("tr"), True) == ["a vb.,", "b."]


@pytest.mark.parametrize(
    ("language", "items", "phrase"),
    [
        ("id", ["a", "b"], "a maupun b"),
        ("id", ABC, "a, b, maupun c"),
        ("tr", ABC, "a, b ve c"),
        ("en", ABC, "a, b or c"),
        ("id", ["a"], "a"),
    ],
)
def test_what_a_sentence_denies(language: str, items: list[str], phrase: str) -> None:
    assert join(items, Messages(language), "nor") == phrase


@pytest.mark.parametrize(
    ("language", "items", "phrase"),
    [
        ("id", ["nama dan alamat", "email"], "nama dan alamat, serta email"),
        ("id", ["nama", "alamat", "merek dan model"], "nama, alamat, serta merek dan model"),
        ("en", ["name and address", "email"], "name and address, and email"),
        ("tr", ["ad ve soyad", "e-posta"], "ad ve soyad ve e-posta"),
    ],
)
def test_an_item_with_an_and_of_its_own(language: str, items: list[str], phrase: str) -> None:
    assert join(items, Messages(language)) == phrase


# a finite verb or a copula, as Turkish sentences end
_PREDICATE = r"(?:[dt][ıiuü]r|bil[ıi]r|[ae]n[ıi]r|[ıiuü]l[ıiuü]r|[ıiuü]r|olunur|n[ıiuü]z)"
_TURKISH = [
    (text, words)
    for (context, text), forms in read_catalogs("tr", [shipped("locales")]).texts.items()
    for words in forms
    if context not in ("furniture", "policy", "pair") and words
]


def test_turkish_lists_are_closed_by_a_predicate_or_opened_by_a_full_sentence() -> None:
    """A colon before a list or a table follows a verb; where English ends on the list, Turkish has its verb after or before it."""
    sentences = [(text, words) for text, words in _TURKISH if not words[0].islower() and text.count(" ") > 3]
    assert [words for _, words in sentences if words.endswith(":") and not re.search(_PREDICATE + ":$", words)] == []
    listing = [words for text, words in sentences if re.search(r": %\(\w+\)s\.?$", text)]
    assert len(listing) > 20
    assert [words for words in listing if not re.search(rf"{_PREDICATE}\.$|{_PREDICATE}: [^.]*\.?$", words)] == []


def test_no_suffix_is_glued_to_what_a_message_fills_in() -> None:
    """A fixed suffix suits one vowel only: a name takes its suffix from a filter, all else has a word after it."""
    glued = re.compile(r"%\(\w+\)[sd][*_”)\]]*(?:[’'][a-zçğıöşü]|[a-zçğıöşü]| (?:da|de|mi|mı|mu|mü)\b)")
    assert [words for _, words in _TURKISH if glued.search(words)] == []
