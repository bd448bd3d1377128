"""What an event says is true of what was on record before it: asked when it is put there, and whenever it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klausa.errors import Unreadable
from klausa.model.record import Release
from klausa.releases import Frozen, History, Link, append, read_history
from klausa.releases.history import EVENT
from klausa.releases.sense import objections
from tests.releases.records import event, history, release

SAID: dict[str, Any] = {"on": "2025-07-01"}
BEFORE = (
    {"event": "withdrawn", "on": "2025-03-01", "release": "1.0", "reinstates": None},
    {"event": "overtaken", "on": "2025-05-01", "release": "3.0", "by": "2.0"},
    {"event": "translated", "on": "2025-05-02", "release": "2.0", "language": "tr", "files": {}},
    {"event": "redacted", "on": "2025-05-03", "release": "2.0", "clause": "data", "order": "X", "files": {}},
)


def before() -> History:
    """1.0 withdrawn, 2.0 in force (in en and tr), 3.0 overtaken, 4.0 upcoming; and one that was published elsewhere."""
    plan = [("1.0", "2025-01-01"), ("2.0", "2025-06-01"), ("3.0", "2025-09-01"), ("4.0", "2025-10-01"), ("0.9", "2025-02-01")]
    releases = [
        Frozen(Release.model_validate({"version": version, "effective": on, "languages": ["en"]}), "", order, Path())
        for order, (version, on) in enumerate(plan)
    ]
    old = Release.model_validate({"effective": "2023-07-24", "elsewhere": "https://acme.example/p"})
    events = tuple(EVENT.validate_python({key: value for key, value in said.items() if value is not None}) for said in BEFORE)
    return History((*releases, Frozen(old, "", 9, Path())), events, (Link("", "release", "1.0"),))


OBJECTED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "an erratum in each language": ({"event": "erratum", "release": "2.0", "note": {"en": "A.", "tr": "B."}}, []),
    "an erratum in one of two": ({"event": "erratum", "release": "2.0", "note": {"en": "A."}}, ["note: there is no note in tr"]),
    "an erratum that says nothing": (
        {"event": "erratum", "release": "1.0", "note": {"en": " "}},
        ["note: there is no note in en"],
    ),
    "an erratum in a language too many": (
        {"event": "erratum", "release": "1.0", "note": {"en": "A.", "id": "B."}},
        ["note: there is a note in id"],
    ),
    "of no release": ({"event": "erratum", "release": "7.0", "note": {"en": "A."}}, ['release: there is no release "7.0"']),
    "of a text elsewhere": (
        {"event": "erratum", "release": "2023-07-24", "note": {"en": "A."}},
        ["release: the release 2023-07-24 was published elsewhere"],
    ),
    "put off": ({"event": "postponed", "release": "4.0", "effective": "2025-12-01"}, []),
    "put off to an earlier day": (
        {"event": "postponed", "release": "4.0", "effective": "2025-09-30"},
        ["effective: the release is put off to 2025-09-30, which is not after 2025-10-01"],
    ),
    "put off too late": (
        {"event": "postponed", "release": "2.0", "effective": "2025-12-01"},
        ["release: the release 2.0 took effect on 2025-06-01"],
    ),
    "put off what never comes": (
        {"event": "postponed", "release": "3.0", "effective": "2025-12-01"},
        ["release: the release 3.0 is overtaken"],
    ),
    "overtaken": ({"event": "overtaken", "release": "4.0", "by": "2.0"}, []),
    "overtaken by itself": ({"event": "overtaken", "release": "4.0", "by": "4.0"}, ["by: the release 4.0 cannot overtake"]),
    "overtaken by one that was": ({"event": "overtaken", "release": "4.0", "by": "3.0"}, ["by: the release 3.0 is overtaken"]),
    "overtaken by none": ({"event": "overtaken", "release": "4.0", "by": "8.0"}, ['by: there is no release "8.0"']),
    "overtaken too late": ({"event": "overtaken", "release": "2.0", "by": "4.0"}, ["release: the release 2.0 took effect"]),
    "withdrawn in force": ({"event": "withdrawn", "release": "2.0", "reinstates": "0.9"}, []),
    "withdrawn before its day": ({"event": "withdrawn", "release": "4.0"}, []),
    "withdrawn before its day, another put back": (
        {"event": "withdrawn", "release": "4.0", "reinstates": "0.9"},
        ["reinstates: the release 4.0 has not taken effect by 2025-07-01"],
    ),
    "withdrawn when it is over": ({"event": "withdrawn", "release": "0.9"}, ["release: the release 0.9 is superseded"]),
    "withdrawn twice": ({"event": "withdrawn", "release": "1.0"}, ["release: the release 1.0 is withdrawn"]),
    "one put back that was withdrawn": (
        {"event": "withdrawn", "release": "2.0", "reinstates": "1.0"},
        ["reinstates: the release 1.0 is withdrawn"],
    ),
    "one put back that has not begun": (
        {"event": "withdrawn", "release": "2.0", "reinstates": "4.0"},
        ["reinstates: the release 4.0 has not taken effect by 2025-07-01"],
    ),
    "put back itself": (
        {"event": "withdrawn", "release": "2.0", "reinstates": "2.0"},
        ["reinstates: the release 2.0 cannot be withdrawn and put back"],
    ),
    "removed twice": (
        {"event": "redacted", "release": "2.0", "clause": "data", "order": "Y", "files": {}},
        ['clause: the text of the clause "data" of the release 2.0 was removed already'],
    ),
    "removed from a file that is not there": (
        {"event": "redacted", "release": "1.0", "clause": "data", "order": "Y", "files": {"en.md": "0" * 64}},
        ["files: the release 1.0 has no file en.md"],
    ),
    "a language twice": (
        {"event": "translated", "release": "2.0", "language": "tr", "files": {}},
        ["language: the release 2.0 has its text in tr already"],
    ),
    "an end": ({"event": "retired"}, []),
    "another name": ({"event": "renamed", "was": "umbrella"}, []),
    "before the last event": (
        {"event": "renamed", "was": "umbrella", "on": "2025-05-02"},
        ["on: the event is said to be of 2025-05-02, and the one before it is of 2025-05-03"],
    ),
}


@pytest.mark.parametrize("name", list(OBJECTED))
def test_what_is_not_true_is_told_at_its_key(name: str) -> None:
    """Every sort of event against a record with releases in every state."""
    said, expected = OBJECTED[name]
    found = [f"{one.key}: {one.message}" for one in objections(EVENT.validate_python({**SAID, **said}), before())]
    assert len(found) == len(expected)
    assert all(line.startswith(words) for line, words in zip(found, expected, strict=True)), found


def test_a_policy_that_ended_changes_no_more() -> None:
    """An erratum and an order to remove text still come; nothing that would put a release in force or take it back."""
    ended = History(before().releases, (EVENT.validate_python({"event": "retired", "on": "2025-06-15"}),), before().links)
    changing = [OBJECTED[name][0] for name in ("put off", "overtaken", "withdrawn in force", "an end")]
    for said in changing:
        (found,) = objections(EVENT.validate_python({**SAID, **said}), ended)
        assert found.message.startswith("the policy ends on 2025-06-15")
    for said in ({"event": "erratum", "release": "1.0", "note": {"en": "A."}}, OBJECTED["another name"][0]):
        assert not list(objections(EVENT.validate_python({**SAID, **said}), ended))


def test_nothing_on_record_cannot_end() -> None:
    """Such a policy is deleted, and nobody misses it."""
    assert [one.remedy for one in objections(EVENT.validate_python({"event": "retired", **SAID}), History())] == [
        "delete the policy's folder; there is nothing to keep"
    ]


def test_events_are_read_as_they_were_said(tmp_path: Path) -> None:
    """A release that is frozen later, with an earlier day, does not make untrue what was said before it."""
    company = tmp_path / "acme"
    company.mkdir()
    history(company, {"1.0": "2025-01-01", "2.0": "2025-06-01"})
    event(company, "withdrawn", "2025-07-01", release="2.0")
    release(company, "2.1", "2025-06-15")
    assert len(read_history(company).events) == 1


def test_an_untrue_event_is_found_in_the_file_at_its_line(tmp_path: Path) -> None:
    """Also one that was appended past the command line."""
    company = tmp_path / "acme"
    company.mkdir()
    read = history(company, {"1.0": "2025-01-01"})
    append(company, {"event": "postponed", "on": "2025-02-01", "release": "1.0", "effective": "2026-01-01"}, read)
    with pytest.raises(Unreadable) as raised:
        read_history(company, tmp_path)
    assert str(raised.value) == (
        "acme/releases/events.yml:4:14: the release 1.0 took effect on 2025-01-01 and cannot be put off any more; "
        "withdraw it, or freeze another release"
    )
