"""One strict test over all catalogs, and each way in which a catalog can be unfinished."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polib
import pytest

from klausa.language.catalogs import faults
from klausa.language.po import parse_po
from klausa.refresh import kept_languages, plan, write
from klausa.refresh.strict import strict
from tests.tree import ROOT, Tree

FOLDER = "locales/de/LC_MESSAGES"


@pytest.mark.parametrize("language", kept_languages(ROOT))
def test_our_catalogs_are_finished(language: str) -> None:
    """Complete, nothing fuzzy or commented out, equal placeholders, right plural forms, blanks and per cent signs, every entry with what it
    is for, none twice, and each file as `make catalogs` would write it."""
    assert [str(problem) for problem in strict(language, ROOT)] == []


@cache
def _finished() -> dict[str, str]:
    """The German catalogs, complete: every message says its English words."""
    with tempfile.TemporaryDirectory() as folder:
        write(plan("de", Path(folder)))
        for file in (Path(folder) / FOLDER).glob("*.po"):
            po = polib.pofile(str(file), wrapwidth=120)
            for entry in po:
                if entry.msgid_plural:
                    entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
                else:
                    entry.msgstr = entry.msgid
            po.save()
        return {file.name: file.read_text(encoding="utf-8") for file in (Path(folder) / FOLDER).glob("*.po")}


def german(tree: Tree, file: str = "site.po", change: Callable[[str], str] = str) -> list[str]:
    """The problems of the German catalogs where one file is changed."""
    for name, text in _finished().items():
        changed = change(text) if name == file else text
        assert change is str or name != file or changed != text, "nothing was changed"
        tree.write(f"{FOLDER}/{name}", changed)
    return [str(problem) for problem in strict("de", tree.root)]


def without(text: str) -> str:
    """Without the entry "Version"."""
    blocks = text.split("\n\n")
    return "\n\n".join(block for block in blocks if 'msgid "Version"' not in block)


def test_a_finished_language_has_no_problems(tree: Tree) -> None:
    """As a translator's tool leaves it: Poedit and polib wrap no differently."""
    assert german(tree) == []


VERSION = 'msgid "Version"\nmsgstr "Version"\n'


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        (
            "site.po",
            lambda text: text.replace(VERSION, 'msgid "Version"\nmsgstr ""\n'),
            '"Version" (context "furniture") has no words',
        ),
        ("site.po", without, '"Version" (context "furniture") has no entry'),
        (
            "site.po",
            lambda text: text.replace('msgctxt "furniture"\n' + VERSION, '#, fuzzy\nmsgctxt "furniture"\n' + VERSION),
            '"Version" is marked fuzzy',
        ),
        ("site.po", lambda text: text + '\n#~ msgctxt "x"\n#~ msgid "Old"\n#~ msgstr "Alt"\n', "is kept as a comment (#~)"),
        (
            "site.po",
            lambda text: text + '\nmsgctxt "x"\nmsgid "Old"\nmsgstr "Alt"\n',
            'nobody asks for "Old" (context "x") any more',
        ),
        ("site.po", lambda text: text + "\n" + 'msgctxt "furniture"\n' + VERSION, "stands here a second time"),
        (
            "site.po",
            lambda text: text.replace('msgstr "Published at %(address)s"', 'msgstr "Published at %(adress)s"'),
            "%(address)s is missing, %(adress)s is not in the English",
        ),
        ("site.po", lambda text: text.replace('msgstr "Version"', 'msgstr "Version "'), "the blanks at the ends"),
        ("site.po", lambda text: text.replace('msgstr "Version"', 'msgstr "100% Version"'), "a lone % stands in"),
        ("site.po", lambda text: re.sub(r"(?m)^#\. Page list: .*\n", "", text), "does not say what it is for"),
        (
            "site.po",
            lambda text: text.replace("Page furniture: ", "Something else: "),
            "the file is out of step with the English",
        ),
        ("clauses.po", lambda text: text.replace('msgstr[1] "%(num)s days"\n', ""), "has 1 plural form where the header says 2"),
        (
            "clauses.po",
            lambda text: text.replace('msgstr[1] "%(num)s days"\n', 'msgstr[1] "%(num)s days"\nmsgstr[2] "%(num)s days"\n'),
            "has 3 plural forms where the header says 2",
        ),
        ("clauses.po", lambda text: text.replace('msgstr[1] "%(num)s days"', 'msgstr[1] ""'), "a plural form of"),
        ("clauses.po", lambda text: text.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=n"), "is no plural rule"),
        ("vocabulary.po", lambda text: text.replace('msgid "', "msgid “", 3), "this is not a message catalog"),
    ],
    ids=[
        *("no-words", "no-entry", "fuzzy", "obsolete", "unasked", "twice", "placeholder", "blanks", "percent", "no-comment"),
        *("out-of-step", "few-forms", "many-forms", "empty-form", "rule", "broken"),
    ],
)
def test_each_kind_of_fault_is_told(file: str, change: Callable[[str], str], told: str, tree: Tree) -> None:
    """With the file, the line and what to do."""
    found = [problem for problem in german(tree, file, change) if told in problem]
    assert found and all(problem.startswith(f"{FOLDER}/{file}:") for problem in found), german(tree, file, change)
    assert all("; " in problem for problem in found)


def test_what_builds_check_too_needs_no_list_of_messages() -> None:
    """A user's catalog gets the same checks when it is read."""
    text = _finished()["site.po"].replace(VERSION, 'msgid "Version"\nmsgstr "Version %"\n', 1)
    (problem,) = faults([parse_po(text.encode(), "site.po")])
    assert "a lone % stands in" in problem.message
