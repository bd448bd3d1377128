"""Why a clause differs: a fact, its wording, one language's words, Klausa itself."""

from __future__ import annotations

import json

import pytest

from klausa.pipeline import load_words
from klausa.redline.causes import Edition, causes, differing, of
from klausa.redline.facts import changes
from tests.redline.releases import POLICY, edition, reworded, step, with_, words
from tests.tree import ROOT, Tree

KEPT = '{"clauses": {"data": []}, "facts": {}, "parity": {"data": {"languages": ["en"], "read": {}}}}'


def text(*clauses: tuple[str, str], title: str = "Policy") -> str:
    """A frozen text; the headings are numbered as they come."""
    parts = [f"[//]: # (clause {id_})\n\n## {number}. {id_.title()}\n\n{said}\n" for number, (id_, said) in enumerate(clauses, 1)]
    return "\n".join([f"# {title}\n", *parts])


def bare(en: str, **others: str) -> Edition:
    """A release with a text and no facts."""
    return Edition(json.loads(KEPT), {"en": en, **others})


def test_one_fact_is_one_cause_in_every_clause_and_language(tree: Tree) -> None:
    """It is reviewed once."""
    old, new = (edition(tree.tell(policy, words())) for policy in (POLICY, with_(("2 years", "3 years"))))
    (cause,) = causes(old, new, changes(old.trace, new.trace))
    assert cause.why == "fact" and cause.change and cause.change.path == "retention.logs.period"
    assert cause.seen == {"en": ("retention",), "id": ("retention",), "tr": ("retention",)}
    assert of((cause,), "retention", "tr") == (cause,) and of((cause,), "contact", "tr") == ()


def test_several_facts_of_one_clause_are_all_its_causes(tree: Tree) -> None:
    """Which of them moved which word nobody can say."""
    new_text = with_(("[name,", "[phone-number,"))
    old, new = (edition(tree.tell(policy, words())) for policy in (POLICY, new_text))
    found = of(causes(old, new, changes(old.trace, new.trace)), "data", "id")
    assert {(cause.change.kind, cause.change.path) for cause in found if cause.change} == {
        ("added", "data.account-data.items.phone-number"),
        ("removed", "data.account-data.items.name"),
    }


def test_a_number_that_moved_because_another_clause_came_is_no_change() -> None:
    """Neither in a heading nor where another clause is referred to."""
    old = bare(text(("summary", "See section [2. Data](#data)."), ("data", "We process names.")))
    new = bare(text(("summary", "See section [3. Data](#data)."), ("scope", "It covers all."), ("data", "We process names.")))
    assert differing(old, new) == {"en": ("scope",)}


def test_a_clause_that_is_gone_differs() -> None:
    """It is told by its id."""
    assert differing(bare(text(("data", "A."), ("scope", "B."))), bare(text(("data", "A.")))) == {"en": ("scope",)}


def test_a_language_that_only_one_release_has_is_passed_over() -> None:
    """There is nothing to compare it with."""
    old, new = bare(text(("data", "A."))), bare(text(("data", "A.")), id=text(("data", "B.")))
    assert differing(old, new) == {"en": ()}


@pytest.mark.parametrize(
    ("en", "tr", "technical", "why"),
    [
        ("B.", "B.", False, "wording"),
        ("B.", "A.", False, "wording"),
        ("A.", "B.", False, "translation"),
        ("B.", "B.", True, "technical"),
        ("A.", "B.", True, "technical"),
    ],
)
def test_words_alone(en: str, tr: str, technical: bool, why: str) -> None:
    """Wording where the English differs, translation where only another language does, technical where Klausa was upgraded."""
    old = bare(text(("data", "A.")), tr=text(("data", "A.")))
    (cause,) = causes(old, bare(text(("data", en)), tr=text(("data", tr))), (), technical=technical)
    assert cause.why == why and cause.change is None and cause.clauses == ("data",)


def test_only_a_catalog_entry(tree: Tree) -> None:
    """One language's words for the same facts: a translation, in that language alone."""
    after = reworded("tr", "retention", "How long we keep personal data", "Verilerin Saklanma Süreleri")
    proposal = step(tree, POLICY, POLICY, after=after)
    assert (proposal.class_, proposal.rules, proposal.changes) == ("translation", ("translation",), ())
    assert [dict(cause.seen) for cause in proposal.causes] == [{"tr": ("retention",)}]
    assert proposal.summaries["tr"] == ("“Verilerin Saklanma Süreleri” bölümünün ifadesi değişmiştir.",)
    assert proposal.summaries["en"] == ("Only the text in another language has changed.",)
    assert proposal.summaries["id"] == ("Hanya teks dalam bahasa lain yang berubah.",)


def _template(tree: Tree, old: str, new: str) -> None:
    """The clause on security with other words, in the user's own templates."""
    source = (ROOT / "templates/clauses/security.md.j2").read_text(encoding="utf-8")
    assert old in source
    tree.write("templates/clauses/security.md.j2", source.replace(old, new))


def test_only_a_template(tree: Tree) -> None:
    """The English wording differs, no fact does."""
    _template(tree, "## {% trans %}Security{% endtrans %}", "## Safety of data")
    proposal = step(tree, POLICY, POLICY, after=load_words(tree.root, ["en", "id", "tr"]))
    assert (proposal.class_, proposal.rules, proposal.changes) == ("wording", ("wording",), ())
    assert proposal.summaries["en"] == ("The wording of the section “Safety of data” has changed.",)


def test_only_klausa(tree: Tree) -> None:
    """The same difference, brought by an upgrade."""
    _template(tree, "## {% trans %}Security{% endtrans %}", "## Safety of data")
    proposal = step(tree, POLICY, POLICY, after=load_words(tree.root, ["en", "id", "tr"]), technical=True)
    assert (proposal.class_, proposal.rules) == ("technical", ("technical",))


@pytest.mark.parametrize(("technical", "rule"), [(False, "words-denied"), (True, "technical-denied")])
def test_words_that_deny_something_else_are_held_for_grave(tree: Tree, technical: bool, rule: str) -> None:
    """Somebody has to look: no fact says that it is no longer so."""
    _template(tree, "## {% trans %}Security{% endtrans %}", "## Security\n\nWe do not encrypt anything.\n")
    after = load_words(tree.root, ["en", "id", "tr"])
    proposal = step(tree, POLICY, POLICY, after=after, technical=technical)
    assert proposal.class_ == "material" and proposal.rules[0] == rule
    assert "negations" in proposal.causes[0].reread
    assert proposal.summaries["en"] == ("The section “Security” has changed.",)


def test_one_language_that_denies_something_else(tree: Tree) -> None:
    """A translation is not harmless because the English stands."""
    english = (ROOT / "templates/clauses/sale.md.j2").read_text(encoding="utf-8")
    said = "We do not sell personal data."
    assert said in english
    proposal = step(tree, POLICY, POLICY, after=reworded("tr", "sale", said, "Kişisel verileriniz satılmaktadır."))
    assert (proposal.class_, proposal.rules) == ("material", ("translation-denied",))
