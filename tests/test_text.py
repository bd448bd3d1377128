"""The committed text: one sentence a line, written only where it differs, whole or not at all."""

from __future__ import annotations

import json
import re

from klausa.prose.certificate import Certificate, Row
from klausa.prose.reading import Reading
from klausa.text import body, files, parity, stale, trace, write
from tests.tree import MINIMAL, SMALL, Tree, digest, german

TWO = SMALL.replace("[en]", "[en, de]")


def test_the_text_of_a_language(tree: Tree) -> None:
    """Title, and for each clause an invisible line, a numbered heading, and its sentences; no version and no date."""
    told = tree.tell(MINIMAL + "sale: {sold: no}\n", next="version: 2.0\neffective: 2026-03-01\n")
    heading = told.rendered["en"].clauses[1].heading
    assert body(told.rendered["en"]) == (
        "# Acme Privacy Policy\n\n"
        "[//]: # (clause introduction)\n\n## 1. Introduction\n\nThis policy explains how Acme processes personal data.\n\n"
        f"[//]: # (clause sale)\n\n## 2. {heading}\n\nWe do not sell personal data.\n"
    )


def test_one_sentence_stands_on_each_line(tree: Tree) -> None:
    """So that a review shows which sentence changed: no line holds the end of one and the beginning of the next."""
    text = body(tree.tell(SMALL).rendered["en"])
    for line in text.splitlines():
        assert not re.search(r"[a-z]\. [A-Z]", re.sub(r"^#+ \d+\. ", "", line)), line
    assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_what_stands_in_the_folder(tree: Tree) -> None:
    """A file for each language and the trace."""
    told = tree.tell(TWO, german())
    folder = told.company.folder / "text"
    assert sorted(path.relative_to(folder).as_posix() for path in files(told)) == ["de.md", "en.md", "trace.json"]


def test_the_trace_says_which_facts_each_clause_tells(tree: Tree) -> None:
    """With value and line, language-neutral, and once where the languages agree."""
    told = tree.tell(TWO, german())
    trace = json.loads(files(told)[told.company.folder / "text" / "trace.json"])
    assert trace["clauses"]["sale"] == ["sale.sold"]
    assert trace["facts"]["sale.sold"] == {"value": "no", "line": 13}
    assert trace["facts"]["retention.logs.period.at-most"] == {"value": "90 days", "line": 12}


SOLD = ("sale", "We do not sell personal data.")


def test_the_trace_says_what_the_text_was_read_to_say(tree: Tree) -> None:
    """Clause by clause, once where the languages agree; kinds of which there is nothing are left out."""
    told = tree.tell(TWO, german())
    read = json.loads(trace(told))["parity"]
    assert list(read) == [clause.id for clause in told.rendered["en"].clauses]
    assert read["sale"] == {
        "languages": ["en", "de"],
        "alike": True,
        "told": {"polarity": 1},
        "read": {},
        "pieces": 2,
    }
    assert read["retention"]["read"]["figures"] == ["90"]
    assert read["contact"]["read"]["addresses"] == ["privacy@acme.example"]
    assert read["introduction"]["read"]["names"] == ["Acme"]


def test_the_trace_says_where_languages_differ(tree: Tree) -> None:
    """What each of them says, and how many pieces it has."""
    told = tree.tell(TWO, german({SOLD: "We do not sell the data of 5 people to Kumo.\nNever."}))
    read = json.loads(trace(told))["parity"]
    assert read["sale"]["alike"] is False
    assert read["sale"]["read"] == {"en": {}, "de": {"names": ["Kumo"], "figures": ["5"]}}
    assert read["sale"]["pieces"] == {"en": 2, "de": 3}
    assert read["introduction"]["alike"] is True


def test_negations_are_counted_and_names_are_said_once() -> None:
    """How often a name is said is a matter of style; how often a sentence denies is not."""
    both = Reading(names=("Acme", "Acme"), numbers=("5", "5"), denials=("not", "not"), permissions=("may",))
    row = Row(
        "c", {"en": both, "de": both}, {"en": 1, "de": 1}, (), {"en": {"force": ("a",), "values": ()}, "de": {"force": ("a",)}}
    )
    assert parity(Certificate((row,))) == {
        "c": {
            "languages": ["en", "de"],
            "alike": True,
            "told": {"force": 1},
            "read": {"names": ["Acme"], "figures": ["5", "5"], "negations": 2, "permissions": 1},
            "pieces": 1,
        }
    }
    assert parity(Certificate()) == {}


def test_everything_is_stale_at_first_and_nothing_after_writing(tree: Tree) -> None:
    """And writing again changes nothing."""
    told = tree.tell(SMALL)
    folder = told.company.folder / "text"
    assert stale(told) == (folder / "en.md", folder / "trace.json")
    assert write(told) == (folder / "en.md", folder / "trace.json")
    assert (folder / "en.md").read_text(encoding="utf-8") == body(told.rendered["en"])
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert (stale(told), write(told)) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_an_edited_file_and_a_left_over_file_are_stale(tree: Tree) -> None:
    """A text edited by hand, and the text of a language that the policy has no more."""
    told = tree.tell(SMALL)
    folder = told.company.folder / "text"
    write(told)
    (folder / "en.md").write_text("# Mine\n", encoding="utf-8")
    (folder / "de.md").write_text("# Alt\n", encoding="utf-8")
    assert stale(told) == (folder / "de.md", folder / "en.md")
    assert write(told) == (folder / "de.md", folder / "en.md")
    assert sorted(path.name for path in folder.iterdir()) == ["en.md", "trace.json"]
    assert stale(told) == ()


def test_text_that_is_no_text_is_stale(tree: Tree) -> None:
    """Bytes that are no UTF-8, and line ends of another system, are put right, not raised."""
    told = tree.tell(SMALL)
    folder = told.company.folder / "text"
    write(told)
    good = digest(folder)
    (folder / "en.md").write_bytes(b"\xff\xfe")
    assert stale(told) == (folder / "en.md",)
    (folder / "en.md").write_bytes(body(told.rendered["en"]).replace("\n", "\r\n").encode())
    assert write(told) == (folder / "en.md",)
    assert digest(folder) == good


def test_a_changed_fact_changes_the_text_of_its_clause_only(tree: Tree) -> None:
    """The rest of the committed text stays as it is, so the review shows the change and nothing else."""
    before = body(tree.tell(SMALL).rendered["en"]).splitlines()
    after = body(tree.tell(SMALL.replace("90 days", "30 days")).rendered["en"]).splitlines()
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1 and "90 days" in changed[0][0] and "30 days" in changed[0][1]
