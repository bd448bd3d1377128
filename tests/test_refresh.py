"""Catalogs in step with the English: what is kept, what waits for someone to look, and what a user's own catalogs hold beside ours."""

from __future__ import annotations

import polib
import pytest
from click.testing import CliRunner

from klausa.cli import main
from klausa.errors import Unreadable
from klausa.language.catalogs import Message, read_catalogs
from klausa.language.po import Entry, parse_po, read_po
from klausa.refresh import plan, write
from klausa.refresh.layout import as_file
from klausa.refresh.merge import merged
from klausa.where import shipped
from tests.tree import ROOT, Tree

OLD = "We keep personal data no longer than needed."
NEW = "We keep your personal data no longer than is needed."
NOTHING = (None, None, None)


def entry(text: str, words: str, context: str = "retention", **more: object) -> Entry:
    """An entry with words."""
    return Entry(context, text, None, (words,), **more)  # type: ignore[arg-type]


def after(old: list[Entry], *messages: Message, forms: int = 2) -> list[Entry]:
    """The entries that these messages have after the old ones."""
    return [new for _, new, _ in merged(old, messages, messages, forms).entries]


def test_unchanged_english_keeps_its_words_and_notes() -> None:
    """Whatever else is noted about it; the comment is of today."""
    old = entry(OLD, "Wir …", note="checked by Ayşe", comment="old", flags=("no-wrap",))
    (new,) = after([old], Message("retention", OLD, None, comment="Clause retention: sentence"))
    assert (new.words, new.note, new.flags, new.comment) == (
        ("Wir …",),
        "checked by Ayşe",
        ("no-wrap",),
        "Clause retention: sentence",
    )


def test_a_changed_sentence_keeps_its_old_words_until_someone_looks() -> None:
    """Marked fuzzy, with the English that the words answer."""
    (new,) = after([entry(OLD, "Wir …")], Message("retention", NEW))
    assert (new.text, new.words, new.flags, new.previous) == (NEW, ("Wir …",), ("fuzzy",), (None, OLD, None))


def test_a_sentence_that_changes_twice_remembers_what_its_words_answer() -> None:
    """The English between never had words."""
    (once,) = after([entry(OLD, "Wir …")], Message("retention", NEW))
    (twice,) = after([once], Message("retention", NEW + " Always."))
    assert (twice.text, twice.previous) == (NEW + " Always.", (None, OLD, None))


def test_the_older_english_stays_until_the_mark_is_removed() -> None:
    """Then it goes: it has done its work."""
    (new,) = after([entry(OLD, "Wir …")], Message("retention", NEW))
    (again,) = after([new], Message("retention", NEW))
    assert again == new
    looked_at = Entry(new.context, new.text, None, ("Anders",), previous=new.previous)
    (done,) = after([looked_at], Message("retention", NEW))
    assert (done.words, done.flags, done.previous) == (("Anders",), (), NOTHING)


def test_a_new_sentence_that_is_like_none_has_no_words() -> None:
    """And the old one is told as gone."""
    message = Message("retention", "Logs are deleted.")
    result = merged([entry(OLD, "Wir …")], [message], [message], 2)
    assert [new.words for _, new, _ in result.entries] == [("",)] and [gone.text for gone in result.gone] == [OLD]


def test_the_likest_pair_goes_first_and_one_to_one() -> None:
    """Two changed sentences do not share the words of one, nor does a message of another context get them."""
    old = [entry("We keep logs for a year.", "A"), entry("We keep logs for a year and a day.", "B")]
    new = after(
        old, Message("retention", "We keep logs for one year and a day."), Message("retention", "We keep logs for one year.")
    )
    assert [found.words for found in new] == [("B",), ("A",)]
    (other,) = after([entry(OLD, "Wir …")], Message("data", NEW))
    assert other.words == ("",)


def test_a_sentence_that_moves_to_another_clause_takes_its_words_along() -> None:
    """They wait for a look: the place may ask for another form."""
    (new,) = after([entry(OLD, "Wir …")], Message("data", OLD))
    assert (new.context, new.words, new.flags, new.previous) == ("data", ("Wir …",), ("fuzzy",), ("retention", OLD, None))


def test_what_was_commented_out_comes_back() -> None:
    """As gettext does it; a live entry goes before."""
    (new,) = after([entry(OLD, "Wir …", obsolete=True)], Message("retention", OLD))
    assert (new.words, new.obsolete, new.flags) == (("Wir …",), False, ())
    (new,) = after([entry(OLD, "Alt", obsolete=True), entry(OLD, "Neu")], Message("retention", OLD))
    assert new.words == ("Neu",)


def test_plural_forms() -> None:
    """As many as the language has; Indonesian one (a second was written once); too few are filled with nothing."""
    message = Message("x", "%(num)s day", "%(num)s days")
    old = Entry("x", "%(num)s day", "%(num)s days", ("%(num)s hari", "%(num)s hari"))
    assert [after([old], message, forms=forms)[0].words for forms in (1, 2, 3)] == [
        ("%(num)s hari",),
        ("%(num)s hari", "%(num)s hari"),
        ("%(num)s hari", "%(num)s hari", ""),
    ]
    assert after([], message, forms=3)[0].words == ("", "", "") and after([], message)[0].flags == ("python-format",)
    (changed,) = after([Entry("x", "%(num)s day", "%(num)s daze", ("a", "b"))], message)
    assert (changed.flags, changed.previous) == (("fuzzy", "python-format"), (None, "%(num)s day", "%(num)s daze"))
    (counted,) = after([Entry("x", "%(num)s day", None, ("a",))], message)
    assert (counted.flags[0], counted.words) == ("fuzzy", ("a", "a"))
    (single,) = after([old], Message("x", "%(num)s day"))
    assert (single.flags[0], single.words) == ("fuzzy", ("%(num)s hari",))


def test_files_come_back_as_they_were_read() -> None:
    """Header, notes, older English, plural forms, odd signs: nothing is lost on the way, and a second run changes nothing."""
    message = Message(
        "x", 'A “very” "long" \\ sentence: ' + "with words-and-hyphens " * 12, None, comment="one\ntwo", source="templates/x"
    )
    odd = entry(
        message.text, "tab\tand\nline " + "lang-wort " * 30, "x", note="a note", flags=("fuzzy",), previous=("y", "z " * 90, None)
    )
    first = as_file(
        [(message, after([odd], message)[0])], "de", "nplurals=2; plural=(n != 1);", "Hers.", {"Last-Translator": "Her"}
    )
    read = parse_po(first, "x.po")
    assert (read.header.strip(), read.fields["Last-Translator"], read.forms) == ("Hers.", "Her", 2)
    assert (read.entries[0].words, read.entries[0].previous, read.entries[0].note) == (odd.words, odd.previous, odd.note)
    again = as_file(
        [(message, after(list(read.entries), message)[0])], "de", read.fields["Plural-Forms"], read.header, read.fields
    )
    assert again == first


def language(tree: Tree, *arguments: str) -> str:
    """Runs `klausa language` and says what it printed."""
    result = CliRunner().invoke(main, ["language", *arguments, "--root", str(tree.root)])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(("code", "forms"), [("de", 2), ("id", None), ("qaa", 2), ("ja", 1), ("pl", 3)])
def test_a_new_language_begins_with_four_files(code: str, forms: int | None, tree: Tree) -> None:
    """In an empty repository, each with its header; of a language that ships, only what the user adds: nothing."""
    told = language(tree, code)
    files = sorted((tree.root / "locales").rglob("*.po"))
    if forms is None:
        assert not files and "id: ships with Klausa; your catalogs hold 0 messages beside those" in told
        return
    assert [file.stem for file in files] == ["clauses", "regimes", "site", "vocabulary"]
    for file in files:
        read = read_po(file)
        assert (read.fields["Language"], read.forms) == (code, forms)
        assert f"{code}: {file.name}: {len(read.entries)} of {len(read.entries)} messages have no words" in told
        assert all(entry.comment and not any(entry.words) for entry in read.entries)
    counted = [entry for file in files for entry in read_po(file).entries if entry.plural]
    assert counted and {len(entry.words) for entry in counted} == {forms}
    assert (tree.root / f"locales/{code}/habits.yml").read_text(encoding="utf-8").startswith("# The habits of this language")
    assert "wrote" not in language(tree, code)
    assert not any(str(ROOT) in file.read_text(encoding="utf-8") for file in files), "an absolute path"


def test_it_says_what_cldr_does_not_know(tree: Tree) -> None:
    """A language without a name, months and joining words there."""
    told = language(tree, "qaa")
    assert "qaa: CLDR does not know the language" in told and "the messages of the context “lists” do" in told
    assert "CLDR knows the language (Deutsch)" in language(tree, "de")


def test_it_says_which_companies_lack_words_of_their_own(tree: Tree) -> None:
    """And which cannot be read."""
    tree.company("languages: [en]\nname: Acme\nterms: {data: {shoe-size: {en: shoe size}}}\n")
    tree.company("languages: [en]\nname: Other\n", "other")
    tree.company("languages: [en]\nnames: Third\n", "third")
    told = language(tree, "de")
    assert "de: companies with words of their own that are not there in it: acme 1\n" in told
    assert "third: 2 problems in its files; `klausa check third` tells them" in told


@pytest.mark.parametrize("code", ["DE", "deutsch", "d", "../x", "en"])
def test_a_code_that_is_none(code: str, tree: Tree) -> None:
    """Wrong use, and nothing is written."""
    result = CliRunner().invoke(main, ["language", code, "--root", str(tree.root)])
    assert result.exit_code == 2 and "Error: " in result.output
    assert not (tree.root / "locales").exists()


def test_a_catalog_that_is_none_is_told_and_left_alone(tree: Tree) -> None:
    """Nothing is written, in no language."""
    file = tree.write("locales/de/LC_MESSAGES/clauses.po", "What?\n")
    result = CliRunner().invoke(main, ["language", "de", "--root", str(tree.root)])
    assert result.exit_code == 2 and "locales/de/LC_MESSAGES/clauses.po:1:1: this is not a message catalog" in result.output
    assert file.read_text(encoding="utf-8") == "What?\n" and len(list(file.parent.iterdir())) == 1


HEAD = 'msgid ""\nmsgstr ""\n"Language: tr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n > 1;\\n"\n\n'


def test_a_user_s_catalog_beside_ours_holds_what_the_user_adds(tree: Tree) -> None:
    """The messages of own templates, and own words for messages of ours, in the file where they stand, under the rule of its header."""
    tree.write(
        "templates/clauses/sale.md.j2", "## {% trans %}Selling{% endtrans %}\n\n{% trans %}We sell nothing.{% endtrans %}\n"
    )
    own = tree.write("locales/tr/LC_MESSAGES/mine.po", HEAD + 'msgctxt "furniture"\nmsgid "Version"\nmsgstr "Baskı"\n')
    told = language(tree, "tr")
    assert "tr: clauses.po: 2 of 2 messages have no words" in told
    read = {file.name: read_po(file) for file in (tree.root / "locales/tr/LC_MESSAGES").glob("*.po")}
    assert {name: [entry.text for entry in file.entries] for name, file in read.items()} == {
        "clauses.po": ["Selling", "We sell nothing."],
        "mine.po": ["Version"],
    }
    assert {file.rule for file in read.values()} == {"n > 1"}
    assert read_po(own).entries[0].words == ("Baskı",)


def test_own_words_for_a_sentence_of_ours_that_has_changed_wait_for_a_look(tree: Tree) -> None:
    """They would be silently lost, and with them what a user wanted to say."""
    sentence = "We do not sell personal data."
    older = sentence.replace("do not sell", "do not ever sell")
    tree.write("locales/tr/LC_MESSAGES/mine.po", HEAD + f'msgctxt "sale"\nmsgid "{older}"\nmsgstr "Satmıyoruz."\n')
    told = language(tree, "tr")
    assert f'the message is marked fuzzy: its words answer the older English "{older}", which is now "{sentence}"' in told
    with pytest.raises(Unreadable, match=f'its words answer the older English "{older}", which is now "{sentence}"'):
        read_catalogs("tr", [shipped("locales"), tree.root / "locales"], tree.root)


def test_words_that_nobody_asks_for_are_told_when_they_go(tree: Tree) -> None:
    """The file stays, empty; version control has the words."""
    own = tree.write("locales/tr/LC_MESSAGES/mine.po", HEAD + 'msgctxt "gone"\nmsgid "Old"\nmsgstr "Eski"\n')
    assert 'nobody asks for "Old" (context "gone") any more; its words were "Eski"' in language(tree, "tr")
    assert read_po(own).entries == ()


def test_a_changed_template_in_a_file_of_ours(tree: Tree) -> None:
    """From the template to the line that Poedit and Weblate show."""
    first = tree.write("templates/clauses/sale.md.j2", "{% trans %}We sell nothing at all.{% endtrans %}\n")
    write(plan("tr", tree.root))
    file = tree.root / "locales/tr/LC_MESSAGES/clauses.po"
    file.write_text(file.read_text(encoding="utf-8").replace('all."\nmsgstr ""', 'all."\nmsgstr "Satmayız."'), encoding="utf-8")
    first.unlink()
    tree.write("templates/clauses/sale.md.j2", "{% trans %}We sell nothing at all today.{% endtrans %}\n")
    assert write(plan("tr", tree.root)) == (file,)
    written = file.read_text(encoding="utf-8")
    assert (
        '#, fuzzy\n#| msgid "We sell nothing at all."\nmsgctxt "sale"\nmsgid "We sell nothing at all today."\nmsgstr "Satmayız."'
        in written
    )
    assert write(plan("tr", tree.root)) == ()
    assert polib.pofile(str(file))[0].previous_msgid == "We sell nothing at all."
    file.write_text(written.replace("#, fuzzy\n", ""), encoding="utf-8")
    write(plan("tr", tree.root))
    assert "#|" not in file.read_text(encoding="utf-8")


def test_without_a_code_every_language_is_brought_in_step(tree: Tree) -> None:
    """Ours and the user's own."""
    language(tree, "de")
    told = language(tree)
    assert all(f"{code}: " in told for code in ("de", "id", "tr")) and "en: " not in told
