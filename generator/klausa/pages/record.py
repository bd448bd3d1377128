"""What the public sees of a policy that has releases: the one in force, each as it was frozen, and when which was in force."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from jinja2 import Environment

from klausa.load import POLICY
from klausa.model import Next
from klausa.model.record import Erratum, Redacted
from klausa.pages.page import Asset, Page, header, pairs, policy_page
from klausa.pipeline import Told
from klausa.redline import Labels, compare, fragment
from klausa.releases import Frozen, Standing, standing
from klausa.releases.chain import digest_of
from klausa.render import Rendered, RenderedClause
from klausa.render.markdown import to_html, to_plain
from klausa.source import read
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
    """A policy as the public sees it on a day: the text in force, if any, and how each release stands."""

    item: Told
    standing: Standing

    @cached_property
    def in_force(self) -> Told | None:
        """The policy as its release in force says it."""
        return self.release(self.standing.in_force) if self.standing.in_force else None

    def release(self, frozen: Frozen) -> Told:
        """The policy as a release says it: its text, its languages, its dates. Its facts and findings are today's, and nobody's business there."""
        record = frozen.record
        texts = {
            language: document(text, self.item.company.id, language)
            for language, text in frozen.texts.items()
            if language in self.item.rendered or language in record.languages
        }
        dates = Next.model_construct(
            version=record.version, published=record.published, effective=self.standing.effective[frozen.address]
        )
        # the name too may have changed since; settings such as `publication` are today's
        name = read(frozen.folder / POLICY).data.get("name", self.item.company.policy.name)
        company = replace(self.item.company, next=dates, policy=self.item.company.policy.model_copy(update={"name": name}))
        return replace(self.item, rendered=texts, company=company, findings=(), verdicts=())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language that a release has, those of the one in force first: in each there is a history."""
        others = (code for frozen in reversed(self.item.company.history.ours) for code in frozen.texts)
        return tuple(dict.fromkeys([*self.shown.rendered, *others]))

    @cached_property
    def shown(self) -> Told:
        """The policy as the release in force says it; as the last release does, where none is."""
        return self.in_force or self.release(self.item.company.history.ours[-1])

    def after(self, frozen: Frozen) -> datetime.date | None:
        """The day on which a superseded release stopped being in force: when the next one by effective date began."""
        own = (self.standing.effective[frozen.address], frozen.order)
        later = [
            day
            for other in self.item.company.history.ours
            # of two that begin on one day, the one that was frozen later goes before the other
            if ((day := self.standing.effective[other.address]), other.order) > own
            and self.standing.states[other.address] in ("in force", "superseded")
        ]
        return min(later, default=None)


def published(item: Told) -> Published | None:
    """How the public sees a policy; None where nothing of ours is on record and it is public as it renders."""
    history = item.company.history
    return Published(item, standing(history, item.day)) if history.ours else None


def rows(seen: Published, language: str) -> Iterator[dict[str, object]]:
    """The history of a policy in one language, the newest first: each release with its dates, its state, its digest, and what happened to it."""
    history = seen.item.company.history
    for frozen in reversed(history.releases):
        record = frozen.record
        yield {
            "address": frozen.address,
            "version": record.version,
            "published": record.published,
            "effective": seen.standing.effective.get(frozen.address, record.effective),
            "state": seen.standing.states[frozen.address],
            "until": seen.after(frozen) if seen.standing.states[frozen.address] == "superseded" else None,
            "elsewhere": record.elsewhere,
            "summary": record.summaries.get(language),
            "digest": frozen.digest,
            "errata": errata(seen, frozen, language),
            "redacted": [
                event.clause
                for event in history.events
                if isinstance(event, Redacted) and event.release == frozen.address and event.on <= seen.item.day
            ],
            "here": language in frozen.texts,
            "changes": [
                f"{old.address}...{frozen.address}" for old, new in steps(seen) if new is frozen and language in old.texts
            ][:1],
        }


def errata(seen: Published, frozen: Frozen, language: str) -> list[str]:
    """What was said of mistakes in a release by that day."""
    return [
        event.note[language]
        for event in seen.item.company.history.events
        if isinstance(event, Erratum) and event.release == frozen.address and event.on <= seen.item.day and language in event.note
    ]


def version_json(seen: Published, language: str, address: str) -> str:
    """What an app logs as shown: version, dates, address and the SHA-256 of the text in force."""
    frozen = seen.standing.in_force
    said: dict[str, object] = {"policy": seen.item.company.id, "language": language, "address": address}
    if frozen is None:
        return _json({**said, "in_force": None})
    record = frozen.record
    return _json(
        {
            **said,
            "in_force": frozen.address,
            "version": record.version,
            "published": record.published,
            "effective": seen.standing.effective[frozen.address],
            "sha256": digest_of(frozen.texts[language].encode()),
            "release": frozen.digest,
        }
    )


def _json(data: Mapping[str, object]) -> str:
    plain = {
        key: value.isoformat() if isinstance(value, datetime.date) else value
        for key, value in data.items()
        if value is not None or key == "in_force"
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def standing_of(seen: Published, frozen: Frozen, language: str) -> dict[str, object]:
    """What the head of a release's page says beside its dates: its state, what comes, what was wrong with it."""
    state = seen.standing.states[frozen.address]
    coming = [
        (other.address, seen.standing.effective[other.address])
        for other in seen.item.company.history.ours
        if seen.standing.states[other.address] == "upcoming" and language in other.texts
    ]
    return {
        "state": state,
        "until": seen.after(frozen),
        "coming": coming if state == "in force" else [],
        "errata": errata(seen, frozen, language),
        "digest": frozen.digest,
        "history": True,
    }


def record_pages(seen: Published, environments: Mapping[str, Environment], also: Iterable[str] = ()) -> Iterator[Page]:
    """Each release exactly as it was frozen, and the history, in every language; where nothing is in force, a page that says so.

    *also*: languages that no release has and a draft does, so that it has somewhere to lead to.
    """
    history = seen.item.company.history
    for frozen in history.ours:
        released = seen.release(frozen)
        for code, rendered in released.rendered.items():
            html = {(code, clause.id): to_html(clause.text) for clause in rendered.clauses}
            around = standing_of(seen, frozen, code)
            page = policy_page(released, code, environments[code], html, suffix=f"v/{frozen.address}/", around=around)
            # search engines and readers find the text in force; the others are found from it
            yield replace(page, indexed=False, searched=False, edit="")
    for old, new in steps(seen):
        yield from (_changes(seen, old, new, code, environments[code]) for code in old.texts if code in new.texts)
    codes = tuple(dict.fromkeys([*seen.languages, *also]))
    for code in codes:
        yield _history(seen, codes, code, environments[code], "history/")
        if seen.standing.in_force is None or code not in seen.standing.in_force.texts:
            yield _history(seen, codes, code, environments[code], "")


def steps(seen: Published) -> list[tuple[Frozen, Frozen]]:
    """The pairs of releases that have a redline: neighbours in the order of freezing, and each one with the one in force."""
    ours = seen.item.company.history.ours
    current = seen.standing.in_force
    found = list(pairwise(ours))
    if current is not None:
        found += [(old, current) for old in ours if old.order < current.order and (old, current) not in found]
    return found


def _changes(seen: Published, old: Frozen, new: Frozen, code: str, env: Environment) -> Page:
    item = seen.shown
    suffix = f"changes/{old.address}...{new.address}/"
    found = compare(old.texts[code], new.texts[code])
    title = _title(seen, code)
    both = [other for other in old.texts if other in new.texts]
    html = env.get_template("redline.html").render(
        title=title,
        old=old.address,
        new=new.address,
        redline=lambda labels: fragment(found, Labels(**{name: str(words) for name, words in labels.items()})),
        up="../" * 4,
        **{**header(item), "suffix": suffix, "languages": both, "pairs": []},
    )
    alternates = {other: f"{other}/{item.company.id}/{suffix}" for other in both}
    return Page(f"{code}/{item.company.id}/{suffix}", code, title, html, (), alternates, title, False, False, wide=True)


def _history(seen: Published, codes: Sequence[str], code: str, env: Environment, suffix: str) -> Page:
    title = _title(seen, code)
    up = "../" * (2 + suffix.count("/"))
    in_force = seen.in_force.rendered if seen.in_force else {}
    said = {
        **header(seen.shown),
        "suffix": suffix,
        "languages": codes,
        "pairs": list(pairs(seen.in_force)) if seen.in_force else [],
        # the language in which a text is in force, for those who read one in which none is
        "there": code if code in in_force else next(iter(in_force), None),
    }
    html = env.get_template("history.html").render(title=title, rows=list(rows(seen, code)), up=up, **said)
    id_ = seen.item.company.id
    alternates = {other: f"{other}/{id_}/{suffix}" for other in codes}
    return Page(f"{code}/{id_}/{suffix}", code, title, html, (), alternates, title, indexed=False, searched=False)


def _title(seen: Published, code: str) -> str:
    """The title in a language: of the text that is shown, of the newest release that has it, else of the draft."""
    releases = (seen.release(frozen) for frozen in reversed(seen.item.company.history.ours) if code in frozen.texts)
    found = next((item for item in (seen.shown, *releases) if code in item.rendered), seen.item)
    return to_plain(found.rendered[code].title)


def record_assets(seen: Published) -> Iterator[Asset]:
    """For programs: what is in force now, in each language."""
    id_ = seen.item.company.id
    for code in seen.shown.rendered:
        yield Asset(f"{code}/{id_}/version.json", version_json(seen, code, f"{code}/{id_}/"))
