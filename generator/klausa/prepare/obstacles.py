"""Everything that stands in the way of freezing a release, all at once, each with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from klausa.errors import Location, Problem, shown_path
from klausa.model.record import CLASSES
from klausa.pipeline import Told
from klausa.prepare.freezing import record
from klausa.prepare.notice import after, promised
from klausa.prepare.step import last_release
from klausa.redline.proposals import Proposal
from klausa.releases import Frozen
from klausa.text import stale

# findings that are no errors by themselves, and that a release waits for where review.yml says so
REQUIRED = ("review/unsigned", "review/void")
OVERRIDE = "`override: {reason: …, by: …}`"


def obstacles(told: Told, proposal: Proposal, root: Path | None = None) -> tuple[Problem, ...]:
    """Everything that stands in the way of freezing, in the order of the files."""
    found = [*_ended(told), *_text(told, root), *_dates(told, proposal), *_unread(told)]
    last = last_release(told)
    if last is not None:
        found += [*_summaries(told), *_languages(told, last), *_notice(told), *_grave(told, proposal)]
    if told.company.history.releases:
        found += _past(told)
    return tuple(sorted(found))


def _ended(told: Told) -> Iterator[Problem]:
    company = told.company
    if company.history.retired is not None:
        remedy = "begin a new policy under an id of its own"
        yield Problem(company.where(()), f"this policy ended on {company.history.retired}", remedy)


def _text(told: Told, root: Path | None) -> Iterator[Problem]:
    """Findings that are errors, sign-offs that are required and missing, and text that is not as it was committed."""
    for finding in told.findings:
        if finding.level == "error" or (finding.level == "warning" and finding.code in REQUIRED):
            yield Problem(finding.location, f"{finding.code} {finding.message}", finding.remedy or "mend it")
    for path in stale(told):
        remedy = "run `klausa render`, and look at what it writes"
        yield Problem(Location(shown_path(path, root)), "the committed text is stale", remedy)


def _dates(told: Told, proposal: Proposal) -> Iterator[Problem]:
    coming, where = told.company.next, told.company.next_source.where
    address = record(told, proposal, told.day).address
    if told.company.history.find(address) is not None:
        remedy = "write another version" if coming.version else "write a version, or another date"
        yield Problem(where(("version",)), f"a release {address} is on record already", remedy)
    if coming.published and coming.effective and coming.effective < coming.published:
        message = f"it would take effect on {coming.effective}, before it is published on {coming.published}"
        yield Problem(where(("effective",)), message, "write a later day")


def _past(told: Told) -> Iterator[Problem]:
    """Days before the release is frozen, on which another text was in force, ours or one that was published elsewhere."""
    coming, where = told.company.next, told.company.next_source.where
    if coming.override is not None:
        return
    for key, day, said in (("published", coming.published, "published"), ("effective", coming.effective, "in effect")):
        if day is not None and day < told.day:
            message = f"it is frozen on {told.day} and cannot have been {said} on {day}"
            yield Problem(where((key,)), message, f"write {told.day} or a later day, or {OVERRIDE}")


def _notice(told: Told) -> Iterator[Problem]:
    """The time between publication and effect, against what the policy in force promises, and the new one too."""
    coming = told.company.next
    if coming.override is not None or coming.published is None or coming.effective is None:
        return
    longest = max(((after(coming.published, notice), str(notice)) for notice in promised(told)), default=None)
    if longest is not None and coming.effective < longest[0]:
        due, notice = longest
        message = f"the policy promises notice of {notice}; published on {coming.published}, it can take effect on {due}"
        yield Problem(told.company.next_source.where(("effective",)), message, f"write that day, or {OVERRIDE}")


def _unread(told: Told) -> Iterator[Problem]:
    if told.company.next.drafted == "yes":
        where = told.company.next_source.where(("drafted",))
        yield Problem(where, "nobody has read the drafted summaries", "read and mend them, then delete the line")


def _summaries(told: Told) -> Iterator[Problem]:
    coming, where = told.company.next, told.company.next_source.where
    for language in told.company.policy.languages:
        if not (coming.summaries and coming.summaries.words.get(language)):
            yield Problem(where(("summaries",)), f"there is no summary of the change in {language}", "write one")


def _languages(told: Told, last: Frozen) -> Iterator[Problem]:
    company = told.company
    for language in sorted(set(last.record.languages) - set(company.policy.languages)):
        message = f"the release {last.address} is in {language}, and this text is not"
        remedy = (
            "keep the language; a policy in fewer languages is another policy: "
            f"end this one with `klausa retire {company.id}`, and give the new one an id of its own"
        )
        yield Problem(company.where(("languages",)), message, remedy)


def _grave(told: Told, proposal: Proposal) -> Iterator[Problem]:
    coming = told.company.next
    if coming.change is None or proposal.class_ is None or coming.lowered is not None:
        return
    if CLASSES.index(coming.change) > CLASSES.index(proposal.class_):
        message = f"the change is called {coming.change}; Klausa finds it {proposal.class_}"
        remedy = f"write `change: {proposal.class_}`, or `lowered: {{reason: …, by: …}}`"
        yield Problem(told.company.next_source.where(("change",)), message, remedy)
