"""A company's own words: every text that is written in languages, with the path that leads to it."""

from __future__ import annotations

from klausa.prose.own import own_texts
from tests.tree import MINIMAL, SMALL, Tree

OWN = (
    SMALL.replace("[en]", "[en, de]").replace("[name, ", "[shoe-size, ")
    + """\
terms:
  data:
    shoe-size: {en: your shoe size, de: Ihre Schuhgröße}
clauses:
  - id: shoes
    after: data
    heading: {en: Shoes, de: Schuhe}
    text:
      en: We measure shoes.
      de: Wir messen Schuhe.
"""
)


def test_every_own_text_with_its_place(tree: Tree) -> None:
    """Terms, headings and clauses; the place is the text's own."""
    company = tree.load(OWN)
    found = {own.loc: dict(own.words) for own in own_texts(company.policy)}
    assert found == {
        ("terms", "data", "shoe-size"): {"en": "your shoe size", "de": "Ihre Schuhgröße"},
        ("clauses", 0, "heading"): {"en": "Shoes", "de": "Schuhe"},
        ("clauses", 0, "text"): {"en": "We measure shoes.", "de": "Wir messen Schuhe."},
    }
    lines = OWN.splitlines()
    for loc, words in found.items():
        for language, text in words.items():
            assert text in lines[company.where((*loc, language)).line - 1]


def test_a_policy_without_own_words(tree: Tree) -> None:
    """Most have none."""
    assert list(own_texts(tree.load(MINIMAL).policy)) == []
