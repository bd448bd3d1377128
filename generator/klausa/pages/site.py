"""Which pages a site has and what stands on them: lists, each policy in each language, pairs side by side, and the same as data."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

from klausa import language as lang
from klausa.coverage import applied
from klausa.coverage.index import SUMMARY
from klausa.explain import Explanation
from klausa.language.catalogs import Messages
from klausa.pages.environment import page_environment
from klausa.pages.review import annotated, coverage_page, notes
from klausa.pipeline import Told, Words
from klausa.render.markdown import to_html, to_plain
from klausa.text import body


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


@dataclass(frozen=True)
class Site:
    """All pages and files that the policies make."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


def site(told: Sequence[Told], words: Words, default: str | None = None, review: bool = False) -> Site:
    """The site of these policies; *default* is the language of the start page (else the first policy's first).

    With *review* it also has what counsel needs, private policies included: it is not for the public then.
    """
    shown = [item for item in told if review or item.company.policy.publication != "private"]
    environments = {code: page_environment(words.templates, messages, words.names) for code, messages in words.messages.items()}
    codes = sorted({code for item in shown for code in item.rendered}, key=lambda code: (code != default, code))
    pages = [*_lists(shown, codes, environments)]
    assets: list[Asset] = []
    for item in shown:
        html = {
            (code, clause.id): to_html(clause.text) for code, document in item.rendered.items() for clause in document.clauses
        }
        if review:
            pages += [
                _policy(item, code, environments[code], _annotated(item, code, environments[code]), review)
                for code in item.rendered
            ]
            pages.append(_review(item, words))
        else:
            pages += [_policy(item, code, environments[code], html) for code in item.rendered]
        pages += [
            _pair(item, first, second, environments[first], html)
            for first, second in itertools.permutations(item.rendered, 2)
            if _one_way(item, first, second)
        ]
        assets += list(_data(item))
    return Site(tuple(pages), tuple(assets))


def _one_way(item: Told, first: str, second: str) -> bool:
    """A pair has one page, its languages in the order of the policy's `languages:`."""
    order = list(item.rendered)
    return order.index(first) < order.index(second)


def pairs(item: Told) -> Iterator[tuple[str, str]]:
    """The language pairs of a policy that have a page side by side."""
    yield from itertools.combinations(item.rendered, 2)


def _header(item: Told) -> dict[str, object]:
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
    }


def _indexed(item: Told) -> bool:
    return item.company.policy.publication == "public" and item.company.policy.demo in (None, "no")


def _lists(told: Sequence[Told], codes: Sequence[str], environments: Mapping[str, Environment]) -> Iterator[Page]:
    alternates = {code: f"{code}/" for code in codes}
    for code in codes:
        listed = [item for item in told if item.company.policy.publication == "public"]
        listed.sort(key=lambda item: lang.sort_key(item.company.policy.name, code))
        rows = []
        for item in listed:
            here = code if code in item.rendered else next(iter(item.rendered))
            rows.append({**_header(item), "language": here, "title": to_plain(item.rendered[here].title)})
        template = environments[code].get_template("list.html")
        for path, up in ((f"{code}/", "../"), *((("", ""),) if code == codes[0] else ())):
            module = template.make_module({"rows": rows, "codes": codes, "up": up})
            title, lead = str(getattr(module, "title")), str(getattr(module, "lead"))  # noqa: B009 - set in the template
            yield Page(path, code, title, str(module), alternates=alternates, description=lead, searched=False)


def _annotated(item: Told, code: str, env: Environment) -> dict[tuple[str, str], str]:
    """The HTML of clauses with the origin of every sentence."""
    explanation = Explanation(item, code)
    return {
        (code, clause.id): annotated(explanation, clause) + notes(explanation, clause, env)
        for clause in item.rendered[code].clauses
    }


def _review(item: Told, words: Words) -> Page:
    """The page for counsel. It is in English, as findings and law data are."""
    env = page_environment(words.templates, Messages("en"))
    title = f"Review: {item.company.policy.name}"
    contents = (
        ("how-to-read", "How to read this page"),
        *((f"law-{law.rules.id}", law.title) for law in applied(item.company)),
        ("languages", "What the languages say"),
        ("findings", "Other findings"),
    )
    html = coverage_page(item, env, words.proofreader)
    return Page(f"review/{item.company.id}/", "en", title, html, contents, indexed=False, searched=False, wide=True)


def _policy(item: Told, code: str, env: Environment, html: Mapping[tuple[str, str], str], review: bool = False) -> Page:
    document = item.rendered[code]
    clauses = [
        {"id": clause.id, "number": clause.number, "heading": to_plain(clause.heading), "html": html[code, clause.id]}
        for clause in document.clauses
    ]
    body_html = env.get_template("policy.html").render(
        title=to_plain(document.title), clauses=clauses, up="../../", review=review, **_header(item)
    )
    return Page(
        f"{code}/{item.company.id}/",
        code,
        to_plain(document.title),
        body_html,
        tuple((clause.id, f"{clause.number}. {to_plain(clause.heading)}") for clause in document.clauses),
        {other: f"{other}/{item.company.id}/" for other in item.rendered},
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


def _pair(item: Told, first: str, second: str, env: Environment, html: Mapping[tuple[str, str], str]) -> Page:
    left, right = item.rendered[first], item.rendered[second]
    other = {clause.id: clause for clause in right.clauses}
    rows = [
        {
            "id": clause.id,
            "cells": [
                {"lang": code, "number": part.number, "heading": to_plain(part.heading), "html": html[code, part.id]}
                for code, part in ((first, clause), (second, other[clause.id]))
            ],
        }
        for clause in left.clauses
        if clause.id in other
    ]
    titles = [(first, to_plain(left.title)), (second, to_plain(right.title))]
    title = " · ".join(title for _, title in titles)
    body_html = env.get_template("pair.html").render(titles=titles, rows=rows, up="../../", **_header(item))
    return Page(
        f"{first}-{second}/{item.company.id}/",
        first,
        title,
        body_html,
        tuple((clause.id, f"{clause.number}. {to_plain(clause.heading)}") for clause in left.clauses),
        {code: f"{code}/{item.company.id}/" for code in item.rendered},
        title,
        indexed=False,
        searched=False,
        edit=f"{item.company.id}/policy.yml",
        wide=True,
    )


def _data(item: Told) -> Iterator[Asset]:
    for code, document in item.rendered.items():
        folder = f"{code}/{item.company.id}"
        coming = item.company.next
        yield Asset(f"{folder}/policy.md", body(document))
        yield Asset(f"{folder}/policy.txt", to_plain(body(document)))
        data = {
            "policy": item.company.id,
            "language": code,
            "title": to_plain(document.title),
            "version": coming.version,
            "published": coming.published.isoformat() if coming.published else None,
            "effective": coming.effective.isoformat() if coming.effective else None,
            "clauses": [
                {"id": clause.id, "number": clause.number, "heading": to_plain(clause.heading), "text": clause.text}
                for clause in document.clauses
            ],
        }
        yield Asset(
            f"{folder}/policy.json",
            json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False, indent=2) + "\n",
        )
