"""What differs between two ends: each cause once, with its place, class and sentences in every language."""

from __future__ import annotations

import json

import pytest

from klausa.diff.said import place, step
from klausa.errors import Unreadable
from klausa.pipeline import tell
from klausa.prepare import propose, put_on_record
from klausa.redline import Redline
from tests.diff import LONGER, Repository, repository
from tests.redline.releases import POLICY, reworded, with_, words
from tests.tree import Tree


@pytest.fixture
def kept(tree: Tree) -> Repository:
    """A repository with one policy, rendered and committed."""
    return repository(tree)


def line_of(text: str, words_: str) -> int:
    """The line of a text that holds some words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words_ in line)


def test_one_fact_is_one_row_in_three_languages(kept: Repository) -> None:
    """Named with file and line, classed with the rule's reason; the same clause in each language; a summary in each."""
    kept.render(LONGER)
    found = kept.one()
    (row,) = found.rows
    assert (row.why, row.class_, row.path, found.class_) == ("fact", "material", "retention.logs.period", "material")
    assert (row.title, step(row)) == ("Retention · access logs · period", "at most 2 years → at most 3 years")
    assert place(row, "HEAD") == f"policies/acme/policy.yml:{line_of(POLICY, 'at-most')}"
    assert "longer" in row.reason
    retention = next(item for item in row.places if item.clause == "retention")
    said = {code: [(line.old, line.new) for line in lines] for code, lines in retention.lines.items()}
    assert set(said) == {"en", "id", "tr"} == set(found.summaries)
    assert [("2 years" in old, "3 years" in new) for old, new in said["en"] if old and new] == [(True, True)]
    assert [("2 yıl" in old or "2 (iki) yıl" in old) for old, _ in said["tr"] if old] == [True]
    assert "3 years" in found.summaries["en"][0] and "3 (tiga) tahun" in found.summaries["id"][0]


def test_a_sentence_stands_beside_its_own_cause(kept: Repository) -> None:
    """Two facts of one clause: neither shows the other's sentence, in any language."""
    two = with_(("  logs:", "  calls: {records: [call-recordings], period: {exactly: 5 days}}\n  logs:"))
    kept.render(policy=two)
    kept.commit()
    kept.render(LONGER, ("exactly: 5 days", "exactly: 7 days"), policy=two)
    shown = {
        (row.path, code, line.new)
        for row in kept.one().rows
        for item in row.places
        if item.clause == "retention"
        for code, lines in item.lines.items()
        for line in lines
    }
    assert {(path, code) for path, code, _ in shown} == {
        (path, code) for path in ("retention.logs.period", "retention.calls.period") for code in ("en", "id", "tr")
    }
    assert all(("7" in (words or "")) == (path == "retention.calls.period") for path, _, words in shown)


def test_words_of_one_language_are_a_translation(kept: Repository) -> None:
    """No fact, one language: named with the catalog that changed."""
    kept.tree.write("locales/tr/LC_MESSAGES/own.po", "")
    kept.commit()
    kept.tree.write("locales/tr/LC_MESSAGES/own.po", 'msgid ""\nmsgstr ""\n')
    kept.render(after=reworded("tr", "sale", "We do not sell personal data.", "Kişisel verileri hiç satmıyoruz."))
    (row,) = kept.one().rows
    assert (row.why, row.files) == ("translation", ("locales/tr/LC_MESSAGES/own.po",))
    assert [list(item.lines) for item in row.places] == [["tr"]]


def test_words_from_a_template_are_wording(kept: Repository) -> None:
    """The clause's own template is named, and not the others that changed."""
    kept.tree.write("templates/clauses/sale.md.j2", "")
    kept.tree.write("templates/clauses/data.md.j2", "")
    kept.say("en", "We do not sell personal data.", "Personal data is never sold.")
    (row,) = kept.one().rows
    assert (row.why, row.files) == ("wording", ("templates/clauses/sale.md.j2",))


def test_a_text_that_nothing_explains_is_technical(kept: Repository) -> None:
    """Neither the policy nor templates nor catalogs changed."""
    kept.say("en", "We do not sell personal data.", "Personal data is never sold.")
    assert [row.why for row in kept.one().rows] == ["technical"]


def test_a_section_that_moved_is_said(kept: Repository) -> None:
    """Its words are the same; a reader has to find it all the same."""
    file = kept.tree.root / "policies/acme/text/en.md"
    opening, *clauses = file.read_text(encoding="utf-8").split("[//]: # (clause ")
    file.write_text("[//]: # (clause ".join([opening, *clauses[2:], clauses[0], clauses[1]]), encoding="utf-8")
    assert "Sections in another order" in [row.title for row in kept.one().rows]


def test_policies_come_and_go(kept: Repository) -> None:
    """A whole text added or removed is said, and shown in every language."""
    kept.render(id_="bolt")
    (added,) = kept.diff().policies
    assert (added.id, added.kind, set(added.redlines)) == ("bolt", "added", {"en", "id", "tr"})
    assert {clause.kind for clause in added.redlines["tr"].clauses} == {"added"}
    kept.commit()
    removed = kept.diff("HEAD", "HEAD~1").policies
    assert [(item.id, item.kind) for item in removed] == [("bolt", "removed")]


def test_a_renamed_policy_is_one(kept: Repository) -> None:
    """Its events say what it was called; only what differs beside that is a cause."""
    kept.git("mv", "policies/acme", "policies/zeta")
    kept.tree.write("policies/zeta/releases/events.yml", "events:\n  - {event: renamed, on: 2026-01-01, was: acme}\n")
    found = kept.one()
    assert (found.id, found.was, found.kind, found.rows) == ("zeta", "acme", "changed", ())


def test_languages_come_and_go(kept: Repository) -> None:
    """One that only an end has is no cause of the others' differences."""
    kept.render(("[en, id, tr]", "[en, id]"))
    found = kept.one()
    assert found.languages == {"en": "changed", "id": "changed", "tr": "removed"}
    assert isinstance(found.redlines["tr"], Redline) and {clause.kind for clause in found.redlines["tr"].clauses} == {"removed"}


def test_nothing_but_lines_moved(kept: Repository) -> None:
    """A comment in the policy file moves the lines of the trace, which nobody has to review."""
    kept.render(policy="# a comment\n" + POLICY)
    assert kept.diff().policies == ()


def test_a_policy_that_was_not_rendered_is_said(kept: Repository) -> None:
    """The file changed, and its text did not."""
    kept.tree.company(with_(LONGER))
    found = kept.diff()
    assert found.policies == () and "`klausa render`" in found.notes[0] and "policies/acme/policy.yml" in found.notes[0]


def test_revisions_and_the_working_tree(kept: Repository) -> None:
    """Between two revisions, what stands in the folder has no say."""
    kept.render(LONGER)
    kept.commit()
    kept.render(("minimum-age: 16", "minimum-age: 18"))
    assert [row.path for row in kept.one("HEAD~1", "HEAD").rows] == ["retention.logs.period"]
    assert {row.path for row in kept.one("HEAD").rows} == {"retention.logs.period", "children.minimum-age"}
    assert [row.path for row in kept.one("HEAD~1").rows] == ["children.minimum-age"]


def test_releases(kept: Repository) -> None:
    """A release is compared with another, a revision, or the folder; places are those of its own files."""
    told = tell(kept.tree.load(POLICY, next="version: '1.0'\npublished: 2026-01-01\neffective: 2026-01-01\n"), words())
    put_on_record(told, propose(told, words()), told.day)
    kept.commit()
    kept.render(LONGER)
    (row,) = kept.one("acme@1.0").rows
    assert place(row, "acme@1.0") == f"policies/acme/policy.yml:{line_of(POLICY, 'at-most')}"
    assert kept.diff("HEAD", "acme@1.0").policies == ()
    kept.commit()
    (back,) = kept.diff("HEAD", "acme@1.0").policies
    assert place(back.rows[0], "HEAD") == f"policies/acme/releases/1.0/policy.yml:{line_of(POLICY, 'at-most')}"


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        (("mian",), 'mian: git knows no such revision; did you mean "main"?'),
        (("acme@9.9",), 'there is no release "9.9"; nothing is on record'),
        (("acmee@1.0",), 'there is no policy "acmee"; did you mean "acme"?'),
        (("--output=x",), "git knows no such revision"),
    ],
)
def test_what_means_nothing(ends: tuple[str, ...], message: str, kept: Repository) -> None:
    """Each with its way out; a revision is never taken for an option of git."""
    with pytest.raises(Unreadable) as raised:
        kept.diff(*ends)
    assert message in str(raised.value)


def test_without_a_trace_words_are_compared(kept: Repository) -> None:
    """Texts that an older Klausa committed have none, or another one: the difference is shown, and said to be without facts."""
    for content in ("{}", json.dumps({"clauses": [], "facts": {}})):
        kept.tree.write("policies/acme/text/trace.json", content)
        kept.commit()
        kept.render(LONGER)
        found = kept.one()
        assert found.notes and "no trace" in found.notes[0] and found.redlines["en"].differs
        kept.git("checkout", "-q", ".")


def test_a_broken_trace_is_named(kept: Repository) -> None:
    """As a merge leaves it."""
    kept.tree.write("policies/acme/text/trace.json", "{\n<<<<<<< HEAD\n")
    with pytest.raises(Unreadable, match=r"policies/acme/text/trace.json:2:1: this is no JSON"):
        kept.diff()
