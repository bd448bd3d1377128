"""How plain a text is: what counts as a sentence, how long it is, and the published formulas of readability."""

from __future__ import annotations

import pytest

from klausa.language.habits import Habits
from klausa.prose.plainness import longest_sentences, plainness, sentences

ENGLISH = Habits(language="en", longest=10)
TURKISH = Habits(language="tr")
INDONESIAN = Habits(language="id")

LIST = """\
### Purposes

We use personal data to:

- send parcels and letters;
- answer questions.
"""
CLOSED = """\
Kişisel verileriniz;

- kargo gönderimi,
- soruların yanıtlanması

amacıyla işlenmektedir.
"""
TABLE = """\
| Data | How long |
| --- | --- |
| account data | 30 days from the end of the contract |
"""


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        (LIST, ["We use personal data to:", "send parcels and letters;", "answer questions."]),
        (CLOSED, ["Kişisel verileriniz; … amacıyla işlenmektedir.", "kargo gönderimi,", "soruların yanıtlanması"]),
        (TABLE, ["Data", "How long", "account data", "30 days from the end of the contract"]),
        ("One is here. Two follows.\nThree ends.", ["One is here.", "Two follows.", "Three ends."]),
        ("- **Choices:** Refuse them (see 3.). See more.", ["Choices: Refuse them (see 3.). See more."]),
        ("- **Choices:** Refuse them (see settings). See more.", ["Choices: Refuse them (see settings).", "See more."]),
        ("Bkz. Bölüm ile St. Petersburg e.g. here.", ["Bkz.", "Bölüm ile St. Petersburg e.g. here."]),
        ("## Heading alone", []),
        ("", []),
    ],
)
def test_sentences(markdown: str, found: list[str]) -> None:
    """A list's lead with what closes it is one; items and cells are their own; headings are none; a short word's stop abbreviates."""
    assert [sentence.text for sentence in sentences(markdown)] == found


def test_a_sentence_knows_its_line_and_whether_it_runs() -> None:
    """Of a list the lead runs, the items do not."""
    assert [(sentence.line, sentence.running) for sentence in sentences(LIST)] == [(3, True), (5, False), (6, False)]


def test_the_figures_of_a_text() -> None:
    """Words, sentences, their mean, the longest, and the share over the language's limit."""
    found = plainness("One two three.\nOne two three four five six seven eight nine ten eleven.", ENGLISH)
    assert (found.words, found.sentences, found.mean, found.longest, found.over) == (14, 2, 7.0, 11, 0.5)


def test_a_sentence_of_just_the_limit_is_not_over_it() -> None:
    """Ten words where ten are allowed."""
    assert plainness("One two three four five six seven eight nine ten.", ENGLISH).over == 0.0


def test_an_empty_text_has_figures_too() -> None:
    """Nothing is divided by nothing."""
    found = plainness("", ENGLISH)
    assert (found.words, found.sentences, found.mean, found.longest, found.over, found.ease, found.source) == (
        0,
        0,
        0.0,
        0,
        0.0,
        None,
        "",
    )


def test_english_ease_is_flesch() -> None:
    """206.835 − 84.6 × syllables a word − 1.015 × words a sentence: here 7 syllables in 6 words, one sentence."""
    found = plainness("The cat sat on the table.", ENGLISH)
    assert found.ease == round(206.835 - 84.6 * 7 / 6 - 1.015 * 6, 1)
    assert found.source.startswith("Flesch")


def test_turkish_ease_is_ateşman() -> None:
    """198.825 − 40.175 × syllables a word − 2.610 × words a sentence: ve-ri-niz sak-la-nır, six in two words."""
    found = plainness("Veriniz saklanır.", TURKISH)
    assert found.ease == round(198.825 - 40.175 * 3 - 2.610 * 2, 1)
    assert found.source.startswith("Ateşman")


def test_a_language_without_a_published_formula_has_no_ease() -> None:
    """Figures are not invented."""
    found = plainness("Kami memproses data Anda.", INDONESIAN)
    assert (found.words, found.ease, found.source) == (4, None, "")


def test_ease_is_of_running_sentences_alone() -> None:
    """Items and cells are short and would make any text easy."""
    assert (
        plainness("The cat sat on the table.\n\n- a\n- b\n", ENGLISH).ease == plainness("The cat sat on the table.", ENGLISH).ease
    )
    assert plainness("- a thing\n- b\n", ENGLISH).ease is None


def test_the_longest_sentences_come_with_their_clauses() -> None:
    """The longest first, no more than asked for, equal ones in their order."""
    texts = [("data", "One two three.\nOne two."), ("law", "One two three four.\nFour five six.")]
    found = longest_sentences(texts, 3)
    assert [(long.clause, long.sentence.words, long.sentence.line) for long in found] == [
        ("law", 4, 1),
        ("data", 3, 1),
        ("law", 3, 2),
    ]
