"""How values are said."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from klausa.language.catalogs import Messages
from klausa.model import Duration, Money, Place, Term, Text
from klausa.render.words import Words
from tests.tree import MINIMAL, Tree

OWN = MINIMAL + "terms:\n  data:\n    badge-number: {en: badge *number*}\n  places:\n    atlantis: {en: Atlantis}\n"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Term("data", "email-address"), "email address"),
        (Term("data", "badge-number"), "badge &#42;number&#42;"),
        (Term("regimes", "gdpr"), "GDPR"),
        (Place("DE"), "Germany"),
        (Place("eea"), "the European Economic Area"),
        (Place("atlantis"), "Atlantis"),
        (Text({"en": "a & b"}), "a &#38; b"),
        (Duration(90, "day"), "90 days"),
        (Duration(1, "business-day"), "1 business day"),
        (Money(Decimal("19.90"), "EUR"), "€19.90"),
        (datetime.date(2026, 1, 21), "21 January 2026"),
        (16, "16"),
        ("*bold*", "&#42;bold&#42;"),
    ],
)
def test_english(value: object, words: str, tree: Tree) -> None:
    """Terms by their labels, typed values by CLDR, the company's own words escaped."""
    assert Words(tree.load(OWN).policy, Messages("en")).say(value) == words


def test_facts_stand_in_own_words_by_their_path(tree: Tree) -> None:
    """The path between the braces is handed on, everything around it escaped."""
    words = Words(tree.load(OWN).policy, Messages("en"), lambda match: f"<{match['path']}>")
    assert words.say(Text({"en": "At *most* {retention.logs.period} here"})) == "At &#42;most&#42; <retention.logs.period> here"


@pytest.mark.parametrize("value", [None, 1.5, ["a"], object()])
def test_what_cannot_be_said_raises(value: object, tree: Tree) -> None:
    """Rather than printing a Python value into a policy."""
    with pytest.raises(TypeError, match="cannot be said"):
        Words(tree.load(OWN).policy, Messages("en")).say(value)


def test_a_term_without_words_in_the_language_raises(tree: Tree) -> None:
    """No fallback to the English label."""
    with pytest.raises(KeyError):
        Words(tree.load(OWN).policy, Messages("tr")).say(Term("data", "email-address"))
