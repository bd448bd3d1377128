"""What keeps an event from being true of what was on record before it: asked before it is put there, and again whenever it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from klausa.errors import did_you_mean
from klausa.model.record import Erratum, Event, Overtaken, Postponed, Redacted, Renamed, Retired, Translated, Withdrawn
from klausa.releases.history import Frozen, History
from klausa.releases.standing import Standing, standing

BEGUN = ("in force", "superseded")


class Objection(NamedTuple):
    """What is not true of an event: the key of it that says so, and what to do."""

    key: str
    message: str
    remedy: str


def objections(event: Event, before: History) -> Iterator[Objection]:
    """Everything that is not true of *event*, where *before* is all that was on record until then."""
    last = before.events[-1].on if before.events else event.on
    if event.on < last:
        told = f"the event is said to be of {event.on}, and the one before it is of {last}"
        yield Objection("on", told, "events are appended in the order of their days; take that day, or a later one")
    if isinstance(event, Renamed):
        return
    if before.retired and isinstance(event, Retired | Postponed | Overtaken | Withdrawn):
        told = f"the policy ends on {before.retired}, and what is in force does not change any more"
        yield Objection("event", told, "a new policy under another id can begin; a mistake in a text is said by an erratum")
        return
    if isinstance(event, Retired):
        if not before.links:
            told = "nothing is on record that could end"
            yield Objection("event", told, "delete the policy's folder; there is nothing to keep")
        return
    frozen = before.find(event.release)
    if frozen is None:
        told = f'there is no release "{event.release}"'
        yield Objection("release", told, did_you_mean(event.release, [one.address for one in before.releases]))
    elif not frozen.ours:
        told = (
            f"the release {event.release} was published elsewhere; only its dates are on record, and nothing happens to them here"
        )
        yield Objection("release", told, "name a release of this record")
    else:
        yield from _of(event, frozen, before, standing(before, max(event.on, last)))
    if isinstance(event, Overtaken):
        yield from _there("by", event.by, before)
    if isinstance(event, Withdrawn) and event.reinstates is not None:
        yield from _there("reinstates", event.reinstates, before)


def _there(key: str, address: str, before: History) -> Iterator[Objection]:
    if before.find(address) is None:
        hint = did_you_mean(address, [one.address for one in before.releases])
        yield Objection(key, f'there is no release "{address}"', hint)


def _of(event: Event, frozen: Frozen, before: History, now: Standing) -> Iterator[Objection]:
    """What is not true of an event about a release of ours that there is."""
    match event:
        case Erratum():
            yield from _noted(event, before.languages(frozen))
        case Postponed():
            yield from _upcoming(event.release, now, "put off")
            effective = now.effective[event.release]
            if now.states[event.release] == "upcoming" and event.effective <= effective:
                told = f"the release is put off to {event.effective}, which is not after {effective}, the day on which it takes effect"
                yield Objection("effective", told, "name a later day; for an earlier one, freeze another release")
        case Overtaken():
            yield from _upcoming(event.release, now, "overtaken")
            if event.by == event.release:
                yield Objection("by", f"the release {event.release} cannot overtake itself", "name the urgent one")
            elif now.states.get(event.by) in ("withdrawn", "overtaken", "elsewhere"):
                told = f"the release {event.by} is {_state(now, event.by)} and takes no other's place"
                yield Objection("by", told, "name the urgent one")
        case Withdrawn():
            yield from _withdrawn(event, now)
        case Redacted():
            earlier = (one for one in before.events if isinstance(one, Redacted))
            if any((one.release, one.clause) == (event.release, event.clause) for one in earlier):
                told = f'the text of the clause "{event.clause}" of the release {event.release} was removed already'
                yield Objection("clause", told, "name another clause or release")
            for name in sorted(set(event.files) - set(before.files(frozen))):
                told = f"the release {event.release} has no file {name}"
                yield Objection("files", told, "redact with klausa, not by hand")
        case Translated():
            if event.language in before.languages(frozen):
                told = f"the release {event.release} has its text in {event.language} already"
                yield Objection("language", told, "name another language; a mistake in a text is said by an erratum")


def _noted(event: Erratum, languages: tuple[str, ...]) -> Iterator[Objection]:
    for code in languages:
        if not event.note.get(code, "").strip():
            told = f"there is no note in {code}, a language of the release {event.release}"
            yield Objection("note", told, "say it in every language of the release")
    for code in event.note:
        if code not in languages:
            told = f"there is a note in {code}, and the release {event.release} has no text in it"
            yield Objection("note", told, f"its languages are {', '.join(languages)}")


def _upcoming(address: str, now: Standing, what: str) -> Iterator[Objection]:
    state = now.states[address]
    if state == "upcoming":
        return
    if state in BEGUN:
        told = f"the release {address} took effect on {now.effective[address]} and cannot be {what} any more"
        yield Objection("release", told, "withdraw it, or freeze another release")
    else:
        yield Objection("release", f"the release {address} is {state}: it does not take effect", "name an upcoming release")


def _withdrawn(event: Withdrawn, now: Standing) -> Iterator[Objection]:
    state, back = now.states[event.release], event.reinstates
    if state not in ("in force", "upcoming"):
        told = f"the release {event.release} is {state}: there is nothing to withdraw"
        yield Objection(
            "release", told, "withdraw the one that is in force or upcoming; a mistake in a text is said by an erratum"
        )
    elif back is not None and state == "upcoming":
        told = f"the release {event.release} has not taken effect by {event.on}, so that none needs to be put back"
        yield Objection("reinstates", told, "leave it out")
    elif back == event.release:
        yield Objection("reinstates", f"the release {back} cannot be withdrawn and put back at once", "name an earlier release")
    elif now.states.get(back or "") == "upcoming":
        told = f"the release {back} has not taken effect by {event.on} and cannot be put back"
        yield Objection("reinstates", told, "name an earlier release, or none")
    elif now.states.get(back or "") in ("withdrawn", "overtaken", "elsewhere"):
        told = f"the release {back} is {_state(now, back or '')} and cannot be put back"
        yield Objection("reinstates", told, "name one that was in force, or none")


def _state(now: Standing, address: str) -> str:
    state = now.states[address]
    return "published elsewhere" if state == "elsewhere" else state
