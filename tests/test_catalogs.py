"""Catalogs: what is missing or broken is told with file and line; a user's words go before ours; an edited file is read anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from klausa.errors import Location, Unreadable
from klausa.language.catalogs import SHOWN, Message, Messages, languages, missing, read_catalogs
from klausa.pipeline import load_words, run
from klausa.where import shipped
from tests.tree import ROOT, Tree

HEAD = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
GREETING = 'msgctxt "contact"\nmsgid "Contact"\nmsgstr "Kontakt"\n'


def catalog(tree: Tree, text: str | bytes, name: str = "a") -> Path:
    """Writes one file of the German catalogs under `locales/`."""
    return tree.write(f"locales/de/LC_MESSAGES/{name}.po", HEAD + text if isinstance(text, str) else text)


def read(tree: Tree) -> Messages:
    """The German catalogs of a tree."""
    return read_catalogs("de", [tree.root / "locales"], tree.root)


def problem(tree: Tree) -> str:
    """The one problem of the German catalogs of a tree."""
    with pytest.raises(Unreadable) as raised:
        read(tree)
    (found,) = raised.value.problems
    return str(found)


def test_a_catalog_says_its_words(tree: Tree) -> None:
    """Context and English text find the words; the same text in another context is another message."""
    catalog(tree, GREETING)
    assert read(tree).get("contact", "Contact") == "Kontakt"
    with pytest.raises(KeyError):
        read(tree).get("data", "Contact")


def test_english_needs_no_catalog() -> None:
    """English says the messages themselves, singular and plural."""
    english = read_catalogs("en", [])
    assert english.get("contact", "Contact") == "Contact"
    assert [english.get_plural("x", "one", "many", number) for number in (0, 1, 2)] == ["many", "one", "many"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            '#, fuzzy\nmsgctxt "contact"\nmsgid "Contact"\nmsgstr "Kontakt"\n',
            "11:1",
            ['"Contact" is marked fuzzy', "check the words against the English and remove the mark"],
        ),
        (
            'msgctxt "contact"\nmsgid "by %(ways)s"\nmsgstr "über %(wege)s"\n',
            "10:1",
            ["%(ways)s is missing", "%(wege)s is not in the English", "spelt the same"],
        ),
        ('msgctxt "contact"\nmsgid "by %(ways)s"\nmsgstr "so"\n', "10:1", ["%(ways)s is missing"]),
        ('msgctxt "data"\nmsgid "all of it"\nmsgstr "100 % davon"\n', "10:1", ['a lone % stands in "100 % davon"', "write %%"]),
        ('msgctxt "data"\nmsgid "all of it"\nmsgstr "davon 100%"\n', "10:1", ["a lone %", "write %%"]),
        (
            'msgctxt "data"\nmsgid "%(num)s day of %(x)s"\nmsgid_plural "%(num)s days of %(x)s"\n'
            'msgstr[0] "ein Tag von %(x)s"\nmsgstr[1] "%(num)s Tage"\n',
            "10:1",
            ["%(x)s is missing"],
        ),
        (
            '#, fuzzy\n#| msgid "Reach us"\nmsgctxt "contact"\nmsgid "Contact"\nmsgstr "Kontakt"\n',
            "12:1",
            ['answer the older English "Reach us", which is now "Contact"', "check the words against the English"],
        ),
        (
            '#, fuzzy\n#| msgctxt "people"\n#| msgid "Contact"\nmsgctxt "contact"\nmsgid "Contact"\nmsgstr "Kontakt"\n',
            "13:1",
            ['"Contact" is marked fuzzy: it was said in the context "people" before'],
        ),
        (
            GREETING + "\n" + GREETING,
            "14:1",
            ['"Contact" (context "contact") stands here a second time, after line 10', "delete one"],
        ),
        ('msgctxt "contact"\nmsgid "Contact"\nmsgstr "Kontakt "\n', "10:1", ["the blanks at the ends", "begin and end it"]),
        (
            'msgctxt "contact"\nmsgid "by %(ways)s"\nmsgstr "über %(ways)d"\n',
            "10:1",
            ['"%(ways)d" in "über %(ways)d" is no placeholder', "end it with the letter s"],
        ),
        (
            'msgctxt "data"\nmsgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "ein Tag"\nmsgstr[1] ""\n',
            "10:1",
            ['a plural form of "%(num)s day" has no words', "fill every msgstr"],
        ),
        ('msgctxt "x"\nmsgid "Broken"\n\n' + GREETING, "10:1", ["the message has no msgstr"]),
        ('msgid ""\nmsgstr "Broken"\n', "9:1", ["a second header"]),
        (GREETING + 'msgctxt "x\nmsgid "Broken"\n', "12:1", ["this is not a message catalog", "check quotes and keywords"]),
        (GREETING + "What is this?\n", "12:1", ["this is not a message catalog", "check quotes and keywords"]),
    ],
    ids=[
        *("fuzzy", "renamed", "lost", "lone-percent", "percent-at-end", "plural-lost", "changed", "moved", "twice", "blank"),
        *("conversion", "empty-form", "no-words-line", "two-headers", "quote", "no-keyword"),
    ],
)
def test_a_broken_message_has_its_line_and_a_way_out(text: str, place: str, words: list[str], tree: Tree) -> None:
    """Each way in which a message can be wrong is told at the message, with what to do."""
    catalog(tree, text)
    found = problem(tree)
    assert found.startswith(f"locales/de/LC_MESSAGES/a.po:{place}: "), found
    assert all(part in found for part in words), found


def test_a_catalog_in_another_encoding_is_told_not_raised(tree: Tree) -> None:
    """Latin-1 under a header that says UTF-8."""
    catalog(tree, (HEAD + 'msgctxt "data"\nmsgid "all"\nmsgstr "').encode() + b'\xe4lles"\n')
    found = problem(tree)
    assert found == "locales/de/LC_MESSAGES/a.po:11:1: this is not valid UTF-8; save the file with the encoding UTF-8"


PLURAL = 'msgctxt "data"\nmsgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "ein Tag"\n'


def test_a_message_with_too_few_plural_forms_is_told(tree: Tree) -> None:
    """One form where the header says two: it would raise in the middle of a page, for some numbers only."""
    catalog(tree, PLURAL)
    assert problem(tree) == (
        'locales/de/LC_MESSAGES/a.po:10:1: "%(num)s day" has 1 plural form where the header says 2; write msgstr[0] to msgstr[1]'
    )


def test_counted_messages_need_a_rule(tree: Tree) -> None:
    """Without the header's line nothing says which form is which."""
    head = HEAD.replace('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "")
    catalog(tree, (head + PLURAL + 'msgstr[1] "%(num)s Tage"\n').encode())
    assert "there are counted messages, and no Plural-Forms to pick their forms" in problem(tree)


def test_a_message_of_one_form_in_a_language_without_plurals(tree: Tree) -> None:
    """Indonesian has one form; a second one is a mistake."""
    head = HEAD.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0")
    catalog(tree, (head + PLURAL + 'msgstr[1] "%(num)s Tage"\n').encode())
    assert "has 2 plural forms where the header says 1; write msgstr[0] alone" in problem(tree)


def test_a_message_with_too_many_plural_forms_is_told(tree: Tree) -> None:
    """Three forms where the header says two."""
    catalog(tree, PLURAL + 'msgstr[1] "%(num)s Tage"\nmsgstr[2] "%(num)s Tage"\n')
    assert "has 3 plural forms where the header says 2" in problem(tree)


@pytest.mark.parametrize("rule", ["n * days", "n", "n % 0"])
def test_a_plural_rule_that_is_none_is_told(rule: str, tree: Tree) -> None:
    """The rule is tried when the file is read, not when the first number is printed."""
    catalog(tree, (HEAD.replace("(n != 1)", rule) + PLURAL + 'msgstr[1] "%(num)s Tage"\n').encode())
    assert f'a.po:7:1: "nplurals=2; plural={rule};" is no plural rule' in problem(tree)


def test_two_files_with_different_plural_rules_are_told(tree: Tree) -> None:
    """One rule picks the form in all files of a language, so a second rule would pick wrong or none at all."""
    catalog(tree, PLURAL + 'msgstr[1] "%(num)s Tage"\n', "a")
    catalog(tree, (HEAD.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0") + PLURAL).encode(), "b")
    assert problem(tree) == (
        'locales/de/LC_MESSAGES/b.po:7:1: the plural rule "0" differs from "(n != 1)" in the catalogs before; '
        "copy the line Plural-Forms from those"
    )


def test_a_message_that_may_leave_out_the_number(tree: Tree) -> None:
    """A plural form may say "one day" without the figure."""
    catalog(
        tree, 'msgctxt "data"\nmsgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "ein Tag"\nmsgstr[1] "%(num)s Tage"\n'
    )
    words = read(tree)
    assert [words.get_plural("data", "%(num)s day", "%(num)s days", number) for number in (1, 2)] == ["ein Tag", "%(num)s Tage"]


def test_a_catalog_without_plurals_needs_no_rule_for_them(tree: Tree) -> None:
    """A user's few messages are merged whatever their header says."""
    catalog(tree, PLURAL + 'msgstr[1] "%(num)s Tage"\n', "a")
    catalog(tree, (HEAD.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0") + GREETING).encode(), "b")
    assert read(tree).plural_rule == "(n != 1)"


def test_every_problem_of_every_file_is_told_at_once(tree: Tree) -> None:
    """Whoever translates sees all that is wrong in one run."""
    fuzzy = '#, fuzzy\nmsgctxt "x"\nmsgid "%s"\nmsgstr "y"\n'
    catalog(tree, fuzzy.replace("%s", "one") + "\n" + fuzzy.replace("%s", "two"), "a")
    catalog(tree, "What?\n", "b")
    with pytest.raises(Unreadable) as raised:
        read(tree)
    assert [str(found.location) for found in raised.value.problems] == [
        "locales/de/LC_MESSAGES/a.po:11:1",
        "locales/de/LC_MESSAGES/a.po:16:1",
        "locales/de/LC_MESSAGES/b.po:9:1",
    ]


def test_what_has_no_words_is_told_at_the_english_text() -> None:
    """The place is the template's line; an empty translation is as good as none."""
    here = Location("templates/clauses/data.md.j2", 4, 1)
    wanted = [Message("data", "Data", None, here), Message("data", "More", None, here)]
    words = Messages("de", {("data", "More"): ("Mehr",), ("data", "Data"): ("",)})
    (found,) = missing(words, wanted, "locales")
    assert str(found) == (
        'templates/clauses/data.md.j2:4:1: "Data" has no words in de (context "data"); '
        "add the message to a catalog under locales/de/LC_MESSAGES/ (`klausa language de` writes it there)"
    )
    assert missing(Messages("en"), wanted, "locales") == []


def test_a_language_that_is_just_begun_is_told_in_short() -> None:
    """The first messages one by one, the rest as a number."""
    wanted = [Message("data", str(number), None, Location("t", number, 1)) for number in range(1, SHOWN + 31)]
    found = missing(Messages("de"), wanted, "locales")
    assert len(found) == SHOWN + 1
    assert "30 more messages have no words in de" in str(found[-1])


def test_a_missing_message_stops_the_whole_run(tree: Tree) -> None:
    """No fallback: a policy in a language with a hole in its catalog is not rendered at all."""
    tree.with_german()
    file = tree.root / "locales/de/LC_MESSAGES/all.po"
    whole = file.read_text(encoding="utf-8")
    hole = 'msgid "We do not sell personal data."\nmsgstr "We do not sell personal data."'
    assert hole in whole
    tree.write("locales/de/LC_MESSAGES/all.po", whole.replace(hole, hole.rsplit('"', 2)[0] + '""'))
    tree.company("languages: [en, de]\nname: Acme\n")
    with pytest.raises(Unreadable) as raised:
        run(tree.root)
    (found,) = raised.value.problems
    assert '"We do not sell personal data." has no words in de (context "sale")' in str(found)
    assert str(found.location).startswith(("templates/clauses/sale.md.j2:", f"{shipped('templates')}/clauses/sale.md.j2:"))


def test_a_user_s_catalog_goes_before_ours_message_by_message(tree: Tree) -> None:
    """One changed message, all others as shipped."""
    tree.write(
        "locales/tr/LC_MESSAGES/mine.po",
        HEAD.replace("de", "tr", 1) + 'msgctxt "furniture"\nmsgid "Version"\nmsgstr "Baskı"\n',
    )
    ours = read_catalogs("tr", [shipped("locales")], ROOT)
    merged = read_catalogs("tr", [shipped("locales"), tree.root / "locales"], tree.root)
    assert ours.get("furniture", "Version") not in ("", "Baskı")
    assert merged.get("furniture", "Version") == "Baskı"
    assert {key for key in merged.texts if merged.texts[key] != ours.texts[key]} == {("furniture", "Version")}
    assert merged.plural_rule == ours.plural_rule


def test_an_edited_catalog_is_read_anew(tree: Tree) -> None:
    """`mkdocs serve` rebuilds in the same process: a file whose time or size changed must not come from memory."""
    file = catalog(tree, GREETING)
    assert read(tree).get("contact", "Contact") == "Kontakt"
    catalog(tree, GREETING.replace("Kontakt", "So erreichen Sie uns"))
    later = file.stat().st_mtime_ns + 1_000_000_000
    os.utime(file, ns=(later, later))
    assert read(tree).get("contact", "Contact") == "So erreichen Sie uns"


def test_languages_are_those_with_a_catalog_and_english(tree: Tree) -> None:
    """A user's own language counts."""
    catalog(tree, GREETING)
    assert languages([shipped("locales"), tree.root / "locales"]) == ("de", "en", "id", "tr")


def test_the_words_of_a_language_of_one_s_own(tree: Tree) -> None:
    """A complete catalog is all that a further language needs."""
    tree.with_german()
    assert (
        load_words(tree.root, ["de"]).messages["de"].get("sale", "We do not sell personal data.")
        == "We do not sell personal data."
    )
