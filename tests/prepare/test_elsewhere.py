"""Versions that were published before Klausa came: their dates as declared, and nothing pretended."""

from __future__ import annotations

import datetime

import pytest

from klausa.model.record import Release
from klausa.prepare import Proposal, against_elsewhere, published_elsewhere, put_elsewhere, put_on_record
from klausa.releases import read_history, standing
from tests.prepare.policies import FIRST, NOTICE, TODAY, again, told
from tests.tree import Tree

ADDRESS = "https://acme.example/privacy"


def elsewhere(version: str | None = None, published: str | None = None, effective: str | None = None) -> Release:
    """A record with these dates, made today."""
    first, second = (datetime.date.fromisoformat(day) if day else None for day in (published, effective))
    return published_elsewhere(ADDRESS, version, first, second, TODAY)


def against(tree: Tree, record: Release) -> list[str]:
    """What stands in its way."""
    return [str(problem) for problem in against_elsewhere(again(tree).company, record, TODAY)]


@pytest.mark.parametrize(
    ("record", "address", "said"),
    [
        (
            elsewhere("1.1", "2025-11-01", "2025-11-03"),
            "1.1",
            {"version": "1.1", "published": "2025-11-01", "effective": "2025-11-03"},
        ),
        (elsewhere(None, None, "2023-07-24"), "2023-07-24", {"effective": "2023-07-24"}),
        (elsewhere(None, "2026-01-21"), "2026-01-21", {"published": "2026-01-21"}),
        (elsewhere(), "undated", {}),
    ],
)
def test_dates_as_declared(record: Release, address: str, said: dict[str, str], tree: Tree) -> None:
    """None is invented, no text is frozen, and nothing is in force."""
    item = told(tree)
    assert against(tree, record) == []
    folder = put_elsewhere(item.company, record)
    assert folder.name == address and [path.name for path in folder.iterdir()] == ["release.yml"]
    history = read_history(item.company.folder)
    (frozen,) = history.releases
    shown = frozen.record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    assert shown == {**said, "frozen": "2026-03-02", "elsewhere": ADDRESS}
    assert history.ours == () and standing(history, TODAY).in_force is None


def test_a_record_that_is_there_already(tree: Tree) -> None:
    """By its address; two without any date cannot be told apart."""
    item = told(tree)
    put_elsewhere(item.company, elsewhere("1.1"))
    put_elsewhere(again(tree).company, elsewhere())
    (line,) = against(tree, elsewhere("1.1", "2025-11-01"))
    assert line.startswith(
        "policies/acme/policy.yml:1:1: a record 1.1 is there already; nothing is to be done, if it is the same"
    )
    (line,) = against(tree, elsewhere())
    assert "a record undated is there already; give it its version or its dates" in line


def test_what_came_before_is_recorded_before(tree: Tree) -> None:
    """Once a text of ours is on record, another text before it would change what was in force when."""
    put_on_record(told(tree, NOTICE, FIRST), Proposal(), TODAY)
    (line,) = against(tree, elsewhere("0.9", "2025-01-01"))
    assert "the release 1.0 is on record with a text of ours, and what was published before it can only stand before it" in line


def test_nothing_was_published_in_the_future(tree: Tree) -> None:
    """It may take effect then."""
    told(tree)
    (line,) = against(tree, elsewhere(None, "2026-03-03"))
    assert "2026-03-03 is after 2026-03-02, and it cannot have been published then" in line
    assert against(tree, elsewhere(None, "2026-03-02", "2026-04-01")) == []


@pytest.mark.parametrize(("address", "version"), [("acme.example", "1"), (ADDRESS, "../1")])
def test_what_is_no_address_or_version(address: str, version: str) -> None:
    """It is refused with words."""
    with pytest.raises(ValueError, match=r"write it whole|cannot be a version"):
        published_elsewhere(address, version, None, None, TODAY)
