"""Whether there is anything to freeze."""

from __future__ import annotations

from klausa.prepare import unchanged
from tests.prepare.policies import NOTICE, changed, told
from tests.tree import Tree


def test_unchanged(first: Tree) -> None:
    """The same words: nothing to freeze, whatever the file says otherwise; another word is a change."""
    assert unchanged(told(first, NOTICE + "# a comment\n"))
    assert not unchanged(told(first, changed()))
    assert not unchanged(told(Tree(first.root / "other"), NOTICE))
