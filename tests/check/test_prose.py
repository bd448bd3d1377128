"""Findings about the words: a seeded fault in a message of the second language is found, graded, and placed where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from klausa.check import Finding
from klausa.check.prose import SHOWN, catalogs, certificate
from klausa.clauses import load_clauses
from klausa.errors import Location
from klausa.language.habits import Concept, Habits, Slip
from klausa.language.po import Entry, PoFile
from klausa.pipeline import Told, Words, tell
from klausa.prose.proofreader import Proofreader
from klausa.render.environment import environment
from tests.tree import SMALL, Tree, german, messages

TEXT = SMALL.replace("[en]", "[en, de]")
UNITS = {"day": ("days?",)}
NOT = (r"\b(?:not|never)\b",)
MAY = (r"\b(?:may|can)\b",)
ENGLISH = Habits(language="en", units=UNITS, negations=NOT, permissions=MAY, longest=60)
GERMAN = Habits(language="de", units=UNITS, negations=NOT, permissions=MAY, longest=60)
SOLD = ("sale", "We do not sell personal data.")
FILE = "locales/de/LC_MESSAGES/all.po"


def words(changed: Mapping[tuple[str, str], str] | None = None, habits: Habits = GERMAN) -> Words:
    """English and "German", which says the English words but for *changed* ones and has them in a catalog."""
    found = german(changed)
    entries = tuple(Entry(*key, None, texts, line) for line, (key, texts) in enumerate(found.messages["de"].texts.items(), 1))
    # without the wanted messages no word is known to be English, so this "German" is no leak
    reader = Proofreader({"en": ENGLISH, "de": habits}, found.messages, (), {"de": (PoFile(FILE, entries=entries),)})
    return replace(found, proofreader=reader)


def line_of(key: tuple[str, str]) -> int:
    """The line of a message in that catalog."""
    return [message.key for message in messages()].index(key) + 1


def about(told: Told) -> list[Finding]:
    """The findings about words."""
    return [finding for finding in told.findings if finding.code.startswith(("parity/", "text/", "words/"))]


def told(
    tree: Tree, changed: Mapping[tuple[str, str], str] | None = None, habits: Habits = GERMAN, text: str = TEXT
) -> list[Finding]:
    """The findings about the words of the small policy."""
    return about(tree.tell(text, words(changed, habits)))


def test_two_languages_that_say_the_same_are_fine(tree: Tree) -> None:
    """Nothing is found, and the certificate says so."""
    item = tree.tell(TEXT, words())
    assert about(item) == []
    assert item.certificate.differences == ()
    assert [row.clause for row in item.certificate.rows] == [clause.id for clause in item.rendered["en"].clauses]


@pytest.mark.parametrize(
    ("said", "level", "code"),
    [
        ("We sell personal data.", "warning", "words/denials"),
        ("We may not sell personal data.", "warning", "words/permissions"),
        ("We do not sell personal data for 5 days.", "error", "parity/figures"),
        ("We do not sell personal data to Kumo.", "error", "parity/names"),
        ("We do not sell personal data, see https://a.example.", "error", "parity/addresses"),
        ("We do not sell personal data from 1 Mai 2025.", "error", "parity/dates"),
        ("We do not sell personal data..", "error", "text/leftover"),
    ],
)
def test_a_fault_in_one_message(said: str, level: str, code: str, tree: Tree) -> None:
    """Its kind, how grave it is, the line of the catalog, the clause, and both languages' words."""
    (finding,) = told(tree, {SOLD: said})
    assert (finding.level, finding.code) == (level, code)
    assert finding.location == Location(FILE, line_of(SOLD), 1)
    assert '"sale"' in finding.message and said in finding.message
    assert finding.remedy


def test_what_a_difference_says(tree: Tree) -> None:
    """What each language says and the other does not; of two languages none stands alone."""
    (finding,) = told(tree, {SOLD: "We do not sell personal data for 5 days."})
    assert finding.message == (
        'the languages differ in the figures of the clause "sale" (en: nothing more; de: 5 day), '
        "here “We do not sell personal data for 5 days.”"
    )
    assert finding.remedy == "compare the two languages"
    (finding,) = told(tree, {SOLD: "We sell personal data."})
    assert "(en: 1 (not); de: 0)" in finding.message


def test_a_language_with_more_pieces(tree: Tree) -> None:
    """The clause cannot be paired: the finding stands at the policy, for no sentence of it is to blame."""
    (finding,) = told(tree, {SOLD: "We do not sell.\n\nPersonal data is safe."})
    assert (finding.code, finding.level) == ("parity/pieces", "error")
    assert "(en: 2; de: 3)" in finding.message
    assert finding.location.file == "policies/acme/policy.yml"


def test_one_language_is_not_compared(tree: Tree) -> None:
    """But read: what templates leave behind is found in it too."""
    assert told(tree, text=SMALL) == []


OWN = """\
clauses:
  - id: shoes
    after: data
    heading: {en: Shoes, de: Schuhe}
    text:
      en: We keep shoes for 30 days.
      de: We keep shoes for 60 days.
"""


def test_a_fault_in_a_company_s_own_words(tree: Tree) -> None:
    """It stands in the policy file, in the line of the language."""
    (finding,) = told(tree, text=TEXT + OWN)
    assert (finding.code, finding.location.file) == ("parity/figures", "policies/acme/policy.yml")
    assert (TEXT + OWN).splitlines()[finding.location.line - 1].strip() == "de: We keep shoes for 60 days."


def test_a_slip_and_an_unwanted_word(tree: Tree) -> None:
    """A warning with what to write instead; in a name it is none."""
    habits = GERMAN.model_copy(
        update={
            "slips": (Slip(pattern=r"\bsell\b", why="a plain word", write="vend"), Slip(pattern="Acme", why="a name")),
            "glossary": (Concept(id="data", word="data", never=("personal data",), write="data"),),
        }
    )
    found = [finding for finding in told(tree, habits=habits) if "We do not sell" in finding.message]
    assert [(finding.level, finding.code, finding.remedy) for finding in found] == [
        ("warning", "words/term", "write data"),
        ("warning", "words/term", "write vend"),
    ]
    assert not any("“Acme”" in finding.message for finding in told(tree, habits=habits))


def test_words_of_another_language(tree: Tree) -> None:
    """One or two are a warning, a sentence an error; here all are English, whose catalog German words replaced."""
    strange = {message.key: "Wörter einer Sprache, %(x)s." for message in messages()}
    base = words()
    texts = {key: (text, text) for key, text in strange.items()}
    reader = Proofreader(
        base.proofreader.habits,
        {**base.messages, "de": replace(base.messages["de"], texts=texts)},
        messages(),
        base.proofreader.catalogs,
    )
    found = [finding for finding in about(tell(tree.load(TEXT), replace(base, proofreader=reader))) if "leak" in finding.code]
    (sold,) = [finding for finding in found if "sell personal" in finding.message]
    assert (sold.level, sold.code, sold.location.line) == ("error", "text/leak", line_of(SOLD))
    assert "(en): sell, personal, data" in sold.message or "(en): not, sell, personal, data" in sold.message
    assert {(finding.level, finding.code) for finding in found} == {("error", "text/leak"), ("warning", "words/leak")}


def test_a_long_sentence_is_a_note(tree: Tree) -> None:
    """It says how long, and how long the language's may be."""
    said = f"We do not sell personal data, {'and ' * 60}never."
    found = [finding for finding in told(tree, {SOLD: said}) if finding.code == "words/long"]
    assert [(finding.level, finding.location.line) for finding in found] == [("note", line_of(SOLD))]
    assert "a sentence of 67 words; de has at most 60" in found[0].message
    assert len(found[0].message) < SHOWN + 120


def test_a_language_that_nobody_described(tree: Tree) -> None:
    """Its figures are compared and its leftovers found; its words are not judged."""
    unknown = Habits(language="de")
    assert told(tree, {SOLD: "We sell personal data."}, unknown) == []
    (finding,) = told(tree, {SOLD: "We do not sell personal data for 5 days."}, unknown)
    assert finding.code == "parity/figures"


def test_a_place_that_nobody_knows(tree: Tree) -> None:
    """A clause written for one language has no message: the finding stands at its file."""
    base = words()
    tree.clause("sale", "de", "## Verkauf\n\n{{ because(policy.sale.sold) }}Kein Verkauf..\n")
    folders = (*base.templates, tree.root / "templates")
    own = replace(
        base,
        clauses=load_clauses(folders),
        environments={code: environment(folders, found) for code, found in base.messages.items()},
        templates=folders,
    )
    (leftover,) = [finding for finding in about(tell(tree.load(TEXT), own)) if finding.code == "text/leftover"]
    assert leftover.location.file == "templates/clauses/sale.de.md.j2"


def test_the_facts_of_a_clause_by_their_kind(tree: Tree) -> None:
    """A yes or no, a value that is printed, and what only chooses words."""
    company = tree.load(TEXT)
    item = tell(company, words())
    rows = {row.clause: row for row in certificate(company, item.rendered, words().proofreader).rows}
    assert rows["sale"].facts["en"]["polarity"] == ("sale.sold",)
    assert "retention.logs.period.at-most" in rows["retention"].facts["en"]["values"]
    assert rows["sale"].facts["en"] == rows["sale"].facts["de"]
    for row in rows.values():
        for told_ in row.facts.values():
            assert not set(told_["statements"]) & set(told_["values"])


def test_the_messages_beside_the_policies() -> None:
    """All of them, whether a policy says them or not; ours, catalogs out of use and languages that nobody described are left out."""
    right = Entry("x", "For 5 days.", None, ("For 5 days.",), 3)
    wrong = Entry("x", "For 5 days.", None, ("For 6 days.",), 7)
    doubt = Entry("x", "We do not.", None, ("We do.",), 9)
    gone = replace(wrong, obsolete=True)
    base = words()

    def read(name: str, *entries: Entry, habits: Habits = GERMAN) -> list[Finding]:
        reader = Proofreader({"en": ENGLISH, "de": habits}, base.messages, (), {"de": (PoFile(name, entries=entries),)})
        return list(catalogs(reader))

    found = read(FILE, right, wrong, doubt, gone)
    assert [(one.level, one.code, one.location) for one in found] == [
        ("error", "parity/figures", Location(FILE, 7, 1)),
        ("warning", "words/denials", Location(FILE, 9, 1)),
    ]
    assert found[0].message == 'it says 6 day where the English says 5 day (“For 5 days.”, context "x")'
    assert read("klausa/locales/de/LC_MESSAGES/all.po", wrong) == []
    assert read(FILE, wrong, habits=Habits(language="de")) == []
