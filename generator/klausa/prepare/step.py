"""The step from the last release to the text as it is: whether there is one, and how grave Klausa finds it."""

from __future__ import annotations

import json

from klausa import __version__
from klausa.load import POLICY
from klausa.pipeline import Told, Words
from klausa.redline.causes import Edition
from klausa.redline.proposals import Proposal
from klausa.redline.proposals import propose as compared
from klausa.releases import Frozen
from klausa.text import TRACE, bodies, trace


def last_release(told: Told) -> Frozen | None:
    """The release that was frozen last and whose text is ours."""
    ours = told.company.history.ours
    return ours[-1] if ours else None


def propose(told: Told, words: Words) -> Proposal:
    """What Klausa proposes for the step from the last release; nothing for a first one."""
    last = last_release(told)
    if last is None:
        return Proposal()
    old = Edition(json.loads((last.folder / TRACE).read_text(encoding="utf-8")), dict(last.texts))
    new = Edition(json.loads(trace(told)), bodies(told))
    same_facts = (last.folder / POLICY).read_bytes() == (told.company.folder / POLICY).read_bytes()
    technical = same_facts and last.record.klausa != __version__
    return compared(old, new, words, told.company.policy, technical=technical)
