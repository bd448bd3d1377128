"""Which pages a site has and what stands on them: lists, each policy in each language, pairs side by side, and the same as data."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment

from klausa import language as lang
from klausa.coverage import applied
from klausa.explain import Explanation
from klausa.language.catalogs import Messages
from klausa.pages.environment import page_environment
from klausa.pages.page import Asset, Page, header, policy_page
from klausa.pages.record import Published, published, record_assets, record_pages, standing_of
from klausa.pages.review import annotated, coverage_page, notes
from klausa.pipeline import Told, Words
from klausa.redline import STYLE
from klausa.render.markdown import to_html, to_plain
from klausa.text import body, is_draft


@dataclass(frozen=True)
class Site:
    """All pages and files that the policies make."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


def site(told: Sequence[Told], words: Words, default: str | None = None, review: bool = False, drafts: bool = False) -> Site:
    """The site of these policies; *default* is the language of the start page (else the first policy's first).

    With *review* it also has what counsel needs, private policies included: it is not for the public then. With *drafts* (and in a
    review) a policy that has releases also shows the text that is not frozen yet.
    """
    shown = [item for item in told if review or item.company.policy.publication != "private"]
    environments = {code: page_environment(words.templates, messages, words.names) for code, messages in words.messages.items()}
    seen = {item.company.id: published(item) for item in shown}
    # a policy that has releases shows the one in force; without one in force only its history
    public = [current for item in shown if (current := found.in_force if (found := seen[item.company.id]) else item)]
    unfrozen = {item.company.id for item in shown if (drafts or review) and seen[item.company.id] and is_draft(item)}
    # a language that only a draft has is nobody's business
    spoken = {code for found in seen.values() if found for code in found.languages}
    spoken |= {code for item in shown if seen[item.company.id] is None or item.company.id in unfrozen for code in item.rendered}
    codes = sorted(spoken, key=lambda code: (code != default, code))
    pages = [*_lists(public, codes, environments)]
    assets: list[Asset] = []
    for item in shown:
        record = seen[item.company.id]
        current = record.in_force if record else item
        if current is not None:
            pages += _text(current, environments, review and record is None, record)
            assets += list(_data(current))
        if record is not None:
            draft = item.company.id in unfrozen
            pages += record_pages(record, environments, item.rendered if draft else ())
            assets += record_assets(record)
            if draft:
                pages += [_draft(item, code, environments[code], review) for code in item.rendered]
        if review:
            pages.append(_review(item, words))
    if any(seen.values()):
        assets.append(Asset("assets/stylesheets/klausa-redline.css", STYLE))
    return Site(tuple(pages), tuple(assets))


def _text(item: Told, environments: Mapping[str, Environment], review: bool, record: Published | None) -> Iterator[Page]:
    """A policy's text in each language, and side by side."""
    html = {(code, clause.id): to_html(clause.text) for code, document in item.rendered.items() for clause in document.clauses}
    for code in item.rendered:
        env = environments[code]
        around = standing_of(record, record.standing.in_force, code) if record and record.standing.in_force else {}
        yield policy_page(item, code, env, _annotated(item, code, env) if review else html, review, around=around)
    for first, second in itertools.permutations(item.rendered, 2):
        if _one_way(item, first, second):
            yield _pair(item, first, second, environments[first], html)


def _draft(item: Told, code: str, env: Environment, review: bool) -> Page:
    """The text that is not frozen yet, for those who work on it."""
    html = {(code, clause.id): to_html(clause.text) for clause in item.rendered[code].clauses}
    around = {"state": "draft", "suffix": "draft/", "history": True}
    found = policy_page(item, code, env, _annotated(item, code, env) if review else html, review, "draft/", around)
    return replace(found, indexed=False, searched=False)


def _one_way(item: Told, first: str, second: str) -> bool:
    """A pair has one page, its languages in the order of the policy's `languages:`."""
    order = list(item.rendered)
    return order.index(first) < order.index(second)


def _lists(told: Sequence[Told], codes: Sequence[str], environments: Mapping[str, Environment]) -> Iterator[Page]:
    alternates = {code: f"{code}/" for code in codes}
    for code in codes:
        listed = [item for item in told if item.company.policy.publication == "public"]
        listed.sort(key=lambda item: lang.sort_key(item.company.policy.name, code))
        rows = []
        for item in listed:
            here = code if code in item.rendered else next(iter(item.rendered))
            rows.append({**header(item), "language": here, "title": to_plain(item.rendered[here].title)})
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
    body_html = env.get_template("pair.html").render(titles=titles, rows=rows, up="../../", **header(item))
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
