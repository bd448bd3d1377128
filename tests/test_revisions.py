"""What git knows: files at a revision, those that differ, and what is said where git knows nothing."""

from __future__ import annotations

import os

import pytest

from klausa.errors import Unreadable
from klausa.revisions import changed_files, list_at, read_all_at, resolve
from tests.diff import Repository
from tests.tree import Tree


@pytest.fixture
def kept(tree: Tree) -> Repository:
    """Two commits of a few files, below a folder of the repository; names with blanks and letters of other languages."""
    made = Repository(Tree(tree.root))
    made.git("init", "-q")
    made.tree.write("site/a b/ğ.md", "one")
    made.tree.write("site/gone.md", "gone")
    made.tree.write("outside.md", "x")
    made.commit()
    made.tree.write("site/a b/ğ.md", "two\n")
    made.tree.write("outside.md", "y")
    (tree.root / "site/gone.md").unlink()
    made.commit()
    return made


def test_files_at_a_revision(kept: Repository) -> None:
    """Paths are those below the root that is asked about, wherever it lies in the repository."""
    root = kept.tree.root / "site"
    assert read_all_at(root, "HEAD~1", ["a b/ğ.md"]) == {"a b/ğ.md": b"one"}
    assert read_all_at(root, "HEAD", ["no such file", "a b", "a b/ğ.md", "gone.md"]) == {"a b/ğ.md": b"two\n"}
    assert list_at(root, "HEAD~1", "") == ("a b/ğ.md", "gone.md") and list_at(root, "HEAD", "a b") == ("a b/ğ.md",)


def test_a_strange_name_answers_for_no_other(kept: Repository) -> None:
    """A line end in a name, or bytes that are no UTF-8: other files are read as they are."""
    root = kept.tree.root / "site"
    kept.tree.write("site/a\nb.md", "strange")
    kept.tree.write(os.fsdecode(b"site/c\xff.md"), "bytes")
    kept.commit()
    names = list_at(root, "HEAD", "")
    assert len(names) == 3
    found = read_all_at(root, "HEAD", names)
    assert found == {"a b/ğ.md": b"two\n", os.fsdecode(b"c\xff.md"): b"bytes"}


def test_what_differs(kept: Repository) -> None:
    """Between revisions; and up to the files as they stand, new ones among them, ignored ones not."""
    root = kept.tree.root / "site"
    assert changed_files(root, "HEAD~1", "HEAD") == ("a b/ğ.md", "gone.md")
    assert changed_files(root, "HEAD") == ()
    kept.tree.write(".gitignore", "*.tmp\n")
    kept.tree.write("site/new.md", "")
    kept.tree.write("site/new.tmp", "")
    assert changed_files(root, "HEAD") == ("new.md",)


def test_no_repository(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said as such, as is git that is not installed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tree.root.parent))
    with pytest.raises(Unreadable, match="no git repository is here"):
        resolve(tree.root, "HEAD")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable, match="not installed"):
        resolve(tree.root, "HEAD")


def test_an_empty_repository(tree: Tree) -> None:
    """Nothing is committed yet."""
    made = Repository(tree)
    made.git("init", "-q")
    with pytest.raises(Unreadable, match="nothing is committed yet"):
        resolve(tree.root, "HEAD")
