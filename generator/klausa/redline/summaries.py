"""What changed, for readers: a draft in every language, from the changed facts, in sentences of `templates/changes-summary.md.j2`.

Eight sentences at most: what can be said is said, the gravest first; the rest is summed up by the headings of its sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from klausa.model import Policy
from klausa.pipeline import Words
from klausa.redline.causes import TITLE, Edition
from klausa.redline.classes import Decision
from klausa.redline.facts import FactChange
from klausa.redline.naming import Naming, Said, firm, kind_of
from klausa.render.words import Words as Spoken

TEMPLATE = "changes-summary.md.j2"
MOST = 8
NAMED = 12  # more than that in one sentence nobody reads; their section is named instead
RETOLD = "summary"  # the clause that repeats the others in short: it is named only where nothing else changed
BARE = frozenset({"sold", "training", "age"})  # one fact, one sentence
PERIODS = frozenset({"retention", "age"})
POINTING = frozenset({"named", "unnamed", "rights-added", "rights-removed", "purposes-removed"})
# sentences that claim something, and what stands for them where it is limited: another kind, or nothing
CLAIMING = {
    "training": "",
    "data-added": "named",
    "purposes-added": "",
    "recipients-added": "named",
    "places-added": "named",
}
ORDER = (
    "sold",
    "training",
    "data-added",
    "purposes-added",
    "recipients-added",
    "places-added",
    "retention",
    "age",
    "rights-removed",
    "unnamed",
    "purposes-removed",
    "rights-added",
    "named",
)


@dataclass
class Line:
    """One sentence to be: its kind, what it names, the headings it points to, and the changes that it says."""

    kind: str
    what: list[Markup] = field(default_factory=list)
    sections: list[Markup] = field(default_factory=list)
    old: Said | None = None
    new: Said | None = None
    changes: list[FactChange] = field(default_factory=list)


def summaries(
    decisions: Sequence[Decision], old: Edition, new: Edition, words: Words, policy: Policy, was: Policy | None = None
) -> dict[str, tuple[str, ...]]:
    """By language, the sentences of the summary. *was*: the policy as it stood, for terms of its own that are gone."""
    return {
        language: tuple(_Summary(decisions, old, new, words, policy, was, language).sentences())
        for language in new.texts
        if language in words.environments
    }


@dataclass(frozen=True)
class _Summary:
    """The summary in one language."""

    decisions: Sequence[Decision]
    old: Edition
    new: Edition
    words: Words
    policy: Policy
    was: Policy | None
    language: str

    def sentences(self) -> Iterator[str]:
        template = self.words.environments[self.language].get_template(TEMPLATE)
        for line in self.lines():
            text = " ".join(template.render(lines=[line]).split())
            if text:
                yield text

    def lines(self) -> list[Line]:
        """The sentences to be, no more than fit."""
        said = self._said()
        for count in range(len(said), -1, -1):
            rest = self._rest(said[:count])
            if count + len(rest) <= MOST:
                break
        return [*said[:count], *rest] if said else self._rest([])

    def _said(self) -> list[Line]:
        """What can be said fact by fact, the gravest first; facts of one kind and section in one sentence."""
        found: dict[tuple[object, ...], Line] = {}
        for decision in self.decisions:
            change, clauses = decision.cause.change, self._clauses(decision)
            kind = self._kind(change) if change and clauses else ""
            # what came or went with its whole section is said by the section
            if change is None or not kind or (kind in POINTING and not self._stays(clauses[0])):
                continue
            names = [] if kind in BARE else self.naming.names(change)
            periods = self.naming.periods(change) if kind in PERIODS else (None, None)
            if (kind not in BARE and not names) or (kind in PERIODS and None in periods):
                continue
            key = (kind, change.path) if kind in PERIODS else (kind, clauses[0]) if kind in POINTING else (kind,)
            line = found.setdefault(key, Line(kind, sections=self._headings(clauses[:1]), old=periods[0], new=periods[1]))
            line.what += [name for name in names if name not in line.what]
            line.changes.append(change)
        short = [line for line in found.values() if len(line.what) <= NAMED]
        return sorted(short, key=lambda line: ORDER.index(line.kind))

    def _kind(self, change: FactChange) -> str:
        """The kind of sentence that says a change; what is limited is named, not claimed."""
        kind = kind_of(change)
        if kind in CLAIMING and not firm(change, self.new.trace):
            return CLAIMING[kind]
        return kind

    def _rest(self, said: Sequence[Line]) -> list[Line]:
        """What is left, by the headings of its clauses."""
        covered = {id(change) for line in said for change in line.changes}
        before, after = self.old.clauses(self.language), self.new.clauses(self.language)
        facts, grave, words, title = set[str](), set[str](), set[str](), False
        everywhere = set[str]()
        for decision in self.decisions:
            title |= TITLE in decision.cause.seen.get(self.language, ())
            clauses = self._clauses(decision)
            if decision.cause.change is None:
                (grave if decision.class_ == "material" else words).update(clauses)
            else:
                everywhere.update(clauses)
                facts.update([] if id(decision.cause.change) in covered else clauses[:1])
        came = everywhere - {*before}
        went = everywhere - {*after}
        found = [
            Line("sections-added", sections=self._headings(self._ordered(came))),
            Line("sections-removed", sections=self._headings(self._ordered(went))),
            Line("sections", sections=self._headings(self._ordered((facts | grave) - came - went))),
            Line("wording", sections=self._headings(self._ordered(words - facts - grave))),
        ]
        found = [line for line in found if line.sections]
        if title:
            found.append(Line("title"))
        if not found and not said and any(decision.cause.clauses for decision in self.decisions):
            found.append(Line("elsewhere"))
        return found

    def _stays(self, clause: str) -> bool:
        return all(clause in edition.clauses(self.language) for edition in (self.old, self.new))

    def _ordered(self, clauses: Set[str]) -> list[str]:
        order = dict.fromkeys([*self.new.clauses(self.language), *self.old.clauses(self.language)])
        return [id_ for id_ in order if id_ in clauses]

    def _clauses(self, decision: Decision) -> list[str]:
        """The clauses that a change is seen in, those that only repeat it last."""
        seen = decision.cause.seen.get(self.language, ())
        return sorted((id_ for id_ in seen if id_ != TITLE), key=lambda id_: id_ == RETOLD)

    def _headings(self, clauses: Sequence[str]) -> list[Markup]:
        before, after = self.old.clauses(self.language), self.new.clauses(self.language)
        return [Markup((after.get(id_) or before[id_]).heading) for id_ in clauses]

    @cached_property
    def naming(self) -> Naming:
        """The words for facts in this language."""
        messages = self.words.messages[self.language]
        policies = [policy for policy in (self.policy, self.was) if policy is not None]
        return Naming([Spoken(policy, messages) for policy in policies], self.old.trace, self.new.trace)
