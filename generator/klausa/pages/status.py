"""`status.json`: what the site shows of each policy on the day of its build, and the first later day on which that changes by itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from klausa import __version__
from klausa.pages.page import Asset
from klausa.pages.published import Published
from klausa.pipeline import Told
from klausa.releases import digest_of
from klausa.text import body
from klausa.writing import as_json


def status(shown: Sequence[Told], seen: Mapping[str, Published | None], review: bool = False) -> Asset:
    """The file at the site's root. It names listed policies only, since it lists them; a review's also the others."""
    named = [item for item in shown if review or item.company.policy.publication == "public"]
    # an unlisted policy is not named, but the site has to be built again for it too
    dues = [day for found in seen.values() if found and (day := due(found))]
    data = {
        "klausa": __version__,
        "as_of": shown[0].day,
        "due": min(dues, default=None),
        "policies": {item.company.id: _policy(item, seen[item.company.id]) for item in named},
    }
    return Asset("status.json", as_json(data))


def due(seen: Published) -> datetime.date | None:
    """The first later day on which a release takes effect or an event begins to count."""
    today, standing = seen.item.day, seen.standing
    days = {standing.effective[release] for release, state in standing.states.items() if state == "upcoming"}
    days |= {event.on for event in seen.history.events}
    return min((day for day in days if day > today), default=None)


def _policy(item: Told, seen: Published | None) -> dict[str, object]:
    current = seen.current if seen else item
    in_force = seen.standing.in_force if seen else None
    return {
        "in_force": in_force.address if in_force else None,
        "release": in_force.digest if in_force else None,
        "newest": item.company.history.newest,
        "retired": seen.standing.retired if seen else None,
        "text": {code: digest_of(body(text).encode()) for code, text in current.rendered.items()} if current else {},
        "due": due(seen) if seen else None,
    }
