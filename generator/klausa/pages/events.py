"""What happened to releases, and to the policy itself, as far as it is known on a day: in the order of the record, ready to be worded."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from klausa.model.record import Erratum, Overtaken, Postponed, Redacted, Renamed, Retired, Translated, Withdrawn
from klausa.pages.published import Published, document
from klausa.releases import Frozen


@dataclass(frozen=True)
class Happened:
    """One event: its kind as `events.yml` calls it, its day, the release that it happened to (none: the policy), and what its words need."""

    kind: str
    on: datetime.date
    release: Frozen | None
    digest: str
    said: Mapping[str, object] = field(default_factory=dict)


def happened(seen: Published, code: str) -> Iterator[Happened]:
    """The events of a policy, for readers of one language; a correction that has no words in it is left out."""
    effective = {release.address: release.declared for release in seen.history.ours}
    digests = [link.digest for link in seen.history.links if link.kind == "event"]
    for event, digest in zip(seen.history.events, digests, strict=True):
        if event.on > seen.item.day:
            continue
        said: dict[str, object] = {}
        match event:
            case Erratum():
                if code not in event.note:
                    continue
                said = {"note": event.note[code]}
            case Postponed():
                said = {"before": effective[event.release], "after": event.effective}
                effective[event.release] = event.effective
            case Overtaken():
                said = {"by": event.by}
            case Withdrawn():
                said = {"reinstates": event.reinstates}
            case Redacted():
                said = {"section": _section(seen.history.find(event.release), event.clause, code)}
            case Translated():
                said = {"language": event.language}
            case Renamed():
                said = {"was": event.was}
            case Retired():
                pass
        release = None if isinstance(event, Retired | Renamed) else seen.history.find(event.release)
        yield Happened(event.event, event.on, release, digest, said)
        if isinstance(event, Withdrawn) and (back := seen.history.find(event.reinstates or "")):
            yield Happened("reinstated", event.on, back, "", {"withdrawn": event.release})


def _section(frozen: Frozen | None, clause: str, code: str) -> object:
    """The number of a clause in a release, since its heading may be what was removed; its id where the language is not there."""
    if frozen is not None and code in frozen.texts:
        numbers = {found.id: found.number for found in document(frozen.texts[code], "", code).clauses}
        return numbers.get(clause, clause)
    return clause
