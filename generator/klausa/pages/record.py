"""The pages and files of a policy's record: each release as it was frozen, the history, redlines, the feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jinja2 import Environment

from klausa.pages.feed import feed
from klausa.pages.files import version_json
from klausa.pages.history import history_page
from klausa.pages.page import Asset, Page, feed_of, policy_page
from klausa.pages.published import Published, around
from klausa.pages.redlines import redlines
from klausa.render.markdown import to_html


def record_pages(seen: Published, environments: Mapping[str, Environment], also: Iterable[str] = ()) -> Iterator[Page]:
    """Each release exactly as it was frozen, redlines, and the history; where no text stands at the policy's address, the history there too.

    *also*: languages that no release has and a draft does, so that it has somewhere to lead to.
    """
    for frozen in seen.history.ours:
        released = seen.release(frozen)
        for code, rendered in released.rendered.items():
            html = {(code, clause.id): to_html(clause.text) for clause in rendered.clauses}
            said = around(seen, frozen, code)
            page = policy_page(released, code, environments[code], html, suffix=f"v/{frozen.address}/", around=said)
            # search engines and readers find the text in force; the others are found from it
            yield replace(page, indexed=False, searched=False, edit="")
    yield from redlines(seen, environments)
    codes = tuple(dict.fromkeys([*seen.languages, *also]))
    for code in codes:
        yield history_page(seen, codes, code, environments[code], "history/")
        if seen.current is None or code not in seen.current.rendered:
            yield history_page(seen, codes, code, environments[code], "")


def record_assets(
    seen: Published, environments: Mapping[str, Environment], also: Iterable[str] = (), url: str = ""
) -> Iterator[Asset]:
    """For programs: what is in force now, and what came when, in each language."""
    id_ = seen.item.company.id
    for code in dict.fromkeys([*seen.languages, *also]):
        yield Asset(feed_of(id_, code), feed(seen, code, environments[code], url))
    if seen.history.ours:
        for code in seen.shown.rendered:
            yield Asset(f"{code}/{id_}/version.json", version_json(seen, code, f"{code}/{id_}/"))
