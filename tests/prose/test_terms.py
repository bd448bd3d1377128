"""The words of each language: each slip and each unwanted word is found where it stands, and not in what to write instead.

`words/<language>.txt` holds the samples: a faulty sentence, an arrow, the sentence as it should be.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from klausa.extract import wanted
from klausa.language.catalogs import read_catalogs
from klausa.language.habits import Concept, Habits, Slip, read_habits
from klausa.load import load_all
from klausa.prose.messages import STATUTORY
from klausa.prose.own import own_texts
from klausa.prose.terms import faults, unlike
from tests.tree import ROOT

LANGUAGES = ["en", "id", "tr"]
TRANSLATED = ["id", "tr"]


@cache
def habits(language: str) -> Habits:
    """The habits as they are committed."""
    return read_habits(language, [ROOT / "locales"])


@cache
def samples(language: str) -> tuple[tuple[str, str], ...]:
    """Faulty sentences of a language with what they should be."""
    lines = (Path(__file__).parent / "words" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return tuple((line.split(" → ")[0], line.split(" → ")[1]) for line in lines if line)


SAMPLES = [(language, wrong, right) for language in LANGUAGES for wrong, right in samples(language)]


@pytest.mark.parametrize(("language", "wrong", "right"), SAMPLES, ids=[f"{language}: {wrong}" for language, wrong, _ in SAMPLES])
def test_a_fault_is_found_and_its_correction_has_none(language: str, wrong: str, right: str) -> None:
    """The words found stand where the fault says they stand, and the fault says what to write."""
    found = list(faults(wrong, habits(language)))
    assert found
    assert all(wrong[fault.start :].startswith(fault.found) and fault.why for fault in found)
    assert not list(faults(right, habits(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_and_every_unwanted_word_has_a_sample(language: str) -> None:
    """A pattern without a sample is one that may never match."""
    own = habits(language)
    single = [Habits(language=language, slips=(slip,)) for slip in own.slips]
    for concept in own.glossary:
        single += [
            Habits(language=language, glossary=(concept.model_copy(update={"never": (never,)}),)) for never in concept.never
        ]
    untried = [
        (*(slip.pattern for slip in one.slips), *(never for concept in one.glossary for never in concept.never))
        for one in single
        if not any(list(faults(wrong, one)) for wrong, _ in samples(language))
    ]
    assert not untried


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_write_is_no_fault_itself(language: str) -> None:
    """The word that a message recommends is one that the lock takes."""
    for concept in habits(language).glossary:
        assert not concept.write or not list(faults(concept.write, habits(language))), concept.id
        if language != "en":
            assert concept.write, concept.id
            assert not list(unlike(concept.write, concept.write, habits(language), habits(language))), concept.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_concept_is_one_of_the_english_or_has_words_to_avoid(language: str) -> None:
    """Another does nothing."""
    english = habits("en").concepts
    assert not [concept.id for concept in habits(language).glossary if concept.id not in english and not concept.never]
    ids = [concept.id for concept in habits(language).glossary]
    assert len(ids) == len(set(ids))


def test_capitals_matter_to_slips_alone() -> None:
    """`anda` wants a capital; a word for a concept is unwanted at the start of a sentence too."""
    own = Habits(
        slips=(Slip(pattern=r"\banda\b", why="small"),),
        glossary=(Concept(id="password", word="kata sandi", never=(r"\bpassword\b",), write="kata sandi"),),
    )
    assert [fault.found for fault in faults("Password Anda dan hak anda", own)] == ["anda", "Password"]


def test_a_value_is_nobody_s_word() -> None:
    """What stands for a value is read neither as a fault nor as a term."""
    own = Habits(glossary=(Concept(id="website", word="situs web", never=("website",)),))
    assert not list(faults("Kunjungi %(website)s atau {contacts.website}.", own))
    assert not list(
        unlike("See %(website)s.", "Lihat %(website)s.", Habits(glossary=(Concept(id="website", word="website"),)), own)
    )


def test_the_lock_asks_for_the_word_where_the_english_has_it() -> None:
    """Once a concept, and only one that both languages know."""
    english = Habits(glossary=(Concept(id="consent", word=r"\bconsents?\b"), Concept(id="cookie", word="cookie")))
    turkish = Habits(glossary=(Concept(id="consent", word=r"\brıza", write="rıza"),))
    assert [concept.write for concept in unlike("Your consent and consents.", "İzniniz.", english, turkish)] == ["rıza"]
    assert not list(unlike("Your consent to cookies.", "Rızanız.", english, turkish))
    assert not list(unlike("Your choice.", "Tercihiniz.", english, turkish))


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogs_use_one_word_for_one_concept(language: str) -> None:
    """The laws' own labels are left out: each language has them from its own statute, and the English is a summary of it."""
    messages = read_catalogs(language, [ROOT / "locales"])
    unlocked = {
        (message.key, concept.id, words)
        for message in wanted([ROOT / "templates"])
        if not STATUTORY.match(message.context)
        for words in messages.texts[message.key]
        for concept in unlike(message.text, words, habits("en"), habits(language))
    }
    assert not unlocked
    wrong = {
        (key, fault) for key, texts in messages.texts.items() for words in texts for fault in faults(words, habits(language))
    }
    assert not wrong


def test_english_messages_have_no_slip() -> None:
    """They are the words of one language among others."""
    assert not {(message.key, fault) for message in wanted([ROOT / "templates"]) for fault in faults(message.text, habits("en"))}


def test_the_companies_own_words_keep_to_them_too() -> None:
    """What they write in several languages names the same things."""
    for company in load_all(ROOT / "policies", ROOT):
        for own in own_texts(company.policy):
            for language, words in own.words.items():
                assert not list(faults(words, habits(language))), (company.id, own.loc)
                assert not list(unlike(own.words["en"], words, habits("en"), habits(language))), (company.id, own.loc)
