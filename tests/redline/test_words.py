"""Words compared: exact on both sides, few pieces, and never slow."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given

from klausa.redline.words import Piece, compare, likeness, new_of, old_of, tokens
from tests.redline import TEXTS, sentences


def shown(old: str, new: str) -> str:
    """The pieces in one line."""
    marks = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We keep logs for 1 year.", "We keep logs for 2 years.", "We keep logs for [-1 year-]{+2 years+}."),
        ("We sell data.", "We do not sell data.", "We {+do not +}sell data."),
        ("one two", "one, two", "one{+,+} two"),
        ("a, b and c", "a and c", "a[-, b-] and c"),
        ("(“Contoh”)", "(“Misal”)", "(“[-Contoh-]{+Misal+}”)"),
        ("KVKK’ya göre", "KVKK’nın gereği", "[-KVKK’ya göre-]{+KVKK’nın gereği+}"),
        ("1.000,50 TL", "1.000,60 TL", "[-1.000,50-]{+1.000,60+} TL"),
        ("**Email:** a", "**Telephone:** a", "[-**Email:**-]{+**Telephone:**+} a"),
        ("**What data:** all", "**Which data:** all", "[-**What-]{+**Which+} data:** all"),
        ("iki [yıl](#a) (b)", "iki [yıl](#c) (b)", "iki [-[yıl](#a)-]{+[yıl](#c)+} (b)"),
        ("See [9. Data](#data).", "See [10. Data](#data).", "See [-[9-]{+[10+}. Data](#data)."),
        ("iki yıl saklarız", "iki yıl saklamayız", "iki yıl [-saklarız-]{+saklamayız+}"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("a &#42; b", "a &#42; c", "a &#42; [-b-]{+c+}"),
    ],
)
def test_what_is_shown(old: str, new: str, expected: str) -> None:
    """Whole words, punctuation apart, marks and suffixes with their word."""
    assert shown(old, new) == expected


def test_no_confetti() -> None:
    """A lone small word between two replacements goes with them; a longer stretch stays."""
    assert shown("Foxes eat the chicken here", "Wolves hunt the rabbits here") == (
        "[-Foxes eat the chicken-]{+Wolves hunt the rabbits+} here"
    )
    assert shown("You keep all of the access logs for 1 year", "We keep all of the access logs for 2 years") == (
        "[-You-]{+We+} keep all of the access logs for [-1 year-]{+2 years+}"
    )


def test_two_additions_do_not_strike_what_stands_between() -> None:
    """Nothing is shown as deleted where words only came."""
    assert {piece.kind for piece in compare("a b c", "x a y b z c")} == {"same", "inserted"}


@given(sentences, sentences)
def test_both_sides_are_exact(old: str, new: str) -> None:
    """Letter for letter, whatever the letters; and the same every time."""
    pieces = compare(old, new)
    assert (old_of(pieces), new_of(pieces)) == (old, new)
    assert all(piece.text for piece in pieces)
    assert all(a.kind != b.kind for a, b in itertools.pairwise(pieces))
    assert compare(old, new) == pieces


@given(sentences)
def test_the_same_is_one_piece(old: str) -> None:
    """Equal texts have no change; their tokens are the text."""
    assert compare(old, old) == ((Piece("same", old),) if old else ())
    assert "".join(word + blank for word, blank in tokens(old)) == old


def test_blanks_are_kept() -> None:
    """Leading, trailing, double and no-break ones."""
    for old, new in ((" a  b ", "a b"), ("1\u00a0yıl", "1 yıl"), ("a\tb", "a b"), (" ", ""), ("", "  a")):
        pieces = compare(old, new)
        assert (old_of(pieces), new_of(pieces)) == (old, new)


def test_likeness() -> None:
    """Nothing, all, and something between; long words weigh more."""
    assert likeness("a b", "c d") == 0
    assert likeness("a, b.", "b; a") == 1
    assert likeness("confidentiality of", "confidentiality to") > 0.8
    assert likeness("", "") == 0


def test_long_unrelated_texts_are_quick() -> None:
    """Whole policies in two languages as one string each: a tenth of a second; every pair of words held together would take long."""
    old, new = (
        " ".join(path.read_text(encoding="utf-8").split()) for path in TEXTS if path.parts[-3] == "contoh" and path.stem != "id"
    )
    before = time.process_time()
    pieces = compare(old, new)
    assert time.process_time() - before < 3
    assert (old_of(pieces), new_of(pieces)) == (old, new)


def test_brackets_are_replaced_whole() -> None:
    """Indonesian and Turkish say each number in words too: a change ends with the bracket that it opens."""
    found = compare("selama 90 (sembilan puluh) hari", "selama 120 (seratus dua puluh) hari")
    assert [(piece.kind, piece.text) for piece in found] == [
        ("same", "selama "),
        ("deleted", "90 (sembilan puluh)"),
        ("inserted", "120 (seratus dua puluh)"),
        ("same", " hari"),
    ]
