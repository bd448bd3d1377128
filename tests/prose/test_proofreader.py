"""The proofreader: habits that nobody wrote, the words of each language, and where a finished sentence was written."""

from __future__ import annotations

import pytest

from klausa.errors import Location
from klausa.language.catalogs import Message, Messages
from klausa.language.habits import Habits
from klausa.language.po import Entry, PoFile
from klausa.load import Company
from klausa.prose.proofreader import ENOUGH, Proofreader
from tests.prose.test_own import OWN
from tests.tree import Tree

HERE = Location("templates/clauses/sale.md.j2", 3, 1)
THERE = Location("templates/words/when.md.j2", 9, 1)
LAW = Location("templates/regimes.md.j2", 4, 1)
WANTED = (
    Message("sale", "We do not sell %(what)s to anyone.", None, HERE),
    Message("sale", "%(count)s buyer gets the data.", "%(count)s buyers get the data.", HERE),
    Message("when", "where you have agreed to that", None, THERE),
    Message("kvkk/rights", "the right to learn everything", None, LAW),
    Message("sale", "Up to 20%% of the data is sold.", None, HERE),
)


def entry(line: int, *words: str, obsolete: bool = False) -> Entry:
    """A message of a catalog, in so many forms."""
    return Entry("sale", "…", None, words, line, obsolete=obsolete)


FILE = PoFile(
    "locales/de/LC_MESSAGES/clauses.po",
    entries=(
        entry(5, "Wir verkaufen %(what)s an niemanden."),
        entry(9, "Ein Käufer erhält die Daten.", "%(count)s Käufer erhalten die Daten."),
        entry(12, "Wir verkaufen"),
        entry(15, "Wir verkaufen Daten an niemanden und nichts.", obsolete=True),
        entry(18, "Die Daten gehen an:\n\n%(them)s"),
    ),
)


@pytest.fixture
def acme(tree: Tree) -> Company:
    """A company with words of its own."""
    return tree.load(OWN)


@pytest.fixture
def proofreader() -> Proofreader:
    """One for English and German."""
    return Proofreader({"en": Habits(language="en")}, {"en": Messages("en"), "de": Messages("de")}, WANTED, {"de": (FILE,)})


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Wir verkaufen Ihre Daten an niemanden.", "de", Location(FILE.name, 5, 1)),
        ("wir verkaufen ihre Daten  an niemanden.", "de", Location(FILE.name, 5, 1)),
        ("Ein Käufer erhält die Daten.", "de", Location(FILE.name, 9, 1)),
        ("7 Käufer erhalten die Daten.", "de", Location(FILE.name, 9, 1)),
        ("Die Daten gehen an: Kumo", "de", Location(FILE.name, 18, 1)),
        # what is out of use, too short or in another order wrote nothing
        ("Wir verkaufen Daten an niemanden und nichts.", "de", Location(FILE.name, 12, 1)),
        ("an niemanden. Wir verkauften", "de", None),
        ("We do not sell your data to anyone.", "en", HERE),
        ("3 buyers get the data.", "en", HERE),
        ("Up to 20% of the data is sold.", "en", HERE),
        ("We share it where you have agreed to that.", "en", THERE),
        # a law's label has a context of its own, which is no clause
        ("the right to learn everything", "en", None),
        ("Nobody wrote this.", "en", None),
        ("Das hat niemand geschrieben.", "de", None),
        ("We do not sell your data to anyone.", "fr", None),
        ("", "en", None),
        ("shoes", "en", None),
    ],
)
def test_the_place_of_a_sentence(
    text: str, language: str, place: Location | None, acme: Company, proofreader: Proofreader
) -> None:
    """The catalog's entry in a language, the template's line in English; the message that holds most of it."""
    assert proofreader.origin(text, "sale", language, acme) == place


@pytest.mark.parametrize(("language", "text"), [("en", "We measure shoes."), ("de", "Wir messen Schuhe.")])
def test_a_company_s_own_words_stand_in_its_file(language: str, text: str, acme: Company, proofreader: Proofreader) -> None:
    """In the line of that language."""
    place = proofreader.origin(text, "shoes", language, acme)
    assert place is not None
    assert place == acme.where(("clauses", 0, "text", language))
    assert text in OWN.splitlines()[place.line - 1]


def test_own_words_around_a_fact(tree: Tree, proofreader: Proofreader) -> None:
    """Their parts are known again, whatever stands between them."""
    company = tree.load(OWN.replace("We measure shoes.", "'Ask {contacts.privacy.email} to measure **your shoes**.'"))
    place = proofreader.origin("Ask privacy@acme.example to measure your shoes.", "shoes", "en", company)
    assert place == company.where(("clauses", 0, "text", "en"))


def test_the_message_of_another_clause_is_none(acme: Company, proofreader: Proofreader) -> None:
    """A clause says its own words and those that all share: the shared ones have a context without a stroke."""
    assert proofreader.origin("We do not sell your data to anyone.", "sale", "en", acme) == HERE
    assert len("where you have agreed") >= ENOUGH


def test_habits_that_nobody_wrote(proofreader: Proofreader) -> None:
    """Empty ones, always the same, so that what is read with them is remembered."""
    assert not proofreader.habits_of("de").described
    assert proofreader.habits_of("de") is proofreader.habits_of("de")
    assert (proofreader.habits_of("de").language, proofreader.habits_of("de").denial) == ("de", None)


def test_the_lexicon_holds_the_languages_that_are_described() -> None:
    """The catalog of another, half written, would call its words strangers."""
    described = {"en": Habits(language="en", loans=("a",)), "tr": Habits(language="tr", loans=("a",))}
    messages = {code: Messages(code, {WANTED[0].key: ("Satış yapılmaz.",)}) for code in ("en", "de", "tr")}
    words = Proofreader(described, messages, WANTED).lexicon.words
    assert set(words) == {"en", "tr"}
    assert "satış" in words["tr"] and "sell" in words["en"]


def test_without_anything() -> None:
    """The default reads nothing and knows no place."""
    assert not Proofreader().lexicon.words.get("en")
