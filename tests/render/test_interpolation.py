"""Facts within a company's own words: paths, names with a Turkish case, and what cannot be said so."""

from __future__ import annotations

import pytest

from klausa.errors import Unreadable
from klausa.pipeline import load_words
from tests.tree import ROOT, Tree

POLICY = """\
languages: [en, tr]
name: Acme
controller: {{legal-name: Acme Ltd, alias: OpenShop, reading: opınşap}}
services:
  board: {{name: Danışma Kurulu, kind: website, covered: yes}}
recipients:
  hosting: {{kind: hosting-providers, names: [Kloud], reading: klavt, country: DE}}
clauses:
  - id: before-all
    before: introduction
    heading: {{en: Before all, tr: Önce}}
    text:
      en: "{en}"
      tr: "{tr}"
"""


def text(tree: Tree, en: str, tr: str) -> tuple[str, str]:
    """The English and the Turkish text of an own clause."""
    told = tree.tell(POLICY.format(en=en, tr=tr), load_words(ROOT, ["en", "tr"]))
    return tuple(told.rendered[language].clauses[0].text.strip() for language in ("en", "tr"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("genitive", "OpenShop’ın"),
        ("dative", "OpenShop’a"),
        ("accusative", "OpenShop’ı"),
        ("locative", "OpenShop’ta"),
        ("ablative", "OpenShop’tan"),
        ("instrumental", "OpenShop’la"),
    ],
)
def test_a_name_takes_its_case_from_how_it_is_spoken(case: str, expected: str, tree: Tree) -> None:
    """`reading` decides, not the spelling; English prints the name as it is, and both tell the same fact."""
    said = f"{{controller.alias:{case}}}."
    assert text(tree, said, said) == ("OpenShop.", f"{expected}.")


def test_a_name_in_a_list_is_spoken_as_its_part_says(tree: Tree) -> None:
    """The `reading` beside `names:`, and a name that ends in a possessive by itself."""
    en = "{recipients.hosting.names.0}, {services.board.name}."
    tr = "{recipients.hosting.names.0:dative}, {services.board.name:dative}."
    assert text(tree, en, tr) == ("Kloud, Danışma Kurulu.", "Kloud’a, Danışma Kurulu’na.")


@pytest.mark.parametrize(
    ("braces", "words"),
    [
        ("{controller.alias:dativ}", '"dativ" is no case of `controller.alias`: write one of genitive, dative'),
        ("{services.board.kind:dative}", "`services.board.kind` is no name, so it takes no case"),
        ("{controller.name}", "there is no fact `controller.name`"),
    ],
)
def test_what_braces_cannot_say_is_told_at_the_file(braces: str, words: str, tree: Tree) -> None:
    """A slip between the braces is a problem of the policy file, with the cases that there are."""
    with pytest.raises(Unreadable) as raised:
        text(tree, braces, braces)
    assert any(words in str(problem) and "policy.yml:" in str(problem) for problem in raised.value.problems)
