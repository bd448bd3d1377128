"""What does not belong into a text: words of another language, and what templates leave behind."""

from __future__ import annotations

import re
from functools import cache

import pytest

from klausa.language.catalogs import Message, Messages
from klausa.language.habits import Habits
from klausa.prose.leaks import SENTENCE, Leftover, Lexicon, leftovers, lexicon, marked_foreign, words
from klausa.prose.names import NO_NAMES, Names
from klausa.prose.units import units

TABLE = [
    ("We delete your data after the period ends.", "Kami menghapus data Anda setelah jangka waktu berakhir.",
     "Verileriniz sürenin sonunda silinir."),
    ("The model answers questions without human review.", "Model menjawab pertanyaan tanpa tinjauan manusia.",
     "Model, soruları insan incelemesi olmadan yanıtlar."),
    ("We sell and share nothing.", "Kami tidak menjual dan tidak membagikan apa pun.", "Satış ve paylaşım yapılmaz."),
    ("Information about you.", "Data tentang Anda.", "Hakkınızda bilgi."),
    ("%(count)s file|%(count)s files", "%(count)s berkas", "%(count)s dosya"),
]  # fmt: skip
PLAIN = Habits(language="id")


@cache
def known() -> Lexicon:
    """The words of three small catalogs."""
    wanted = [Message("c", text.split("|")[0], text.split("|")[1] if "|" in text else None) for text, _, _ in TABLE]
    columns = {"id": [row[1] for row in TABLE], "tr": [row[2] for row in TABLE]}
    messages = {
        code: Messages(code, {message.key: (text,) for message, text in zip(wanted, texts, strict=True)})
        for code, texts in columns.items()
    }
    return lexicon({"en": Messages("en"), **messages}, wanted)


def strangers(text: str, language: str, habits: Habits = PLAIN, names: Names = NO_NAMES) -> dict[str, list[str]]:
    """The words of other languages in a text."""
    return known().strangers(text, language, habits, names)


def test_the_words_of_a_language() -> None:
    """From its catalog, those of the English message aside; placeholders and short words prove nothing."""
    found = known().words
    assert {"delete", "files", "file", "period"} <= found["en"]
    assert {"menghapus", "berkas", "pertanyaan"} <= found["id"]
    assert {"silinir", "sürenin"} <= found["tr"]
    # `model` is the English word left standing, and so would `data` be, were it not the word for "information"; `count` is no word
    assert "model" not in found["id"] | found["tr"]
    assert "data" in found["id"] and "data" not in found["tr"]
    assert not any("count" in one or "we" in one for one in found.values())


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "Kami delete data Anda.", {"en": ["delete"]}),
        ("tr", "Verileriniz delete edilir.", {"en": ["delete"]}),
        ("id", "We delete your data after the period ends.", {"en": ["delete", "your", "after", "the", "period", "ends"]}),
        ("en", "We sürenin it.", {"tr": ["sürenin"]}),
        ("en", "Kami menghapus it.", {"id": ["kami", "menghapus"]}),
        ("tr", "Kami delete eder.", {"id": ["kami"], "en": ["delete"]}),
        ("tr", "SÜRENİN SONUNDA SİLİNİR", {}),
        ("id", "Delete-Questions", {"en": ["delete", "questions"]}),
        # nobody's word, a short one, an abbreviation, an address
        ("id", "Xyzzy we API’s DELETE.", {}),
        ("id", "Lihat https://delete.example/your-questions, delete@your.example dan delete.example.", {}),
        ("id", "%(delete)s menghapus", {}),
        # a sentence in capitals is no heap of abbreviations
        ("id", "WE DELETE YOUR DATA", {"en": ["delete", "your"]}),
        ("id", "DELETE, YOUR, PERIOD, ENDS/DELETE", {}),
        ("tr", "KVKK, WE DELETE YOUR DATA.", {"en": ["delete", "your", "data"]}),
    ],
)
def test_words_of_another_language(language: str, text: str, found: dict[str, list[str]]) -> None:
    """By the language they come from, in their order, each as often as it stands."""
    assert strangers(text, language) == found


def test_a_sentence_left_in_english_is_more_than_a_word() -> None:
    """So many strange words are no loan."""
    assert len(strangers("The model answers questions without human review.", "tr")["en"]) >= SENTENCE
    assert len(strangers("Kami delete data Anda.", "id")["en"]) < SENTENCE


def test_names_and_their_words_are_at_home() -> None:
    """And each of their words alone."""
    names = Names(re.compile(r"\bSell Questions\b"), frozenset({"Sell", "Questions"}))
    assert strangers("Sell Questions menghapus questions.", "id") == {"en": ["sell", "questions", "questions"]}
    assert strangers("Sell Questions menghapus questions.", "id", names=names) == {}


def test_loans_are_at_home() -> None:
    """In every spelling of their capitals, as wholes: a part of one is a stranger."""
    own = Habits(language="tr", loans=("model", "human review"))
    assert strangers("Human Review’a model", "tr", own) == {}
    assert strangers("human", "tr", own) == {"en": ["human"]}


def test_italics_say_that_a_word_is_foreign() -> None:
    """Bold type does not, nor do stars of two marks."""
    assert marked_foreign("*System prompt* dan **delete** dan *guardrail*", "id") == {"system", "prompt", "guardrail"}
    assert marked_foreign("**a *delete* b** * files *", "id") >= {"delete"}
    assert known().strangers("delete files", "id", PLAIN, NO_NAMES, frozenset({"delete"})) == {"en": ["files"]}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("We, you and they", "en", ["you", "and", "they"]),
        ("Kullanıcı’nın IŞIK İzni", "tr", ["kullanıcı", "izni"]),
        ("API’ler KVKK 2025 x1y", "tr", []),
        ("opt-out non-essential", "en", ["opt", "out", "non", "essential"]),
        ("%(name)s of ACME", "en", []),
        ("THE DATA IS SOLD here", "en", ["the", "data", "sold", "here"]),
    ],
)
def test_words(text: str, language: str, found: list[str]) -> None:
    """In small letters, without suffixes behind an apostrophe, figures, placeholders and abbreviations."""
    assert list(words(text, language)) == found


def left(text: str) -> list[str]:
    """What is left over in a clause."""
    return [leftover.what for leftover in leftovers(units(text))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hello %(name)s.", "a placeholder that nobody filled"),
        ("Hello {{ name }}.", "a placeholder that nobody filled"),
        ("Hello {% if %}.", "a placeholder that nobody filled"),
        ("Write to {contacts.privacy.email}.", "a placeholder that nobody filled"),
        ("We keep it for None.", "a value that is none"),
        ("Kept for undeclared.", "a value that is none"),
        ("One  two.", "two blanks in a row"),
        ("One two..", "two stops in a row"),
        ("One,, two.", "two stops in a row"),
        ("One;. Two.", "two stops in a row"),
        ("One , two.", "a blank before a stop"),
        ("One two .", "a blank before a stop"),
        ("One () two.", "empty brackets"),
        ("One “” two.", "empty brackets"),
        ("One \ue001 two.", "an invisible character"),
        ("We do n\u200bot.", "an invisible character"),
        ("We do n\u00adot.", "an invisible character"),
        ("- One\n- .\n", "an empty item"),
        ("| A | B |\n| --- | --- |\n| – | – |\n", "an empty item"),
        ("- Email:\n- Phone: 1\n", "an empty item"),
        ("- Phone: 1\n- Email:\n", "an empty item"),
        ("## One\n\n### Two\n\n### Three\n\nText.\n", "a heading with nothing below"),
        ("Text.\n\n## One\n", "a heading with nothing below"),
        ("We process:\n\n## One\n\nText.\n", "a colon with nothing after it"),
        ("We process:\n", "a colon with nothing after it"),
    ],
)
def test_what_is_left_behind(text: str, what: str) -> None:
    """Each kind by its name, once."""
    assert left(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "## One\n\n### Two\n\nText.\n\n## Three\n\nText.\n",
        "We process:\n\n- one\n- two\n",
        "Verileriniz;\n\n- bir\n\niçin işlenir.\n",
        "- Ours:\n  - one\n- Theirs:\n  - two\n",
        "And so on … and on... 50% of it; (or not) – e.g. “this”, v1.2.",
        "None of the data is sold. Nobody is none.",
        "A, B; C: D. E!",
        "| A | B |\n| --- | --- |\n| – | 1 |\n",
        "",
    ],
)
def test_what_is_nothing_left_behind(text: str) -> None:
    """Lists of lists, three stops, per cent signs."""
    assert left(text) == []


def test_a_leftover_says_where() -> None:
    """What is long enough to be found itself; else the piece, and before an empty item the piece before it."""
    assert list(leftovers(units("Hi %(name)s.\nOne,, two.\n- a\n-  .\n"))) == [
        Leftover("a placeholder that nobody filled", "%(name)s"),
        Leftover("two stops in a row", "One,, two."),
        Leftover("an empty item", "a"),
    ]
