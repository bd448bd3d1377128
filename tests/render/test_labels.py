"""Filters that name facts: for whom the right to object is told, and periods after "every"."""

from __future__ import annotations

import pytest

from tests.tree import MINIMAL, Tree

NOTICE = MINIMAL + "regimes: [{id: gdpr, applies: yes}, {id: kvkk, applies: yes}]\nrequests: {objection-notice: yes}\n"


@pytest.mark.parametrize(
    ("rights", "limit"),
    [
        ("undeclared", ""),
        ("[{list: [objection]}]", ""),
        ("[{list: [access]}]", ""),
        ("[{regime: gdpr, places: [eu], list: [objection]}]", "If you are in the European Union,"),
        ("[{regime: gdpr, places: [eu], list: [objection]}, {places: [TR, eu], list: [objection]}]", "If you are in the European Union or Türkiye,"),
        ("[{regime: gdpr, places: [eu], statutory: yes}, {regime: kvkk, places: [TR], statutory: yes}]", "If you are in the European Union,"),
        ("[{regime: gdpr, places: [eu], list: [objection]}, {places: [TR], list: [{right: objection, offered: no}]}]", "If you are in the European Union,"),
        ("statutory", "If you are protected by GDPR,"),
        ("[{regime: gdpr, places: [eu], list: [objection]}, {regime: kvkk, list: [objection]}]", "If you are protected by GDPR or KVKK,"),
        ("[{regime: gdpr, places: [eu], list: [objection]}, {list: [objection]}]", ""),
    ],
)  # fmt: skip
def test_the_right_to_object_is_told_for_those_who_have_it(rights: str, limit: str, tree: Tree) -> None:
    """In a passage of its own, limited as the lists are that offer it; never promised to more people than they are for."""
    text = tree.told(NOTICE + f"rights: {rights}\n", "rights")
    head, _, passage = text.partition("### Your right to object")
    assert "particular situation" in passage and "without giving reasons" in passage
    assert passage.strip().startswith(limit or "On grounds")
    assert "particular situation" not in head


@pytest.mark.parametrize(
    ("period", "words"),
    [("12 months", "every 12 months."), ("1 year", "every year."), ("1 month", "every month."), ("11 weeks", "every 11 weeks.")],
)
def test_one_is_no_number_after_every(period: str, words: str, tree: Tree) -> None:
    """English says "every year"."""
    assert tree.told(MINIMAL + f"changes: {{reviewed-every: {period}}}\n", "changes").endswith(f"{words}\n")
