"""What a release needs before it is frozen: a draft of what `next.yml` lacks, everything that stands in the way, and then the files."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from klausa import __version__
from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.load import NEXT, POLICY, SHARED
from klausa.model import Duration
from klausa.model.quantities import DURATION, parse_duration
from klausa.model.record import CLASSES, ChangeClass, Release
from klausa.pipeline import Told, Words
from klausa.redline.causes import Edition
from klausa.redline.proposals import propose as step
from klausa.releases import Frozen, freeze, standing
from klausa.source import parse, read
from klausa.text import TRACE, bodies, is_draft, stale, trace

DAYS_A_WEEK, WORKING_DAYS = 7, 5


@dataclass(frozen=True)
class Proposal:
    """How grave Klausa finds the change since the last release, and how it would tell readers of it, language by language."""

    change: ChangeClass | None = None
    summaries: Mapping[str, str] = field(default_factory=dict)


def propose(told: Told, words: Words) -> Proposal:
    """What Klausa proposes for the step from the last release; nothing for a first one."""
    last = last_release(told)
    if last is None:
        return Proposal()
    old = Edition(json.loads((last.folder / TRACE).read_text(encoding="utf-8")), dict(last.texts))
    new = Edition(json.loads(trace(told)), bodies(told))
    same_facts = (last.folder / POLICY).read_bytes() == (told.company.folder / POLICY).read_bytes()
    technical = same_facts and last.record.klausa != __version__
    found = step(old, new, words, told.company.policy, technical=technical)
    return Proposal(found.class_, {language: " ".join(sentences) for language, sentences in found.summaries.items()})


def last_release(told: Told) -> Frozen | None:
    """The release that was frozen last and whose text is ours."""
    ours = told.company.history.ours
    return ours[-1] if ours else None


def unchanged(told: Told) -> bool:
    """Whether the text is what the last release holds, word for word in every language: then there is nothing to freeze."""
    return not is_draft(told)


def draft(told: Told, proposal: Proposal, day: datetime.date) -> dict[str, object]:
    """What `next.yml` lacks, as it would be written there; nothing where it says all.

    A first release needs no summaries. The version goes up by how grave the change is; it takes effect after the notice that the
    policy promises.
    """
    coming, last = told.company.next, last_release(told)
    lacking: dict[str, object] = {}
    change = coming.change or proposal.change
    if coming.version is None and (last is None or last.record.version):
        lacking["version"] = next_version(last.record.version if last and last.record.version else None, change)
    published = coming.published or day
    if coming.published is None:
        lacking["published"] = day.isoformat()
    if coming.effective is None:
        days = [after(published, promised) for promised in _promised(told)] if last else []
        lacking["effective"] = max(days, default=published).isoformat()
    if last is not None and coming.change is None and proposal.change:
        lacking["change"] = proposal.change
    # words in some languages only would make the file unreadable
    if last is not None and coming.summaries is None and all(proposal.summaries.get(code) for code in told.rendered):
        lacking["summaries"] = dict(proposal.summaries)
        lacking["drafted"] = "yes"
    return lacking


def next_version(last: str | None, change: ChangeClass | None) -> str:
    """1.0 first; then the first number goes up for a material change, the second for any other."""
    if last is None:
        return "1.0"
    numbers = [int(part) for part in last.split(".")] if re.fullmatch(r"\d+(\.\d+)*", last) else []
    if not numbers:
        return f"{last}-2"
    if change in (None, "material"):
        return ".".join(map(str, [numbers[0] + 1, *(0 for _ in numbers[1:])]))
    rest = numbers[1:] or [0]
    return ".".join(map(str, [numbers[0], rest[0] + 1, *(0 for _ in rest[1:])]))


def after(day: datetime.date, period: Duration) -> datetime.date:
    """The first day on which a period has passed. Months end where the calendar does: a month after 31 January is 28 February."""
    match period.unit:
        case "business-day":
            left = period.number
            while left:
                day += datetime.timedelta(days=1)
                left -= day.weekday() < WORKING_DAYS
            return day
        case "hour":
            return day + datetime.timedelta(days=-(-period.number // 24))
        case "day" | "calendar-day":
            return day + datetime.timedelta(days=period.number)
        case "week":
            return day + datetime.timedelta(days=period.number * DAYS_A_WEEK)
        case "month" | "year":
            months = day.month - 1 + period.number * (12 if period.unit == "year" else 1)
            first = datetime.date(day.year + months // 12, months % 12 + 1, 1)
            following = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return min(first + datetime.timedelta(days=day.day - 1), following - datetime.timedelta(days=1))
    raise ValueError(f"{period.unit} is no unit of time")


def write_draft(told: Told, lacking: Mapping[str, object]) -> Path:
    """Appends what is lacking to `next.yml`; what stands there stays as it is, comments included.

    Raises Unreadable, with nothing written, where lines cannot be added at its end, as after `{version: 1.0}`.
    """
    file = told.company.folder / NEXT
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    if old and not old.endswith("\n"):
        old += "\n"
    new = "".join(_entry(key, value) for key, value in lacking.items())
    name = told.company.next_source.file
    try:
        parse((old + new).encode(), name)
    except Unreadable:
        remedy = "write each key on a line of its own, `version: 1.0`, without braces around them"
        raise Unreadable([Problem(Location(name), "nothing can be added at the end of this file", remedy)]) from None
    part = file.with_name(f"{file.name}.new")
    part.write_text(old + new, encoding="utf-8")
    part.replace(file)
    return file


NOTES = {
    "drafted": "  # nobody has read these summaries yet; delete this line once someone has",
    "change": "  # how grave the change is: material, minor, wording, translation or technical",
    "version": "  # proposed",
    "published": "  # proposed",
    "effective": "  # proposed",
}


def _entry(key: str, value: object) -> str:
    if isinstance(value, Mapping):
        return yaml.safe_dump({key: dict(value)}, sort_keys=False, allow_unicode=True, width=120)
    quoted = f'"{value}"' if key == "version" else value
    return f"{key}: {quoted}{NOTES.get(key, '')}\n"


def obstacles(told: Told, proposal: Proposal, root: Path | None = None) -> tuple[Problem, ...]:
    """Everything that stands in the way of freezing, all at once."""
    return tuple(sorted(_obstacles(told, proposal, root)))


def _obstacles(told: Told, proposal: Proposal, root: Path | None) -> Iterator[Problem]:
    company, coming, last = told.company, told.company.next, last_release(told)
    where = company.next_source.where
    for finding in told.findings:
        if finding.level == "error":
            yield Problem(finding.location, f"{finding.code} {finding.message}", finding.remedy or "mend it")
    for path in stale(told):
        yield Problem(
            Location(shown_path(path, root)), "the committed text is stale", "run `klausa render`, and look at what it writes"
        )
    record = _record(told, proposal, told.day)
    if company.history.find(record.address) is not None:
        remedy = "write another version" if coming.version else "write a version, or another date"
        yield Problem(where(("version",)), f"a release {record.address} is on record already", remedy)
    if coming.published and coming.effective and coming.effective < coming.published:
        told_ = f"it would take effect on {coming.effective}, before it is published on {coming.published}"
        yield Problem(where(("effective",)), told_, "write a later day")
    if coming.drafted == "yes":
        yield Problem(where(("drafted",)), "nobody has read the drafted summaries", "read and mend them, then delete the line")
    if last is not None:
        for language in company.policy.languages:
            if not (coming.summaries and coming.summaries.words.get(language)):
                yield Problem(where(("summaries",)), f"there is no summary of the change in {language}", "write one")
        for language in sorted(set(last.record.languages) - set(company.policy.languages)):
            told_ = f"the release {last.address} is in {language}, and this text is not"
            yield Problem(company.where(("languages",)), told_, "add the language, or end it by an event")
        yield from _notice(told)
        yield from _grave(told, proposal)


def _promised(told: Told) -> tuple[Duration, ...]:
    """How long before a change takes effect people are told of it: as the policy says, and as the one in force says."""
    changes, history = told.company.policy.changes, told.company.history
    current = standing(history, told.day).in_force or last_release(told)
    found = [_frozen_notice(current) if current else None, changes.notice if changes else None]
    return tuple(dict.fromkeys(promised for promised in found if promised))


def _frozen_notice(frozen: Frozen) -> Duration | None:
    """The notice that a release promises, read from the facts frozen with it, whatever else of their form has changed since."""
    for file in (frozen.folder / POLICY, *sorted((frozen.folder / SHARED).glob("*.yml"))):
        changes = read(file).data.get("changes")
        notice = changes.get("notice") if isinstance(changes, dict) else None
        if isinstance(notice, str) and re.match(DURATION, notice):
            return parse_duration(notice)
    return None


def _notice(told: Told) -> Iterator[Problem]:
    """The time between publication and effect, against what the policy in force promises, and the new one too."""
    coming = told.company.next
    if coming.override is not None or coming.published is None or coming.effective is None:
        return
    longest = max((after(coming.published, promised), str(promised)) for promised in _promised(told)) if _promised(told) else None
    if longest is not None and coming.effective < longest[0]:
        due, promised = longest
        message = f"the policy promises notice of {promised}; published on {coming.published}, it can take effect on {due}"
        remedy = "write that day, or `override: {reason: …, by: …}`"
        yield Problem(told.company.next_source.where(("effective",)), message, remedy)


def _grave(told: Told, proposal: Proposal) -> Iterator[Problem]:
    coming = told.company.next
    if coming.change is None or proposal.change is None or coming.lowered is not None:
        return
    if CLASSES.index(coming.change) > CLASSES.index(proposal.change):
        message = f"the change is called {coming.change}; Klausa finds it {proposal.change}"
        remedy = f"write `change: {proposal.change}`, or `lowered: {{reason: …, by: …}}`"
        yield Problem(told.company.next_source.where(("change",)), message, remedy)


def put_on_record(told: Told, proposal: Proposal, day: datetime.date) -> Path:
    """Freezes the text as it is committed, and takes `next.yml` away; returns the folder of the release. Ask for `obstacles` before."""
    company = told.company
    names = [POLICY, *(f"text/{language}.md" for language in told.rendered), f"text/{TRACE}"]
    files = {Path(name).name: (company.folder / name).read_bytes() for name in names}
    for source in {source.file for source in company.shared.values()}:
        shared = company.folder.parent / SHARED / Path(source).name
        files[f"{SHARED}/{shared.name}"] = shared.read_bytes()
    folder = freeze(company.folder, _record(told, proposal, day), files, company.history)
    # what it said is in the release now; left there, it would be taken for the next one's dates and summaries
    (company.folder / NEXT).unlink(missing_ok=True)
    return folder


def _record(told: Told, proposal: Proposal, day: datetime.date) -> Release:
    coming = told.company.next
    # every part of it was read and judged already, as a part of next.yml
    return Release.model_construct(
        version=coming.version,
        published=coming.published,
        effective=coming.effective,
        frozen=day,
        klausa=__version__,
        change=coming.change,
        proposed=proposal.change,
        lowered=coming.lowered,
        override=coming.override,
        summaries=dict(coming.summaries.words) if coming.summaries else {},
        languages=tuple(told.rendered),
    )
