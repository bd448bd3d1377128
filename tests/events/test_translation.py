"""A language that is added to a release has the same clauses in the same order; the other texts stay untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from klausa.events import Book, Refused, open_book, translate
from klausa.releases import read_history
from tests.releases.records import day, release
from tests.tree import Tree, digest

ONE = "# Acme Gizlilik Politikası\n\n[//]: # (clause data)\n\n## 1. Veriler\n\nA.\n"
SECOND = "[//]: # (clause sale)\n\n## 2. Satış\n\nB."


@pytest.fixture
def book(tree: Tree) -> Book:
    """A policy with an English release."""
    release(tree.company(), "1.0", "2025-01-01", words="A.")
    return open_book(tree.root, "acme")


def add(book: Book, text: str | bytes, tmp_path: Path, language: str = "tr", address: str = "1.0") -> None:
    """Adds a text to a release."""
    file = tmp_path / "added.md"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    translate(book, address, language, file, day("2026-01-01"), ["en", "id", "tr"])


def test_a_language_is_added(book: Book, tmp_path: Path) -> None:
    """It is a text of the release from then on; line ends are those of all other files."""
    before = digest(book.folder / "releases/1.0")
    add(book, ONE.replace("\n", "\r\n"), tmp_path)
    found = read_history(book.folder).find("1.0")
    assert found is not None
    assert found.texts["tr"] == ONE and list(found.texts) == ["en", "tr"]
    after = digest(book.folder / "releases/1.0")
    assert {name: after[name] for name in before} == before


WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "no title": (ONE.replace("# Acme", "Acme", 1), "tr", "added.md:1:1: the text does not begin with its title"),
    "a clause less": (ONE.partition("[//]")[0], "tr", 'the clause "data" is missing, which the release 1.0 has in en'),
    "a clause more": (
        ONE + "\n[//]: # (clause sale)\n\n## 2. Satış\n",
        "tr",
        'added.md:9:1: the release 1.0 has no clause "sale"',
    ),
    "another number": (ONE.replace("## 1.", "## 2."), "tr", 'added.md:3:1: the heading of the clause "data" has another number'),
    "no heading": (ONE.replace("## 1. ", ""), "tr", 'added.md:3:1: the heading of the clause "data" has another number'),
    "no UTF-8": (b"# Acme \xff\n", "tr", "this is not valid UTF-8"),
    "no catalog": (ONE, "de", 'there is no catalog for the language "de"'),
    "a language that is there": (ONE, "en", "the release 1.0 has its text in en already"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_what_is_not_added(name: str, book: Book, tmp_path: Path) -> None:
    """Then nothing is written."""
    text, language, words = WRONG[name]
    before = digest(book.folder)
    with pytest.raises(Refused) as refused:
        add(book, text, tmp_path, language)
    assert words in str(refused.value)
    assert digest(book.folder) == before


def test_clauses_in_another_order(tree: Tree, tmp_path: Path) -> None:
    """The first that stands elsewhere is named."""
    release(tree.company(), "1.0", "2025-01-01", words=f"A.\n\n{SECOND}")
    opening, data = ONE.split("\n\n", 1)
    with pytest.raises(Refused) as refused:
        add(open_book(tree.root, "acme"), f"{opening}\n\n{SECOND}\n\n{data}", tmp_path)
    assert str(refused.value).endswith(
        'added.md:3:1: the clause "sale" stands where the release has "data" in en; put the clauses into the same order'
    )
    add(open_book(tree.root, "acme"), f"{ONE}\n{SECOND}\n", tmp_path)
