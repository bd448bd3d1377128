"""Why each sentence stands there."""

from __future__ import annotations

from klausa.explain import explain
from tests.tree import SMALL, Tree, german


def test_every_sentence_has_its_facts_with_their_places(tree: Tree) -> None:
    """Clause, template, the sentence, and below it fact, value, file and line, and the provisions that these answer."""
    lines = list(explain(tree.tell(SMALL + "regimes: [ccpa]\n".replace("[ccpa]", "[{id: ccpa}]")), "en", "sale"))
    assert lines[0].endswith("[sale]")
    assert "   words: templates/clauses/sale.md.j2" in lines
    at = lines.index("   We do not sell personal data.")
    assert lines[at + 1] == "     sale.sold = no   policies/acme/policy.yml:13:14"


def test_one_clause_or_all(tree: Tree) -> None:
    """In the order of the document; an own clause says that its words are in the policy file."""
    own = "clauses:\n  - {id: extra, after: introduction, heading: {en: H}, text: {en: 'T.'}}\n"
    told = tree.tell(SMALL + own)
    heads = [line for line in explain(told, "en") if line.endswith("]") and line[:1].isdigit()]
    assert [line.split("[")[1] for line in heads] == [f"{clause.id}]" for clause in told.rendered["en"].clauses]
    assert "   words: the policy file, `clauses:`" in list(explain(told, "en", "extra"))
    assert list(explain(told, "en", "nothing")) == []


def test_every_fact_of_a_clause_is_explained(tree: Tree) -> None:
    """No fact that the clause tells is lost between its sentences."""
    told = tree.tell(SMALL.replace("[en]", "[en, de]"), german())
    for code, document in told.rendered.items():
        for clause in document.clauses:
            explained = {line.split()[0] for line in explain(told, code, clause.id) if " = " in line and line.startswith("     ")}
            assert explained == clause.told, (code, clause.id)
