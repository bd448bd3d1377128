"""A policy rendered: clauses that say nothing are left out, own clauses tell facts, mistakes in templates have their line."""

from __future__ import annotations

import pytest

from klausa.clauses import load_clauses
from klausa.compose import compose
from klausa.errors import Unreadable
from klausa.language.catalogs import Messages
from klausa.render import render
from klausa.render.environment import environment
from klausa.where import shipped
from tests.tree import MINIMAL, SMALL, Tree, english, german

OWN = (
    SMALL
    + """\
clauses:
  - id: extra
    after: introduction
    heading: {en: "About {controller.alias}"}
    text:
      en: |
        Logs stay for {retention.logs.period.at-most}.

        - **One** & two
        - three < four
"""
)


def test_a_clause_that_says_nothing_is_not_in_the_document(tree: Tree) -> None:
    """And the numbers have no gap."""
    document = tree.render(MINIMAL)
    assert [(clause.number, clause.id) for clause in document.clauses] == [(1, "introduction")]
    assert document.title == "Acme Privacy Policy"


def test_undeclared_facts_say_nothing(tree: Tree) -> None:
    """No claim by omission: a policy with a name and nothing else denies nothing."""
    text = " ".join(clause.text for clause in tree.render(MINIMAL).clauses)
    assert "not" not in text.split()


@pytest.mark.parametrize(("sold", "sentence"), [("no", "We do not sell personal data."), ("yes", "We sell"), ("undeclared", "")])
def test_yes_no_and_undeclared_are_three_different_texts(sold: str, sentence: str, tree: Tree) -> None:
    """The third one is silence."""
    text = tree.told(MINIMAL + f"sale: {{sold: {sold}}}\n", "sale")
    assert sentence in text if sentence else text == ""


def test_every_clause_tells_its_facts_with_their_places(tree: Tree) -> None:
    """Spans lie inside the text, and each path is known with its line."""
    document = tree.render(SMALL)
    assert {clause.id for clause in document.clauses} >= {"data", "recipients", "retention", "sale", "contact"}
    for clause in document.clauses:
        for span in clause.spans:
            assert 0 <= span.start <= span.end <= len(clause.text)
            assert document.facts[span.path].location.file == "policies/acme/policy.yml"
            assert document.facts[span.path].location.line > 1
    (retention,) = (clause for clause in document.clauses if clause.id == "retention")
    at = next(span for span in retention.spans if span.path == "retention.logs.period.at-most")
    assert retention.text[at.start : at.end] == "90 days"
    (sale,) = (clause for clause in document.clauses if clause.id == "sale")
    assert sale.told == {"sale.sold"}


def test_no_mark_is_left_anywhere(tree: Tree) -> None:
    """Not in titles, headings, texts or link targets."""
    document = tree.render(OWN)
    everything = document.title + "".join(clause.heading + clause.text for clause in document.clauses)
    assert not [character for character in everything if "\ue000" <= character <= "\uf8ff"]
    assert "<privacy@acme.example>" in everything


def test_a_company_s_own_clause(tree: Tree) -> None:
    """Simple Markdown is its own, facts are told by their paths, and it stands where it says."""
    document = tree.render(OWN)
    clause = document.clauses[1]
    assert (clause.id, clause.number, clause.heading, clause.own) == ("extra", 2, "About Acme", True)
    assert clause.text == "Logs stay for 90 days.\n\n- **One** & two\n- three < four\n"
    assert clause.told == {"clauses.extra", "clauses.extra.text", "retention.logs.period.at-most"}


def test_an_own_clause_needs_no_fact_to_be_told(tree: Tree) -> None:
    """Its text is a fact of its own."""
    document = tree.render(MINIMAL + "clauses:\n  - {id: extra, after: introduction, heading: {en: H}, text: {en: 'T.'}}\n")
    assert [clause.id for clause in document.clauses] == ["introduction", "extra"]


@pytest.mark.parametrize(
    ("kind", "title", "this"),
    [("policy", "Acme Privacy Policy", "This policy"), ("notice", "Acme Privacy Notice", "This notice")],
)
def test_a_policy_or_a_notice(kind: str, title: str, this: str, tree: Tree) -> None:
    """The text calls itself what it is; a company's own title goes before."""
    document = tree.render(MINIMAL + f"kind: {kind}\n")
    assert document.title == title
    assert document.clauses[0].text.startswith(f"{this} explains how Acme processes personal data")
    assert tree.render(MINIMAL + "title: {en: How we work with data}\n").title == "How we work with data"


def test_a_place_of_the_policy_s_own(tree: Tree) -> None:
    """A term under `terms: places:` is a place like any other. (It once raised where it was printed.)"""
    text = tree.told(MINIMAL + "terms:\n  places:\n    atlantis: {en: Atlantis}\nlaw: {governing: atlantis}\n", "law")
    assert "Atlantis" in text


def test_mistakes_in_templates_are_told_together_with_line_language_and_company(tree: Tree) -> None:
    """A user's template with a misspelt fact, another with a missing message, a third that is no Jinja."""
    tree.write("templates/clauses/contact.md.j2", "## Contact\n\n{{ policy.contakts }}\n")
    tree.write("templates/clauses/sale.md.j2", "## Sale\n\n{% if policy.sale.sold %}\nx\n{% endif %}\n")
    tree.write("templates/clauses/data.md.j2", "## Data\n\n\n{% if %}\n")
    folders = [shipped("templates"), tree.root / "templates"]
    company = tree.load(SMALL)
    placed = compose(company, load_clauses(folders))
    with pytest.raises(Unreadable) as raised:
        render(company, placed, Messages("en"), environment(folders, Messages("en")))
    told = [str(problem) for problem in raised.value.problems]
    assert len(told) == 3
    assert told[0].startswith("templates/clauses/contact.md.j2:3:1: there is no `contakts` in `the policy` (in en, for acme)")
    assert told[1].startswith("templates/clauses/data.md.j2:4:1: ")
    assert told[2].startswith("templates/clauses/sale.md.j2:3:1: `sale.sold` has no truth value; ask ")
    assert all(line.endswith("; mend the template") for line in told)


@pytest.mark.parametrize(
    "expression",
    ["1 / 0", "policy.name | nofilter", "[][5] + 1", "policy.name + 1", "undefined_thing()", "'x'.y.z",
     "_('100 % sure')", "_('%(lost)s')"],
)  # fmt: skip
def test_nothing_that_a_template_does_ends_in_a_traceback(expression: str, tree: Tree) -> None:
    """A user's template is input: whatever goes wrong in it is told at its line."""
    tree.write("templates/clauses/contact.md.j2", f"## Contact\n\n{{{{ {expression} }}}}\n")
    folders = [shipped("templates"), tree.root / "templates"]
    company = tree.load(SMALL)
    with pytest.raises(Unreadable, match=r"templates/clauses/contact\.md\.j2:3:1: .*; mend the template"):
        render(company, compose(company, load_clauses(folders)), Messages("en"), environment(folders, Messages("en")))


def test_a_template_that_is_not_there_is_named(tree: Tree) -> None:
    """Jinja's own message is the bare name."""
    tree.write("templates/clauses/contact.md.j2", '## Contact\n\n{% include "words/lost.md.j2" %}\n')
    folders = [shipped("templates"), tree.root / "templates"]
    company = tree.load(SMALL)
    with pytest.raises(Unreadable, match=r'contact\.md\.j2:3:1: there is no template "words/lost\.md\.j2"'):
        render(company, compose(company, load_clauses(folders)), Messages("en"), environment(folders, Messages("en")))


def test_two_languages_have_the_same_clauses_and_numbers(tree: Tree) -> None:
    """With the same words in both, everything is the same but what CLDR writes."""
    text = SMALL.replace("[en]", "[en, de]")
    english_, german_ = tree.render(text, german()), tree.render(text, german(), "de")
    assert [clause.id for clause in english_.clauses] == [clause.id for clause in german_.clauses]
    assert [clause.told for clause in english_.clauses] == [clause.told for clause in german_.clauses]


def test_rendering_twice_says_the_same(tree: Tree) -> None:
    """Nothing depends on what was rendered before."""
    words = english()
    assert tree.render(OWN, words) == tree.render(OWN, words)
