"""Events are put on record where they are true, all or none, and it is said what that does."""

from __future__ import annotations

from typing import Any

import pytest

from klausa.errors import Unreadable
from klausa.events import Book, Refused, open_book, say
from klausa.releases import read_history
from tests.releases.records import history
from tests.tree import Tree, digest


@pytest.fixture
def book(tree: Tree) -> Book:
    """A policy with one release that is over, one in force and two to come."""
    history(tree.company(), {"1.0": "2025-01-01", "1.1": "2025-06-01", "2.0": "2026-01-01", "3.0": "2026-06-01"})
    return open_book(tree.root, "acme")


EFFECTS: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"event": "postponed", "release": "2.0", "effective": "2026-03-01"},
        ["from 2025-12-01 1.1 is in force", "from 2026-03-01 2.0 is in force", "from 2026-06-01 3.0 is in force"],
    ),
    (
        {"event": "overtaken", "release": "2.0", "by": "1.1"},
        ["from 2025-12-01 1.1 is in force", "from 2026-06-01 3.0 is in force"],
    ),
    (
        {"event": "withdrawn", "release": "1.1"},
        ["from 2025-12-01 no version is in force", "from 2026-01-01 2.0 is in force", "from 2026-06-01 3.0 is in force"],
    ),
    (
        {"event": "withdrawn", "release": "1.1", "reinstates": "1.0"},
        ["from 2025-12-01 1.0 is in force", "from 2026-01-01 2.0 is in force", "from 2026-06-01 3.0 is in force"],
    ),
    ({"event": "retired"}, ["from 2025-12-01 no version is in force"]),
    ({"event": "erratum", "release": "1.0", "note": {"en": "A."}}, ["what is in force on which day does not change"]),
]


@pytest.mark.parametrize(("said", "lines"), EFFECTS, ids=[str(said["event"]) for said, _ in EFFECTS])
def test_what_an_event_does_is_said_day_by_day(said: dict[str, Any], lines: list[str], book: Book) -> None:
    """From its day on, as far as the record reaches."""
    found = say(book, [{**said, "on": "2025-12-01"}])
    assert list(found.effects()) == lines
    assert read_history(book.folder).events == found.events == found.after.events


def test_an_end_that_is_said_ahead_leaves_what_is_before_it(book: Book) -> None:
    """A policy may say today that it ends next year."""
    found = say(book, [{"event": "retired", "on": "2026-03-01"}])
    assert list(found.effects()) == ["from 2026-03-01 no version is in force"]


def test_of_several_events_all_are_put_on_record_or_none(book: Book) -> None:
    """Each is asked of what those before it leave: a release cannot be overtaken and put off."""
    before = digest(book.folder)
    two = [
        {"event": "overtaken", "on": "2025-12-01", "release": "2.0", "by": "1.1"},
        {"event": "postponed", "on": "2025-12-01", "release": "2.0", "effective": "2026-03-01"},
    ]
    with pytest.raises(Refused) as refused:
        say(book, two)
    assert str(refused.value) == (
        "policies/acme/releases/events.yml: the release 2.0 is overtaken: it does not take effect; name an upcoming release"
    )
    assert digest(book.folder) == before
    say(book, two[:1])
    assert len(read_history(book.folder).events) == 1


def test_everything_that_is_wrong_is_told_at_once(book: Book) -> None:
    """What the form does not allow, beside what is not true."""
    with pytest.raises(Refused) as refused:
        say(
            book,
            [
                {"event": "erratum", "on": "2025-12-01", "release": "1.2", "note": {"en": "A."}},
                {"event": "withdrawn", "on": "2025-12-01", "release": "1.0"},
                {"event": "translated", "on": "2025-12-01", "release": "1.0", "language": "Turkish"},
            ],
        )
    assert [problem.message for problem in refused.value.problems] == [
        'language: "Turkish" is not a language code',
        "the release 1.0 is superseded: there is nothing to withdraw",
        'there is no release "1.2"',
    ]


def test_a_policy_that_is_not_there(tree: Tree) -> None:
    """With the name that was meant."""
    tree.company()
    with pytest.raises(Unreadable, match=r'there is no policy "acne"; did you mean "acme"\?'):
        open_book(tree.root, "acne")
