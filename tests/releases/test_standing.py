"""Which release is in force follows from record and day: cases told in words, and what holds for any sequence of releases and events."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klausa.model.record import Event, Release
from klausa.releases import Frozen, History, standing
from klausa.releases.history import EVENT
from tests.releases.records import day

FIRST = datetime.date(2025, 1, 1)


def made(releases: list[tuple[str, str]], events: list[dict[str, Any]] | None = None) -> History:
    """A history in memory: (version, effective date) in the order of freezing; events in the order of their days."""
    frozen = tuple(
        Frozen(Release.model_validate({"version": version, "effective": effective}), "", order, Path())
        for order, (version, effective) in enumerate(releases)
    )
    return History(frozen, tuple(EVENT.validate_python(event) for event in events or []))


CASES: dict[str, tuple[list[tuple[str, str]], list[dict[str, Any]], dict[str, str | None]]] = {
    "one after the other": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01")],
        [],
        {"2024-12-31": None, "2025-01-01": "1.0", "2025-05-31": "1.0", "2025-06-01": "2.0", "2030-01-01": "2.0"},
    ),
    "frozen later, effective on the same day": ([("1.0", "2025-01-01"), ("1.1", "2025-01-01")], [], {"2025-01-01": "1.1"}),
    "an urgent release before an upcoming one": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01"), ("1.1", "2025-05-01")],
        [],
        {"2025-05-01": "1.1", "2025-06-01": "2.0"},
    ),
    "overtaken": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01"), ("1.1", "2025-05-01")],
        [{"event": "overtaken", "on": "2025-05-01", "release": "2.0", "by": "1.1"}],
        {"2025-05-01": "1.1", "2025-06-01": "1.1"},
    ),
    "postponed": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01")],
        [{"event": "postponed", "on": "2025-05-20", "release": "2.0", "effective": "2025-07-01"}],
        {"2025-06-01": "1.0", "2025-07-01": "2.0"},
    ),
    "withdrawn before its day": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01")],
        [{"event": "withdrawn", "on": "2025-05-20", "release": "2.0"}],
        {"2025-06-01": "1.0"},
    ),
    "withdrawn while in force": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01"), ("3.0", "2025-09-01")],
        [{"event": "withdrawn", "on": "2025-07-01", "release": "2.0"}],
        {"2025-06-30": "2.0", "2025-07-01": None, "2025-09-01": "3.0"},
    ),
    "withdrawn, an earlier one put back": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01")],
        [{"event": "withdrawn", "on": "2025-07-01", "release": "2.0", "reinstates": "1.0"}],
        {"2025-07-01": "1.0"},
    ),
    "retired": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01"), ("3.0", "2025-09-01")],
        [{"event": "retired", "on": "2025-07-01"}],
        {"2025-06-30": "2.0", "2025-07-01": None, "2025-09-01": None},
    ),
    "two withdrawals that put each other back": (
        [("1.0", "2025-01-01"), ("2.0", "2025-06-01")],
        [
            {"event": "withdrawn", "on": "2025-07-01", "release": "2.0", "reinstates": "1.0"},
            {"event": "withdrawn", "on": "2025-08-01", "release": "1.0", "reinstates": "2.0"},
        ],
        {"2025-07-01": "1.0", "2025-08-01": None},
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_what_is_in_force(name: str) -> None:
    """Day by day, as a lawyer would say it."""
    releases, events, expected = CASES[name]
    for on, address in expected.items():
        found = standing(made(releases, events), day(on)).in_force
        assert (found.address if found else None) == address, on


def test_the_states_of_the_others() -> None:
    """Upcoming, superseded, overtaken, withdrawn; a text published elsewhere is never in force here."""
    history = made(
        [("1.0", "2025-01-01"), ("1.1", "2025-03-01"), ("2.0", "2025-09-01"), ("3.0", "2025-10-01")],
        [
            {"event": "overtaken", "on": "2025-05-01", "release": "2.0", "by": "3.0"},
            {"event": "withdrawn", "on": "2025-05-02", "release": "3.0"},
        ],
    )
    old = Frozen(Release.model_validate({"effective": "2023-07-24", "elsewhere": "https://acme.example/p"}), "", 4, Path())
    found = standing(History((*history.releases, old), history.events), day("2025-06-01"))
    assert found.states == {
        "1.0": "superseded",
        "1.1": "in force",
        "2.0": "overtaken",
        "3.0": "withdrawn",
        "2023-07-24": "elsewhere",
    }
    assert standing(History((old,)), day("2025-06-01")).in_force is None


def test_the_states_of_a_retired_policy() -> None:
    """What had taken effect by the day is over; what had not never does; what happened to a release before stays."""
    releases = [("1.0", "2025-01-01"), ("1.1", "2025-03-01"), ("2.0", "2025-07-01"), ("3.0", "2025-09-01"), ("4.0", "2025-10-01")]
    history = made(
        releases,
        [
            {"event": "overtaken", "on": "2025-05-01", "release": "3.0", "by": "1.1"},
            {"event": "retired", "on": "2025-07-01"},
        ],
    )
    found = standing(history, day("2025-07-01"))
    assert (found.in_force, found.retired) == (None, day("2025-07-01"))
    assert found.states == {
        "1.0": "superseded",
        "1.1": "superseded",
        "2.0": "withdrawn",
        "3.0": "overtaken",
        "4.0": "withdrawn",
    }
    assert standing(history, day("2025-06-30")).states["1.1"] == "in force"
    assert standing(history, day("2026-01-01")).states == found.states


def days() -> st.SearchStrategy[datetime.date]:
    """Days of three years."""
    return st.integers(0, 1000).map(lambda number: FIRST + datetime.timedelta(days=number))


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any sequence of releases and of events about them."""
    effective = draw(st.lists(days(), min_size=1, max_size=6))
    releases = [(f"{number}.0", found.isoformat()) for number, found in enumerate(effective, 1)]
    names = [name for name, _ in releases]
    events: list[dict[str, Any]] = []
    for on in sorted(draw(st.lists(days(), max_size=6))):
        kind = draw(st.sampled_from(["erratum", "postponed", "overtaken", "withdrawn", "retired"]))
        event: dict[str, Any] = {"event": kind, "on": on.isoformat()}
        if kind != "retired":
            event["release"] = draw(st.sampled_from(names))
        match kind:
            case "erratum":
                event["note"] = {"en": "A word."}
            case "postponed":
                event["effective"] = (on + datetime.timedelta(days=draw(st.integers(1, 400)))).isoformat()
            case "overtaken":
                event["by"] = draw(st.sampled_from(names))
            case "withdrawn" if draw(st.booleans()):
                event["reinstates"] = draw(st.sampled_from(names))
        events.append(event)
    return made(releases, events)


@given(histories(), days())
def test_on_any_day_one_is_in_force_or_none_after_a_withdrawal_or_the_end(history: History, on: datetime.date) -> None:
    """From the first day on which a release took effect; and never one that has not begun."""
    found = standing(history, on)
    withdrawn = any(event.event in ("withdrawn", "retired") and event.on <= on for event in history.events)
    begun = [release for release in history.ours if found.effective[release.address] <= on]
    never = {address for address, state in found.states.items() if state in ("overtaken",)}
    assert list(found.states.values()).count("in force") == (found.in_force is not None)
    if found.in_force is None:
        assert withdrawn or not [release for release in begun if release.address not in never]
    else:
        assert found.in_force in begun
    assert set(found.states) == {release.address for release in history.releases}
    if found.retired:
        assert found.in_force is None
        assert "upcoming" not in found.states.values()


@given(histories(), days())
def test_what_is_recorded_for_later_changes_nothing_today(history: History, on: datetime.date) -> None:
    """Two builds of one commit differ by their days alone: an event counts from its day."""
    events: tuple[Event, ...] = tuple(event for event in history.events if event.on <= on)
    assert standing(history, on) == standing(History(history.releases, events), on)
