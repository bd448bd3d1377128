"""A policy with something on record."""

from __future__ import annotations

import pytest

from klausa.prepare import Proposal, put_on_record
from tests.prepare.policies import FIRST, NOTICE, TODAY, told
from tests.tree import Tree


@pytest.fixture
def first(tree: Tree) -> Tree:
    """A policy with one release, in which the host is Kumo and notice of 30 days is promised."""
    item = told(tree, NOTICE, FIRST)
    put_on_record(item, Proposal(), TODAY)
    return tree
