"""A policy in two languages side by side, piece by piece, under the head of the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment

from klausa.pages.beside import beside
from klausa.pages.page import Page, header, led, pairs
from klausa.pages.published import Published, around_current
from klausa.pipeline import Told
from klausa.render.markdown import to_html, to_plain


def pair_pages(item: Told, environments: Mapping[str, Environment], seen: Published | None) -> Iterator[Page]:
    """A pair has one page, its languages in the order of the policy's `languages:`."""
    for first, second in pairs(item):
        yield _page(item, first, second, environments[first], around_current(seen, first, second) if seen else {})


def _page(item: Told, first: str, second: str, env: Environment, around: Mapping[str, object]) -> Page:
    left, right = item.rendered[first], item.rendered[second]
    other = {clause.id: clause for clause in right.clauses}
    rows = [
        {
            "id": clause.id,
            "heads": [(first, clause.number, to_plain(clause.heading)), (second, it.number, to_plain(it.heading))],
            "pairs": [
                [(code, led(to_html(text), "../../", code)) for code, text in ((first, one), (second, translated))]
                for one, translated in beside(clause.text, it.text)
            ],
        }
        for clause in left.clauses
        if (it := other.get(clause.id))
    ]
    titles = [(first, to_plain(left.title)), (second, to_plain(right.title))]
    title = " · ".join(title for _, title in titles)
    body_html = env.get_template("pair.html").render(titles=titles, rows=rows, up="../../", **{**header(item), **around})
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
