"""Which pages a site has: lists, each policy in each language and side by side, what is on record, drafts, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment

from klausa import language as lang
from klausa.coverage import applied
from klausa.explain import Explanation
from klausa.forms import json_schema
from klausa.language.catalogs import Messages
from klausa.pages.environment import page_environment
from klausa.pages.files import SCHEMA, text_files
from klausa.pages.moved import moved
from klausa.pages.page import Asset, Page, header, policy_page
from klausa.pages.pair import pair_pages
from klausa.pages.published import Published, around_current, published
from klausa.pages.record import record_assets, record_pages
from klausa.pages.redlines import DRAFT, draft_bases, draft_redlines
from klausa.pages.review import annotated, coverage_page, notes
from klausa.pages.status import status
from klausa.pipeline import Told, Words
from klausa.redline import STYLE
from klausa.render.markdown import to_html, to_plain
from klausa.text import is_draft


@dataclass(frozen=True)
class Site:
    """All pages and files that the policies make."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


@dataclass(frozen=True)
class Options:
    """What a site is asked to be, as `mkdocs.yml` says it."""

    default: str | None = None
    """The language of the start page; where it is left out, any."""
    review: bool = False
    """Also what counsel needs, private policies included: it is not for the public then."""
    drafts: bool = False
    """A policy that has releases also shows the text that is not frozen yet, as it does in a review."""
    url: str = ""
    """The site's own address, where it is known."""
    forms: Sequence[str] = ()
    """`pdf` and `docx`, besides the forms that cost nothing."""


PLAIN = Options()


def site(told: Sequence[Told], words: Words, options: Options = PLAIN) -> Site:
    """The site of these policies; raises `klausa.missing.Missing` where what makes a form is not there."""
    default, review, drafts, url, forms = options.default, options.review, options.drafts, options.url, options.forms
    shown = [item for item in told if review or item.company.policy.publication != "private"]
    if not shown:
        return Site((), ())
    environments = {code: page_environment(words.templates, messages, words.names) for code, messages in words.messages.items()}
    seen = {item.company.id: published(item) for item in shown}
    # a policy that has releases shows the one in force; without one in force only its history
    public = [current for item in shown if (current := found.current if (found := seen[item.company.id]) else item)]
    # counsel finds today's text with its origins there, whether it is frozen or not
    worked_on = {item.company.id for item in shown if item.company.history.ours and (review or (drafts and is_draft(item)))}
    # a language that only a draft has is nobody's business
    spoken = {code for found in seen.values() if found for code in found.languages}
    spoken |= {code for item in shown if seen[item.company.id] is None or item.company.id in worked_on for code in item.rendered}
    codes = sorted(spoken, key=lambda code: (code != default, code))
    pages = [*_lists(public, codes, environments)]
    assets: list[Asset] = []
    for item in shown:
        record = seen[item.company.id]
        current = record.current if record else item
        if current is not None:
            around = {code: around_current(record, code) if record else {} for code in current.rendered}
            pages += _text(current, environments, review and not item.company.history.ours, record, forms)
            assets += text_files(current, environments, around, forms, url)
        if record is not None:
            also = item.rendered if item.company.id in worked_on else ()
            pages += record_pages(record, environments, also)
            assets += record_assets(record, environments, also, url)
            if item.company.id in worked_on:
                pages += _draft(item, record, environments, review)
        if review:
            pages.append(_review(item, words))
    assets += [status(shown, seen, review), Asset(SCHEMA, json_schema())]
    if any(seen.values()):
        assets.append(Asset("assets/stylesheets/klausa-redline.css", STYLE))
    return Site(tuple(pages), (*assets, *moved(shown, pages, assets, environments)))


def _text(
    item: Told, environments: Mapping[str, Environment], review: bool, record: Published | None, forms: Sequence[str]
) -> Iterator[Page]:
    """A policy's text in each language, and side by side."""
    html = {(code, clause.id): to_html(clause.text) for code, document in item.rendered.items() for clause in document.clauses}
    for code in item.rendered:
        env = environments[code]
        around = {**(around_current(record, code) if record else {}), "forms": forms}
        yield policy_page(item, code, env, _annotated(item, code, env) if review else html, review, around=around)
    yield from pair_pages(item, environments, record)


def _draft(item: Told, record: Published, environments: Mapping[str, Environment], review: bool) -> Iterator[Page]:
    """The text as it renders today, for those who work on it, and what it changes where it is not frozen yet."""
    unfrozen = is_draft(item)
    for code in item.rendered:
        env = environments[code]
        html = {(code, clause.id): to_html(clause.text) for clause in item.rendered[code].clauses}
        around = {
            "state": DRAFT if unfrozen else "annotated",
            "history": True,
            "there": record.there(code),
            "changes": [old.address for old in draft_bases(record) if unfrozen and code in old.texts],
        }
        found = policy_page(item, code, env, _annotated(item, code, env) if review else html, review, f"{DRAFT}/", around)
        yield replace(found, indexed=False, searched=False)
    if unfrozen:
        yield from draft_redlines(record, item, environments)


def _lists(told: Sequence[Told], codes: Sequence[str], environments: Mapping[str, Environment]) -> Iterator[Page]:
    alternates = {code: f"{code}/" for code in codes}
    for code in codes:
        listed = [item for item in told if item.company.policy.publication == "public"]
        listed.sort(key=lambda item: lang.sort_key(item.company.policy.name, code))
        rows = []
        for item in listed:
            here = code if code in item.rendered else next(iter(item.rendered))
            title = to_plain(item.rendered[here].title)
            # an annex has the name of its policy
            name = title if item.company.policy.of else item.company.policy.name
            rows.append({**header(item), "language": here, "title": title, "name": name})
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
        ("sign-offs", "Sign-offs"),
        ("findings", "Other findings"),
    )
    html = coverage_page(item, env, words.proofreader)
    return Page(f"review/{item.company.id}/", "en", title, html, contents, indexed=False, searched=False, wide=True)
