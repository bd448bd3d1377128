"""The redlines of a policy on the site: which pairs of texts have one, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jinja2 import Environment

from klausa.pages.page import Page, header, led
from klausa.pages.published import Published
from klausa.pipeline import Told
from klausa.redline import Labels, compare, fragment
from klausa.releases import Frozen, standing
from klausa.text import bodies

DRAFT = "draft"


def steps(seen: Published) -> list[tuple[Frozen, Frozen]]:
    """The pairs of releases that have a redline: neighbours in the order of freezing, and each with every later one that is or was in force.

    An address that was once there stays: hence "was". The pairs grow with the square of the releases: 20 of them make 190 pages a
    language, which is the price of links that never die.
    """
    ours = seen.history.ours
    neighbours = list(pairwise(ours))
    reached = _ever_in_force(seen)
    further = [(old, new) for new in ours if new.address in reached for old in ours if old.order < new.order]
    return [*neighbours, *(pair for pair in further if pair not in neighbours)]


def _ever_in_force(seen: Published) -> frozenset[str]:
    """The releases that a site built by that day may have shown as in force."""
    history, today = seen.history, seen.item.day
    days = {frozen.declared for frozen in history.ours} | {event.on for event in history.events} | {today}
    days |= set(seen.standing.effective.values())
    found = (standing(history, day).in_force for day in days if day <= today)
    return frozenset(frozen.address for frozen in found if frozen)


def redlines(seen: Published, environments: Mapping[str, Environment]) -> Iterator[Page]:
    """A page for each pair in each language that both have."""
    for old, new in steps(seen):
        both = [code for code in old.texts if code in new.texts]
        for code in both:
            about = {"new": new.address, "errata": seen.errata(new, code)}
            yield _page(seen, old, new.texts[code], both, code, environments[code], about)


def draft_redlines(seen: Published, item: Told, environments: Mapping[str, Environment]) -> Iterator[Page]:
    """What the draft changes, against each text that it is compared with."""
    texts = bodies(item)
    for old in draft_bases(seen):
        both = [code for code in old.texts if code in texts]
        for code in both:
            yield _page(seen, old, texts[code], both, code, environments[code], {"new": DRAFT, "errata": []})


def draft_bases(seen: Published) -> tuple[Frozen, ...]:
    """The releases that a draft is compared with: the one frozen last, and the one in force."""
    last, current = seen.history.ours[-1], seen.standing.in_force
    return (last, current) if current and current is not last else (last,)


def _page(
    seen: Published,
    old: Frozen,
    new_text: str,
    both: Sequence[str],
    code: str,
    env: Environment,
    about: Mapping[str, object],
) -> Page:
    id_, title = seen.item.company.id, seen.title(code)
    suffix = f"changes/{old.address}...{about['new']}/"
    found = compare(old.texts[code], new_text)
    up = "../" * 4
    html = env.get_template("redline.html").render(
        title=title,
        old=old.address,
        redline=lambda labels: led(fragment(found, Labels(**{name: str(words) for name, words in labels.items()})), up, code),
        up=up,
        **{**header(seen.shown), "suffix": suffix, "languages": both, "pairs": [], **about},
    )
    alternates = {other: f"{other}/{id_}/{suffix}" for other in both}
    return Page(f"{code}/{id_}/{suffix}", code, title, html, (), alternates, title, indexed=False, searched=False, wide=True)
