"""Two releases → what Klausa proposes to say of the step between them: how grave it is and by which rules, why each clause differs, a summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klausa.model import Policy
from klausa.model.record import ChangeClass
from klausa.pipeline import Words
from klausa.redline.causes import Cause, Edition, causes
from klausa.redline.classes import Decision, decide, gravest
from klausa.redline.facts import FactChange, changes
from klausa.redline.summaries import summaries


@dataclass(frozen=True)
class Proposal:
    """What Klausa proposes for a release; people may lower the class, with a reason, and edit the summaries."""

    class_: ChangeClass | None = None
    """The gravest of all changes; nothing where nothing changed."""
    decisions: tuple[Decision, ...] = ()
    """Each cause of difference with the rule that decided how grave it is."""
    changes: tuple[FactChange, ...] = ()
    """The facts that changed."""
    summaries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language, what changed, a sentence each."""

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Why each clause differs."""
        return tuple(decision.cause for decision in self.decisions)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that decided the class."""
        return tuple(dict.fromkeys(decision.rule.id for decision in self.decisions if decision.class_ == self.class_))


def propose(
    old: Edition, new: Edition, words: Words, policy: Policy, *, was: Policy | None = None, technical: bool = False
) -> Proposal:
    """The step from *old* to *new*. *policy* and *was*: the policy now and then, for its own terms; *technical*: see `causes`."""
    changed = changes(old.trace, new.trace)
    decided = decide(causes(old, new, changed, technical=technical), old.trace, new.trace)
    return Proposal(gravest(decided), decided, changed, summaries(decided, old, new, words, policy, was))
