"""A catalog's messages against their English: what is sure, what is a doubt, and what is fine."""

from __future__ import annotations

from functools import cache

import pytest

from klausa.language.catalogs import Message, Messages
from klausa.language.habits import Habits
from klausa.language.po import Entry
from klausa.prose.leaks import Lexicon, lexicon
from klausa.prose.messages import STATUTORY, Doubt, doubts
from tests.prose.habits import LANGUAGES, habits


@cache
def words() -> Lexicon:
    """The words of two small catalogs."""
    wanted = [Message("c", "We delete everything after the period ends without asking.")]
    texts = {"id": "Semuanya akan dihapus.", "tr": "Sürenin sonunda her şey silinir."}
    return lexicon(
        {"en": Messages("en"), **{code: Messages(code, {wanted[0].key: (text,)}) for code, text in texts.items()}}, wanted
    )


def found(english: str, said: str | tuple[str, ...], language: str = "id", context: str = "data") -> list[Doubt]:
    """The doubts about one message; its plural stands after a stroke."""
    text, _, plural = english.partition("|")
    entry = Entry(context, text, plural or None, (said,) if isinstance(said, str) else said)
    return list(doubts(entry, language, {code: habits(code) for code in LANGUAGES}, words()))


CASES = [
    ("Kept for 90 days.", "Disimpan 30 hari.", "id", "parity/figures"),
    ("Kept for 90 days.", "Disimpan 90 bulan.", "id", "parity/figures"),
    ("Kept for 90 days.", "90 ay saklanır.", "tr", "parity/figures"),
    ("Kept for 90 days.", "Saklanır.", "tr", "parity/figures"),
    ("Kept.", "Disimpan 5.", "id", "parity/figures"),
    ("Under Article 164A.", "Menurut Pasal 164B.", "id", "parity/figures"),
    ("It is 20%%.", "Itu 20.", "id", "parity/figures"),
    ("Since 1 May 2025.", "Sejak 1 Maret 2025.", "id", "parity/dates"),
    ("Since May 2025.", "Sejak Maret 2025.", "id", "parity/dates"),
    ("See https://a.example.", "Lihat https://b.example.", "id", "parity/addresses"),
    ("See a.example.", "Lihat b.example.", "id", "parity/addresses"),
    ("We do not sell.", "Kami menjual.", "id", "words/denials"),
    ("We sell.", "Kami tidak menjual.", "id", "words/denials"),
    ("We do not sell.", "Satılmaktadır.", "tr", "words/denials"),
    ("It may be stored.", "Itu disimpan.", "id", "words/permissions"),
    ("It is stored.", "Saklanabilir.", "tr", "words/permissions"),
    ("The processor acts.", "Pengolah itu bertindak.", "id", "words/term"),
    ("It is stored.", "Itu disimpan dimana saja.", "id", "words/term"),
    ("It is stored.", "Itu disimpan", "id", "text/stop"),
    ("the store", "toko.", "id", "text/stop"),
    ("Is it stored?", "Itu disimpan", "id", "text/stop"),
    ("Kept for 90 (ninety) days.", "Disimpan 90 (enam puluh) hari.", "id", "text/number-in-words"),
    ("Everything ends.", "Semuanya ends.", "id", "words/leak"),
    ("Everything after the period ends.", "Everything after the period ends.", "tr", "text/leak"),
    ("It is stored.", "Itu  disimpan.", "id", "text/leftover"),
    ("It is stored.", "Itu disimpan..", "id", "text/leftover"),
    ("It is stored.", "Itu {{ x }} disimpan.", "id", "text/leftover"),
    ("It is stored.", "Itu\u200b disimpan.", "id", "text/leftover"),
]
SURE = ("parity/", "text/")


@pytest.mark.parametrize(("english", "said", "language", "code"), CASES)
def test_each_doubt_and_its_force(english: str, said: str, language: str, code: str) -> None:
    """What no reading makes right is sure: figures, dates, addresses, stops, leftovers, a whole sentence in another language."""
    doubts_ = found(english, said, language)
    assert [doubt.code for doubt in doubts_] == [code]
    assert doubts_[0].sure is code.startswith(SURE)
    assert doubts_[0].what and doubts_[0].remedy


@pytest.mark.parametrize(
    ("english", "said", "language"),
    [
        ("Kept for at most 1,500 days or %(count)s months.", "Disimpan paling lama 1.500 hari atau %(count)s bulan.", "id"),
        ("Aged 16 years.", "16 yaşında.", "tr"),
        ("We cannot delete it.", "Silinemez.", "tr"),
        ("You may delete it.", "Anda dapat menghapusnya.", "id"),
        ("The data goes to %(them)s", "Data, %(them)s ile paylaşılmaktadır.", "tr"),
        ("“Delete it.”", "“Hapus.”", "id"),
        ("It is 20%%.", "Itu 20%%.", "id"),
        ("It is 20%%.", "%%20’dir.", "tr"),
        ("It goes to:", "Aktarılır:", "tr"),
        ("%(x)s: everything", "%(x)s: *everything*", "id"),
        ("It is stored.", "", "id"),
    ],
)
def test_what_is_fine(english: str, said: str, language: str) -> None:
    """Each language in its own way; what is not translated yet is told elsewhere."""
    assert found(english, said, language) == []


def test_a_plural_answers_to_either_english_form() -> None:
    """Indonesian has one form, Turkish the same words for both; but each form must answer to some English one."""
    assert found("Kept for 1 day.|Kept for %(count)s days.", ("Disimpan %(count)s hari.",)) == []
    assert found("Kept for 1 day.|Kept for %(count)s days.", ("1 gün saklanır.", "%(count)s gün saklanır."), "tr") == []
    wrong = found("Kept for 1 day.|Kept for %(count)s days.", ("1 gün saklanır.", "2 gün saklanır."), "tr")
    assert [doubt.code for doubt in wrong] == ["parity/figures"]


@pytest.mark.parametrize("context", ["kvkk/rights", "gdpr/legal-bases", "uu-pdp/transfer-mechanisms"])
def test_a_law_s_own_label_is_its_own(context: str) -> None:
    """The English is a summary of it: terms, denials and "may" are not compared, figures are."""
    assert STATUTORY.match(context)
    assert found("consent", "sebab hukum yang tidak dapat", context=context) == []
    assert [doubt.code for doubt in found("Article 6", "Pasal 7", context=context)] == ["parity/figures"]
    assert not STATUTORY.match("data")


def test_what_a_doubt_says() -> None:
    """Both sides, with the words that were counted."""
    (doubt,) = found("Never, and we do not.", "Kami tidak.")
    assert doubt.what == "it denies once (tidak), the English twice (Never, not)"
    (doubt,) = found("Kept for 90 days.", "Disimpan.")
    assert doubt.what == "it says none where the English says 90 day"


def test_a_language_that_nobody_described_has_no_doubts_of_words() -> None:
    """Its figures, stops and leftovers are told."""
    entry = Entry("data", "We do not keep it for 90 days.", None, ("Wir speichern es 60 Tage",))
    known = {"en": habits("en"), "de": Habits(language="de")}
    assert [doubt.code for doubt in doubts(entry, "de", known, words())] == ["parity/figures", "text/stop"]
