"""A language that nobody speaks, and CLDR does not know, by one folder of words: no line of code knows its code."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from klausa.cli import main
from klausa.errors import Unreadable
from klausa.pipeline import run
from klausa.where import PACKAGE
from tests.sites import build, dead_links, page
from tests.tree import MKDOCS, SMALL, Tree

CODE = "qaa"
NAME = "Lángüágé"
LETTERS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
POLICY = SMALL.replace("languages: [en]", f"languages: [en, {CODE}]").replace(", country: DE", "") + (
    "publication: public\n"
    "purposes: [provide-services, provide-support]\n"
    f"terms: {{data: {{shoe-size: {{en: shoe size, {CODE}: shúé sízé}}}}}}\n"
)


def pseudo(text: str) -> str:
    """A made-up translation: accents on the vowels and brackets around each stretch of words; placeholders and signs as they are."""
    parts = re.split(r"(%\(\w+\)s|%%)", text)
    return "".join(part if index % 2 else re.sub(r"\w(?:.*\w)?", _accented, part) for index, part in enumerate(parts))


def _accented(words: re.Match[str]) -> str:
    return f"⟦{words.group().translate(LETTERS)}⟧"


@cache
def catalogs() -> dict[str, bytes]:
    """What `klausa language qaa` writes in an empty folder, with made-up words under each message."""
    with tempfile.TemporaryDirectory() as folder:
        result = CliRunner().invoke(main, ["language", CODE, "--root", folder])
        assert result.exit_code == 0, result.output
        for file in Path(folder).rglob("*.po"):
            po = polib.pofile(str(file), wrapwidth=120)
            for entry in po:
                if entry.msgid_plural:
                    entry.msgstr_plural = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
                else:
                    entry.msgstr = pseudo(entry.msgid)
            po.save()
        habits = Path(folder) / f"locales/{CODE}/habits.yml"
        habits.write_text(habits.read_text(encoding="utf-8") + f"\nname: {NAME}\n", encoding="utf-8")
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in Path(folder).rglob("*") if file.is_file()}


@pytest.fixture
def made_up(tree: Tree) -> Tree:
    """A user's repository with the language's folder and a company that has it."""
    for name, content in catalogs().items():
        tree.write(name, content)
    tree.company(POLICY.replace("purposes: [provide-services]\n", ""))
    tree.write("mkdocs.yml", MKDOCS)
    return tree


def test_the_site_has_the_language_everywhere(made_up: Tree) -> None:
    """Page, switch, pair, list, data and plain text, in its own words."""
    site = build(made_up.root)
    policy = page(site, f"{CODE}/acme/")
    assert policy.language == CODE
    assert pseudo("How long we keep personal data") in policy.words
    assert "90 ⟦dáys⟧" in policy.words, "a period"
    assert "⟦námé⟧ ⟦ánd⟧ ⟦émáíl áddréss⟧" in policy.words, "a list"
    english = page(site, "en/acme/")
    for html in (policy, english):
        assert NAME in html.words and "English" in html.words, "the switch"
    assert page(site, f"{CODE}/").language == CODE and pseudo("Privacy policies") in page(site, f"{CODE}/").words
    both = page(site, f"en-{CODE}/acme/").words
    assert "We do not sell personal data." in both and pseudo("We do not sell personal data.") in both, "the pair"
    for kind in ("md", "txt"):
        assert "90 ⟦dáys⟧" in (site / CODE / f"acme/policy.{kind}").read_text(encoding="utf-8")
    data = json.loads((site / CODE / "acme/policy.json").read_text(encoding="utf-8"))
    assert "⟦dáys⟧" in json.dumps(data, ensure_ascii=False)
    assert dead_links(site) == []


def test_every_sentence_of_the_text_is_in_the_language(made_up: Tree) -> None:
    """No English word comes through but names and addresses."""
    (told,) = run(made_up.root)
    assert [str(finding) for finding in told.findings if finding.level == "error"] == []
    for clause in told.rendered[CODE].clauses:
        bare = re.sub(r"\]\(#[a-z-]+\)|<[^>]+>|Acme( Ltd)?|Kumo", "", clause.text)
        assert not re.search(r"\b[a-z]*[aeiou][a-z]*\b", re.sub(r"⟦|⟧", " ", bare)), clause.text


def test_the_countries_that_a_policy_names_need_words(made_up: Tree) -> None:
    """CLDR has none in that language: the catalog does, and one that is left empty stops the build only where a policy names it."""
    file = made_up.root / f"locales/{CODE}/LC_MESSAGES/vocabulary.po"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace('msgid "France"\nmsgstr "⟦Fráncé⟧"', 'msgid "France"\nmsgstr ""'), encoding="utf-8")
    policy = POLICY.replace("purposes: [provide-services]\n", "")
    made_up.company(policy.replace("names: [Kumo]", "names: [Kumo], country: DE"))
    (told,) = run(made_up.root)
    assert any("⟦Gérmány⟧" in clause.text for clause in told.rendered[CODE].clauses)
    made_up.company(policy.replace("names: [Kumo]", "names: [Kumo], country: FR"))
    with pytest.raises(
        Unreadable, match=r"FR \(France\) has no name in qaa: CLDR has none; write it in the catalog under “places/FR”"
    ):
        run(made_up.root)


def test_the_tree_of_the_language_is_finished(made_up: Tree) -> None:
    """`klausa language` has nothing more to write, and says so."""
    result = CliRunner().invoke(main, ["language", CODE, "--root", str(made_up.root)])
    assert result.exit_code == 0
    assert "wrote" not in result.output and f"{CODE}: every message has words" in result.output


def test_the_checks_of_the_policy_run(made_up: Tree) -> None:
    """Parity, coverage and all else, without knowing the language."""
    result = CliRunner().invoke(main, ["check", "--root", str(made_up.root)])
    assert result.exit_code == 0, result.output


def test_no_code_knows_the_language() -> None:
    """The made-up code stands nowhere in the package."""
    found = [file for file in PACKAGE.rglob("*.py") if re.search(rf"\b{CODE}\b", file.read_text(encoding="utf-8"))]
    assert found == []
