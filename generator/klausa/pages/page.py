"""One page of a policy: its text in one language under its head, whatever release or draft it is of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment

from klausa.coverage.index import SUMMARY
from klausa.pipeline import Told
from klausa.render.markdown import to_plain


@dataclass(frozen=True)
class Page:
    """One HTML page. *path* is its address relative to the site, ending in `/` (or empty for the start page).

    *contents* are anchors and titles of its clauses, *sections* anchors and plain words, for a search.
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


@dataclass(frozen=True)
class Asset:
    """A file beside the pages."""

    path: str
    content: str


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
        # of a policy without releases
        "state": None,
        "until": None,
        "coming": (),
        "errata": (),
        "digest": None,
        "history": False,
        "suffix": "",
    }


def _indexed(item: Told) -> bool:
    return item.company.policy.publication == "public" and item.company.policy.demo in (None, "no")


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
    document = item.rendered[code]
    clauses = [
        {"id": clause.id, "number": clause.number, "heading": to_plain(clause.heading), "html": html[code, clause.id]}
        for clause in document.clauses
    ]
    said = {**header(item), "review": review, "suffix": suffix, **(around or {})}
    if suffix:
        # side by side stands only the text in force
        said["pairs"] = []
    up = "../" * (2 + suffix.count("/"))
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
    )


def _description(item: Told, code: str) -> str:
    first = next((clause for clause in item.rendered[code].clauses if clause.id != SUMMARY), None)
    sentences = [line for line in to_plain(first.text).splitlines() if line.strip()] if first else []
    return " ".join(sentences[:2])
