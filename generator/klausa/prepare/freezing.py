"""Puts a text on record as it is committed, and says what comes of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from klausa import __version__
from klausa.load import NEXT, POLICY, SHARED
from klausa.model.record import Release
from klausa.pipeline import Told
from klausa.redline.proposals import Proposal
from klausa.releases import History, freeze, standing
from klausa.signoffs import approvals
from klausa.text import TRACE


def record(told: Told, proposal: Proposal, day: datetime.date) -> Release:
    """The release as its `release.yml` will say it, but for its files."""
    coming = told.company.next
    # every part of it was read and judged already, as a part of next.yml
    return Release.model_construct(
        version=coming.version,
        published=coming.published,
        effective=coming.effective,
        frozen=day,
        klausa=__version__,
        change=coming.change,
        proposed=proposal.class_,
        lowered=coming.lowered,
        show_class=coming.show_class,
        override=coming.override,
        summaries=dict(coming.summaries.words) if coming.summaries else {},
        languages=tuple(told.rendered),
        approvals=approvals(told.company, told.rendered),
    )


def put_on_record(told: Told, proposal: Proposal, day: datetime.date) -> Path:
    """Freezes the text as it is committed, and takes `next.yml` away; returns the folder of the release. Ask for `obstacles` before."""
    company = told.company
    names = [POLICY, *(f"text/{language}.md" for language in told.rendered), f"text/{TRACE}"]
    files = {Path(name).name: (company.folder / name).read_bytes() for name in names}
    for source in {source.file for source in company.shared.values()}:
        shared = company.folder.parent / SHARED / Path(source).name
        files[f"{SHARED}/{shared.name}"] = shared.read_bytes()
    folder = freeze(company.folder, record(told, proposal, day), files, company.history)
    # what it said is in the release now; left there, it would be taken for the next one's dates and summaries
    (company.folder / NEXT).unlink(missing_ok=True)
    return folder


def consequences(id_: str, history: History, day: datetime.date) -> Iterator[str]:
    """What the release that was frozen last means for the others, where people may not expect it. *history* has it; *id_*: the policy."""
    new, then = history.ours[-1], standing(history, day)
    begins = then.effective[new.address]
    if then.in_force is None and then.states[new.address] == "upcoming":
        yield f"nothing is in force before {begins}: until then the policy's address shows its history alone"
    if then.states[new.address] == "superseded" and then.in_force is not None:
        later = then.in_force.address
        yield f"it took effect on {begins}, before {later} did on {then.effective[later]}, and is superseded from the start"
    for other in history.ours[:-1]:
        if then.states[other.address] == "upcoming" and then.effective[other.address] > begins:
            yield (
                f"{other.address} takes effect on {then.effective[other.address]} and will then replace it; "
                f"if it should not: `klausa event overtake {id_} {other.address} --by {new.address}`"
            )
