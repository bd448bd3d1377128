"""Text that is removed by order is gone from every output; its digest stays, and it is said where else it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from klausa.events import Book, Refused, open_book, redact, stones
from klausa.events.redaction import Redacted, redacted
from klausa.model.record import Release
from klausa.pipeline import tell
from klausa.prepare import propose
from klausa.releases import Frozen, read_history
from klausa.text import split, write
from tests.pages.records import assets, hosted, made, pages, put, real, told
from tests.releases.records import day
from tests.tree import SMALL, Tree, digest

THREE = SMALL.replace("[en]", "[en, id, tr]")
ORDER = "District Court X, 12/2026"


@pytest.fixture
def book(tree: Tree) -> Book:
    """Three releases; the provider that two of them name must not be named any more."""
    plan = {"1.0": ("Alto", "2025-01-01"), "1.1": ("Nimbo", "2025-06-01"), "1.2": ("Nimbo", "2025-09-01")}
    for version, (provider, effective) in plan.items():
        put(tree, hosted(provider, THREE), version, effective, real(), published="2025-01-01")
    return open_book(tree.root, "acme")


def removed(book: Book, *releases: str, clause: str = "recipients") -> Redacted:
    """Removes a clause from releases."""
    return redact(book, releases, clause, ORDER, day("2026-01-01"), stones(real()))


def test_a_clause_keeps_its_line_and_number_and_nothing_else(book: Book) -> None:
    """In every language, in the words of each; all other clauses are as they were."""
    before = {language: split(text)[1] for language, text in book.history.releases[1].texts.items()}
    removed(book, "1.1")
    found = read_history(book.folder).find("1.1")
    assert found is not None
    sentences = {
        "en": "Text Removed\n\nThe text of this section was removed by order.",
        "id": "Teks Dihapus\n\nTeks bagian ini telah dihapus berdasarkan perintah pihak yang berwenang.",
        "tr": "Çıkarılan Metin\n\nBu bölümün metni yetkili merci kararı gereği çıkarılmıştır.",
    }
    for language, text in found.texts.items():
        after = dict(split(text)[1])
        number = [id_ for id_, _ in before[language]].index("recipients") + 1
        assert [*after] == [id_ for id_, _ in before[language]]
        assert after["recipients"].strip() == f"## {number}. {sentences[language]}"
        assert "Nimbo" not in text
        for id_, body in before[language]:
            if id_ != "recipients" and "(#recipients)" not in body:
                assert after[id_] == body, (language, id_)


def test_where_others_refer_to_it_its_heading_is_gone_too(tmp_path: Path) -> None:
    """A reference keeps the number; those to other clauses keep all."""
    refers = "See [2. What Nimbo gets](#recipients) and [1. Data](#data)."
    text = f"# Acme\n\n[//]: # (clause data)\n\n## 1. Data\n\n{refers}\n\n[//]: # (clause recipients)\n\n## 2. What Nimbo gets\n\nAll.\n"
    frozen = Frozen(Release.model_validate({"version": "1.0"}), "", 0, tmp_path, {"en": text})
    left = redacted(frozen, "recipients", lambda language: f"## Gone ({language})\n\nBy order.")["en.md"].decode()
    assert left == text.replace("[2. What Nimbo gets]", "[2]").replace("What Nimbo gets", "Gone (en)").replace(
        "All.", "By order."
    )


def test_the_trace_loses_what_only_that_clause_told(book: Book) -> None:
    """What other clauses tell stays, so do the lines of all other facts."""
    frozen = book.history.releases[1]
    before = json.loads((frozen.folder / "trace.json").read_text())
    removed(book, "1.1")
    after = json.loads((frozen.folder / "trace.json").read_text())
    gone = set(before["facts"]) - set(after["facts"])
    assert "recipients.hosting.names" in "".join(gone) and "name" not in gone
    assert "Nimbo" not in json.dumps(after)
    others = {path for id_, told in after["clauses"].items() if id_ != "recipients" for path in told}
    assert others <= set(after["facts"])
    assert "recipients" not in after["parity"] and "data" in after["parity"]
    assert set(before["clauses"]) == set(after["clauses"])


def test_it_is_in_no_page_and_no_data_any_more(book: Book, tree: Tree) -> None:
    """Releases, redlines, data, the text in force; the digests of the releases stay."""
    before = made(tree, hosted("Strato", THREE), "2026-02-01", real())
    assert "Nimbo" in "".join(page.html for page in pages(before).values())
    digests = [one.digest for one in book.history.releases]
    removed(book, "1.1", "1.2")
    after = made(tree, hosted("Strato", THREE), "2026-02-01", real())
    everything = "".join([*(page.html for page in pages(after).values()), *assets(after).values()])
    assert "Nimbo" not in everything and "Alto" in everything
    assert "Çıkarılan Metin" in everything
    assert [one.digest for one in read_history(book.folder).releases] == digests


def test_where_else_the_words_stand_is_said(book: Book, tree: Tree) -> None:
    """In other releases and in the text to come; what cannot change is named."""
    write(told(tree, hosted("Nimbo", THREE), "2026-01-01", real()))
    found = "\n".join(removed(book, "1.1").elsewhere)
    assert "stand in 1.2: recipients (en), recipients (id), recipients (tr)" in found
    assert "stand in text/: recipients (en)" in found
    assert "releases/1.1/policy.yml stay" in found
    found = "\n".join(removed(open_book(tree.root, "acme"), "1.2").elsewhere)
    assert "stand in 1.1: recipients" not in found


@pytest.mark.parametrize(
    ("releases", "clause", "words"),
    [
        (["1.1", "1.3"], "recipients", ['there is no release "1.3"']),
        (["1.1"], "recipient", ['the release 1.1 has no clause "recipient" in tr; did you mean "recipients"?']),
    ],
)
def test_what_cannot_be_removed(releases: list[str], clause: str, words: list[str], book: Book) -> None:
    """Then nothing is."""
    before = digest(book.folder)
    with pytest.raises(Refused) as refused:
        removed(book, *releases, clause=clause)
    assert all(word in str(refused.value) for word in words)
    assert digest(book.folder) == before


def test_a_release_can_follow_one_that_lost_text(book: Book, tree: Tree) -> None:
    """What changed is worked out from what is left; nothing of the rest is needed."""
    removed(book, "1.2")
    item = tell(tree.load(hosted("Strato", THREE)), real(), day("2026-02-01"))
    assert "Nimbo" not in str(propose(item, real()))
