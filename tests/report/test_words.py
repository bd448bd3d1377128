"""The words of a policy for people: one line for the summary, and the tables behind `klausa check --words`."""

from __future__ import annotations

import re

import pytest

from klausa.language.habits import Habits
from klausa.pipeline import Told
from klausa.prose.proofreader import Proofreader
from klausa.prose.tables import LONGEST
from klausa.report.words import alike, words_as_text
from tests.tree import SMALL, Tree, german

TWO = SMALL.replace("[en]", "[en, de]")
SOLD = ("sale", "We do not sell personal data.")
READER = Proofreader({"en": Habits(language="en")})


@pytest.fixture
def same(tree: Tree) -> Told:
    """A policy whose two languages say the same."""
    return tree.tell(TWO, german())


@pytest.fixture
def other(tree: Tree) -> Told:
    """One whose second language says a figure more in one clause."""
    return tree.tell(TWO, german({SOLD: "We do not sell the personal data of 5 people."}))


def row(text: str, clause: str) -> str:
    """The first row of a clause in the tables."""
    return next(line for line in text.splitlines() if line.strip().startswith(f"{clause} "))


def test_the_line_of_languages_that_are_alike(same: Told) -> None:
    """How many clauses, which languages, and what was compared."""
    clauses = len(same.rendered["en"].clauses)
    assert alike(same).startswith(f"{clauses} clauses in en, de, alike: ")
    assert re.search(
        r": \d+ names, \d+ addresses, 0 dates, 1 figures, 0 negations, 0 “may” and “can”, 0 “at least”$", alike(same)
    )


def test_the_line_of_languages_that_differ(other: Told) -> None:
    """How many clauses do."""
    assert ", 1 of them differ: " in alike(other)


def test_the_certificate_as_a_table(same: Told) -> None:
    """One row a clause, one number where the languages agree, columns in line."""
    text = words_as_text(same, READER)
    head, *rows = text.split("\n\n")[0].splitlines()[2:]
    assert text.startswith("acme: what each clause says in en, de\n")
    assert head.split()[:4] == ["clause", "values", "statements", "polarity"]
    assert [line.split()[0] for line in rows] == [clause.id for clause in same.rendered["en"].clauses]
    assert " / " not in "".join(rows)
    begins = head.index("values")
    assert all(line[begins - 1] == " " and line[begins].isdigit() for line in rows)


def test_a_difference_stands_out(other: Told) -> None:
    """Both numbers, in the order of the languages, and a mark."""
    text = words_as_text(other, READER)
    assert "0 / 1 !" in row(text, "sale")
    assert text.count("!") == 1


def test_how_plain_each_clause_is(same: Told) -> None:
    """A number a language, the whole in the last row, and whose formula the reading ease is; a language without one has a dash."""
    part = words_as_text(same, READER).split("\n\n")[1]
    head, *rows, source = part.splitlines()[1:]
    assert part.startswith("acme: how plain the text is in en, de\n")
    assert head.split("  ")[1:] and rows[-1].split()[0] == "all"
    assert re.fullmatch(r"-?\d+ / –", re.split(r" {2,}", rows[-1].strip())[-1])
    assert source.startswith("  reading ease (higher is easier): en: Flesch 1948")


def test_a_policy_without_a_formula(tree: Tree) -> None:
    """No source is named."""
    german_only = tree.tell(SMALL.replace("[en]", "[de]"), german())
    assert "reading ease (higher" not in words_as_text(german_only, READER)


def test_the_longest_sentences(same: Told) -> None:
    """Of each language, at most ten, the longest first, each with its words and its clause."""
    text = words_as_text(same, READER)
    for code in ("en", "de"):
        _, after = text.split(f"acme: the longest sentences in {code}\n")
        found = [re.match(r"  (\d+) words, ([a-z-]+): (.+)", line) for line in after.split("acme:")[0].splitlines()]
        counts = [int(match[1]) for match in found if match]
        assert 0 < len(counts) <= LONGEST
        assert counts == sorted(counts, reverse=True)
        assert all(len(match[3].split()) >= int(match[1]) for match in found if match)
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_one_language_has_tables_too(tree: Tree) -> None:
    """Nothing differs in them."""
    text = words_as_text(tree.tell(SMALL), READER)
    assert text.startswith("acme: what each clause says in en\n")
    assert "!" not in text and " / " not in text.split("\n\n")[1]
