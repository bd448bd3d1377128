"""A small policy on its way to a release, for tests."""

from __future__ import annotations

import datetime

from klausa.errors import Problem
from klausa.load import load
from klausa.pipeline import Told, tell
from klausa.prepare import Proposal
from klausa.text import write
from tests.tree import SMALL, Tree, german

WORDS = german()
NOTICE = SMALL + "changes: {possible: yes, notice: 30 days}\n"
TODAY = datetime.date(2026, 3, 2)
FIRST = 'version: "1.0"\npublished: 2026-01-01\neffective: 2026-01-01\n'
SECOND = (
    'version: "2.0" # as agreed\npublished: 2026-03-02\neffective: 2026-04-01\nsummaries: {en: Another host.}\nchange: material\n'
)
MATERIAL = Proposal("material", summaries={"en": ("Klausa says:", "another host.")})


def told(tree: Tree, text: str = NOTICE, coming: str = "", rendered: bool = True) -> Told:
    """A policy told today; its text is on the disk where *rendered*."""
    folder = tree.company(text)
    (folder / "next.yml").unlink(missing_ok=True)
    if coming:
        tree.write("policies/acme/next.yml", coming)
    item = tell(load(folder, tree.root), WORDS, TODAY)
    if rendered:
        write(item)
    return item


def again(tree: Tree) -> Told:
    """The same policy as it is on the disk now."""
    return tell(load(tree.root / "policies/acme", tree.root), WORDS, TODAY)


def changed(host: str = "Nimbus", text: str = NOTICE) -> str:
    """The policy with another host."""
    return text.replace("Kumo", host)


def lines(found: tuple[Problem, ...]) -> list[str]:
    """The obstacles as they are printed."""
    return [str(obstacle) for obstacle in found]
