"""One page of a policy: its text in one language under its head, whatever release or draft it is of."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment

from klausa.coverage.index import SUMMARY
from klausa.pipeline import Told
from klausa.render import Rendered
from klausa.render.markdown import to_plain


@dataclass(frozen=True)
class Shown:
    """The text that a page shows, and what its head says of it: no facts, since these are today's and the text may be older."""

    policy: str
    document: Rendered
    version: str | None
    published: datetime.date | None
    effective: datetime.date | None


@dataclass(frozen=True)
class Page:
    """One HTML page. *path* is its address relative to the site, ending in `/` (or empty for the start page).

    *contents* are anchors and titles of its clauses, *sections* anchors and plain words, for a search; *feed* is the address of its feed.
    *shown* is its text, where the page shows one and nothing else.
    """

    path: str
    language: str
    title: str
    html: str
    contents: tuple[tuple[str, str], ...] = ()
    alternates: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    indexed: bool = True
    searched: bool = True
    sections: tuple[tuple[str, str], ...] = ()
    edit: str = ""
    wide: bool = False
    feed: str = ""
    shown: Shown | None = None


@dataclass(frozen=True)
class Asset:
    """A file beside the pages."""

    path: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """Its content as it is written."""
        return self.content.encode() if isinstance(self.content, str) else self.content


def feed_of(policy: str, code: str) -> str:
    """The address of a policy's feed in a language."""
    return f"{code}/{policy}/feed.xml"


def pairs(item: Told) -> Iterator[tuple[str, str]]:
    """The language pairs of a policy that have a page side by side."""
    yield from itertools.combinations(item.rendered, 2)


def header(item: Told) -> dict[str, object]:
    policy, coming = item.company.policy, item.company.next
    return {
        "policy": item.company.id,
        "name": policy.name,
        "demo": policy.demo if policy.demo != "no" else None,
        "source": policy.source,
        "version": coming.version,
        "published": coming.published,
        "effective": coming.effective,
        "languages": list(item.rendered),
        "pairs": list(pairs(item)),
        "indexed": _indexed(item),
        # of a policy that is not on record
        "state": None,
        "until": None,
        "coming": (),
        "errata": (),
        "digest": None,
        "history": False,
        "feed": "",
        "there": None,
        "retired": None,
        "elsewhere": None,
        "forms": (),
        "changes": (),
        "since": None,
        "suffix": "",
    }


def _indexed(item: Told) -> bool:
    return item.company.policy.publication == "public" and item.company.policy.demo in (None, "no")


def led(html: str, up: str, code: str) -> str:
    """HTML of a text with its links to policies and annexes as they are on a page whose way to the top of the site is *up*.

    In the text they are written as from the policy's own address, `/<code>/<policy>/`: `../acme-providers/`.
    """
    return html.replace('href="../', f'href="{up}{code}/')


def policy_page(
    item: Told,
    code: str,
    env: Environment,
    html: Mapping[tuple[str, str], str],
    review: bool = False,
    suffix: str = "",
    around: Mapping[str, object] | None = None,
) -> Page:
    """A policy's text in one language at its address with *suffix* behind it; *around* is what its head says beside the dates."""
    document, coming = item.rendered[code], item.company.next
    up = "../" * (2 + suffix.count("/"))
    clauses = [
        {
            "id": clause.id,
            "number": clause.number,
            "heading": to_plain(clause.heading),
            "html": led(html[code, clause.id], up, code),
        }
        for clause in document.clauses
    ]
    said = {**header(item), "review": review, "suffix": suffix, **(around or {})}
    if suffix:
        # side by side stands only the text in force
        said["pairs"] = []
    elif said["history"]:
        said["feed"] = feed_of(item.company.id, code)
    body_html = env.get_template("policy.html").render(title=to_plain(document.title), clauses=clauses, up=up, **said)
    return Page(
        f"{code}/{item.company.id}/{suffix}",
        code,
        to_plain(document.title),
        body_html,
        tuple((clause.id, f"{clause.number}. {to_plain(clause.heading)}") for clause in document.clauses),
        {other: f"{other}/{item.company.id}/{suffix}" for other in item.rendered},
        _description(item, code),
        _indexed(item),
        searched=item.company.policy.publication == "public",
        sections=tuple((clause.id, to_plain(clause.text)) for clause in document.clauses),
        edit=f"{item.company.id}/policy.yml",
        feed=str(said["feed"]),
        shown=None if review else Shown(item.company.id, document, coming.version, coming.published, coming.effective),
    )


def _description(item: Told, code: str) -> str:
    first = next((clause for clause in item.rendered[code].clauses if clause.id != SUMMARY), None)
    sentences = [line.removeprefix("- ") for line in to_plain(first.text).splitlines() if line.strip()] if first else []
    return " ".join(sentences[:2])
