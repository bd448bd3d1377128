"""Which release is in force on a day, which come later, which are over: follows from the record and the day, and from nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from klausa.model.record import Overtaken, Postponed, Retired, Withdrawn
from klausa.releases.history import ALWAYS, Frozen, History

State = Literal["in force", "upcoming", "superseded", "withdrawn", "overtaken", "elsewhere"]


@dataclass(frozen=True)
class Standing:
    """The releases of a policy on a day. At most one is in force; *effective* is each one's day as it is known by then."""

    day: datetime.date
    states: Mapping[str, State]
    effective: Mapping[str, datetime.date]
    in_force: Frozen | None
    retired: datetime.date | None = None


def standing(history: History, day: datetime.date) -> Standing:
    """The standing of each release on *day*. What is recorded as happening later is not known yet.

    The last release by (effective, order of freezing) is in force. An upcoming one that was overtaken or withdrawn never takes effect;
    one that is withdrawn after it did leaves nothing in force until the next takes effect, unless an earlier one was put back.
    From the day on which the policy ends, nothing is in force: what had taken effect is superseded, and what had not counts as withdrawn.
    """
    known = [event for event in history.events if event.on <= day]
    effective = {release.address: release.declared for release in history.ours}
    taken_back: dict[str, Withdrawn] = {}
    never: dict[str, State] = {}
    retired: datetime.date | None = None
    for event in known:
        match event:
            case Postponed() if effective.get(event.release, ALWAYS) > event.on:
                effective[event.release] = event.effective
            case Overtaken() if effective.get(event.release, ALWAYS) > event.on:
                never[event.release] = "overtaken"
            case Withdrawn() if effective.get(event.release, ALWAYS) > event.on:
                never[event.release] = "withdrawn"
            case Withdrawn():
                taken_back[event.release] = event
            case Retired():
                retired = retired or event.on
    if retired is not None:
        never |= {address: "withdrawn" for address, begins in effective.items() if address not in never and begins >= retired}
    begun = [release for release in history.ours if release.address not in never and effective[release.address] <= day]
    latest = max(begun, key=lambda release: (effective[release.address], release.order), default=None)
    in_force = None if retired else _put_back(latest, taken_back, {release.address: release for release in begun})
    states: dict[str, State] = {}
    for release in history.releases:
        address = release.address
        if not release.ours:
            states[address] = "elsewhere"
        elif address in never:
            states[address] = never[address]
        elif in_force is not None and address == in_force.address:
            states[address] = "in force"
        elif address in taken_back:
            states[address] = "withdrawn"
        else:
            states[address] = "upcoming" if effective[address] > day else "superseded"
    return Standing(day, states, effective, in_force, retired)


def _put_back(latest: Frozen | None, taken_back: Mapping[str, Withdrawn], begun: Mapping[str, Frozen]) -> Frozen | None:
    """The release in force, once withdrawals are followed to what they put back: one that has taken effect before."""
    seen: set[str] = set()
    while latest is not None and latest.address in taken_back:
        if latest.address in seen:
            return None
        seen.add(latest.address)
        latest = begun.get(taken_back[latest.address].reinstates or "")
    return latest
