"""Templates and catalogs: ours from the checkout or the wheel, a user's own behind them so that they are looked up first."""

from __future__ import annotations

from pathlib import Path

import pytest

from klausa import where
from tests.tree import ROOT, Tree


@pytest.mark.parametrize("name", ["templates", "locales"])
def test_ours_alone(name: str, tmp_path: Path) -> None:
    """In the checkout itself our folder is not listed twice."""
    assert where.folders(name, tmp_path) == (where.shipped(name),)
    assert where.folders(name, ROOT) == (ROOT / name,)


def test_a_user_s_folder_comes_last(tree: Tree) -> None:
    """What comes later goes before."""
    tree.write("templates/clauses/x.md.j2", "x")
    assert where.folders("templates", tree.root) == (where.shipped("templates"), tree.root / "templates")


def test_a_file_of_that_name_is_no_folder(tree: Tree) -> None:
    """A file called `templates` is not looked into."""
    tree.write("templates", "x")
    assert where.folders("templates", tree.root) == (where.shipped("templates"),)


def test_the_wheel_goes_before_the_checkout(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed, the folders stand inside the package."""
    tree.write("lib/klausa/templates/x", "x")
    monkeypatch.setattr(where, "PACKAGE", tree.root / "lib" / "klausa")
    assert where.shipped("templates") == tree.root / "lib/klausa/templates"
    assert where.shipped("locales") == tree.root / "locales"
