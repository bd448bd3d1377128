"""How the public sees a policy that is on record: which text on a day, each release as it was frozen, and how each of them stands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from klausa.model import Next
from klausa.model.record import Erratum, Withdrawn
from klausa.pipeline import Told
from klausa.releases import Frozen, History, Standing, standing
from klausa.releases.facts import frozen_value
from klausa.render import Rendered, RenderedClause
from klausa.render.markdown import to_plain
from klausa.text import split

_HEADING = re.compile(r"\A\s*## (\d+)\. (.*)\n+")


def document(text: str, policy: str, language: str) -> Rendered:
    """A frozen text as clauses again: as it stands there, whatever templates and catalogs say today."""
    head, parts = split(text)
    clauses: list[RenderedClause] = []
    for id_, part in parts:
        found = _HEADING.match(part)
        number, heading = (int(found[1]), found[2]) if found else (len(clauses) + 1, "")
        words = part[found.end() :] if found else part.lstrip("\n")
        clauses.append(RenderedClause(id_, number, heading, words.rstrip("\n") + "\n", (), False))
    return Rendered(policy, language, head.strip().removeprefix("# "), tuple(clauses), {})


@dataclass(frozen=True)
class Published:
    """A policy as the public sees it on a day: the text at its address, if any, and how each release stands."""

    item: Told
    standing: Standing

    @property
    def history(self) -> History:
        """What is on record."""
        return self.item.company.history

    @cached_property
    def in_force(self) -> Told | None:
        """The policy as its release in force says it."""
        return self.release(self.standing.in_force) if self.standing.in_force else None

    @cached_property
    def current(self) -> Told | None:
        """What stands at the policy's address: the release in force; where no text of ours is on record, the text as it renders.

        That text has no version and no dates: those of `next.yml` are not on record, those on record are of another text.
        """
        if self.history.ours or self.standing.retired:
            return self.in_force
        return replace(self.item, company=replace(self.item.company, next=Next()))

    @cached_property
    def shown(self) -> Told:
        """What tells the policy's name and languages: the text at its address, else its last release, else what renders."""
        return self.current or (self.release(self.history.ours[-1]) if self.history.ours else self.item)

    @cached_property
    def elsewhere(self) -> Frozen | None:
        """The version that the company published elsewhere, where the text at the address is on no record."""
        return self.history.releases[-1] if self.history.releases and not self.history.ours else None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language that a release has, those of the one in force first: in each there is a history."""
        others = (code for frozen in reversed(self.history.ours) for code in frozen.texts)
        return tuple(dict.fromkeys([*self.shown.rendered, *others]))

    def release(self, frozen: Frozen) -> Told:
        """The policy as a release says it: its text, its languages, its dates. Its facts and findings are today's, and nobody's business there."""
        if frozen.address not in self._told:
            self._told[frozen.address] = self._released(frozen)
        return self._told[frozen.address]

    @cached_property
    def _told(self) -> dict[str, Told]:
        """Each release once: many pages show it, and its facts are read from a file."""
        return {}

    def _released(self, frozen: Frozen) -> Told:
        record = frozen.record
        texts = {language: document(text, self.item.company.id, language) for language, text in frozen.texts.items()}
        dates = Next.model_construct(
            version=record.version, published=record.published, effective=self.standing.effective[frozen.address]
        )
        # the name too may have changed since; settings such as `publication` are today's
        name = frozen_value(frozen, "name") or self.item.company.policy.name
        company = replace(self.item.company, next=dates, policy=self.item.company.policy.model_copy(update={"name": name}))
        return replace(self.item, rendered=texts, company=company, findings=(), verdicts=())

    def state(self, frozen: Frozen) -> str:
        """How a release stands; "never" for one that was yet to come when the policy ended, since nobody withdrew it."""
        state, ended = self.standing.states[frozen.address], self.standing.retired
        withdrawn = {event.release for event in self.history.events if isinstance(event, Withdrawn)}
        return "never" if ended and state == "withdrawn" and frozen.address not in withdrawn else state

    def after(self, frozen: Frozen) -> datetime.date | None:
        """The day on which a superseded release stopped being in force: when the next one by effective date began; none followed a policy's end."""
        own = (self.standing.effective[frozen.address], frozen.order)
        later = [
            day
            for other in self.history.ours
            # of two that begin on one day, the one that was frozen later goes before the other
            if ((day := self.standing.effective[other.address]), other.order) > own
            and self.standing.states[other.address] in ("in force", "superseded")
        ]
        return min(later, default=None)

    def there(self, code: str) -> str | None:
        """The language in which a text stands at the policy's address, for readers of another; None where none does."""
        codes = self.current.rendered if self.current else {}
        return code if code in codes else next(iter(codes), None)

    def title(self, code: str) -> str:
        """The title in a language: of the text that is shown, of the newest release that has it, else of the draft."""
        releases = (self.release(frozen) for frozen in reversed(self.history.ours) if code in frozen.texts)
        found = next((item for item in (self.shown, *releases) if code in item.rendered), self.item)
        return to_plain(found.rendered[code].title)

    def errata(self, frozen: Frozen, *codes: str) -> list[tuple[str, str]]:
        """What was said by that day of mistakes in a release: language and words."""
        return [
            (code, event.note[code])
            for event in self.history.events
            if isinstance(event, Erratum) and event.release == frozen.address and event.on <= self.item.day
            for code in codes
            if code in event.note
        ]

    def since(self, frozen: Frozen, *codes: str) -> tuple[str, str] | None:
        """The release before and this one, where both have these languages: what changed is a link away."""
        before = next((old for old in reversed(self.history.ours) if old.order < frozen.order), None)
        return (before.address, frozen.address) if before and all(code in before.texts for code in codes) else None

    def coming(self, code: str) -> Iterator[tuple[str, datetime.date]]:
        """The releases that are yet to take effect, with their days."""
        for other in self.history.ours:
            if self.standing.states[other.address] == "upcoming" and code in other.texts:
                yield other.address, self.standing.effective[other.address]


def published(item: Told) -> Published | None:
    """How the public sees a policy; None where it is public as it renders and nothing is on record."""
    found = Published(item, standing(item.company.history, item.day))
    return found if item.company.history.releases or found.standing.retired else None


def around(seen: Published, frozen: Frozen, *codes: str) -> dict[str, object]:
    """What the head of a release's page says beside its dates: its state, what comes, what was wrong with it. *codes*: its languages."""
    state = seen.state(frozen)
    return {
        "state": state,
        "until": seen.after(frozen) if state == "superseded" else None,
        "coming": list(seen.coming(codes[0])) if state == "in force" else [],
        "errata": seen.errata(frozen, *codes),
        "digest": frozen.digest,
        "since": seen.since(frozen, *codes),
        "history": True,
        "there": seen.there(codes[0]),
        "retired": seen.standing.retired,
    }


def around_current(seen: Published, *codes: str) -> dict[str, object]:
    """The same for what stands at the policy's address."""
    if seen.standing.in_force:
        return around(seen, seen.standing.in_force, *codes)
    return {"history": True, "elsewhere": seen.elsewhere.record if seen.elsewhere else None}
