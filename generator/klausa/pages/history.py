"""The history of a policy in one language: every version with its dates, its state, what changed, and what happened to it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from klausa.pages.events import happened
from klausa.pages.page import Page, feed_of, header, pairs
from klausa.pages.published import Published
from klausa.pages.redlines import steps
from klausa.releases import Frozen


def rows(seen: Published, code: str) -> Iterator[dict[str, object]]:
    """Each release, the newest first, as the table shows it."""
    events = list(happened(seen, code))
    compared = [(old, new) for old, new in steps(seen) if code in old.texts and code in new.texts]
    current = seen.standing.in_force
    for frozen in reversed(seen.history.releases):
        record, state = frozen.record, seen.state(frozen)
        before = _before(compared, frozen)
        # to the text in force, where that is not told in its own row
        since = current if (frozen, current) in compared and _before(compared, current) is not frozen else None
        yield {
            "address": frozen.address,
            "version": record.version,
            "published": record.published,
            "effective": seen.standing.effective.get(frozen.address, record.effective),
            "state": state,
            "until": seen.after(frozen) if state == "superseded" else None,
            "elsewhere": record.original,
            "summary": record.summaries.get(code),
            "change": _class(frozen),
            "digest": frozen.digest,
            "events": [event for event in events if event.release is frozen],
            "here": code in frozen.texts,
            "before": before.address if before else None,
            "since": since.address if since else None,
        }


def _before(compared: Sequence[tuple[Frozen, Frozen]], release: Frozen | None) -> Frozen | None:
    """The release that another is compared with in the first place."""
    return next((old for old, new in compared if new is release), None)


def _class(frozen: Frozen) -> str | None:
    """How grave the change is, where the release wants readers to know."""
    return frozen.record.change if frozen.record.show_class == "yes" else None


def history_page(seen: Published, codes: Sequence[str], code: str, env: Environment, suffix: str) -> Page:
    """The page; it also stands at the policy's own address (*suffix* empty) in a language that has no text there."""
    id_, title = seen.item.company.id, seen.title(code)
    said = {
        **header(seen.shown),
        "suffix": suffix,
        "languages": codes,
        "pairs": list(pairs(seen.current)) if seen.current else [],
        "there": seen.there(code),
        "as_rendered": seen.current is not None and seen.in_force is None,
        "retired": seen.standing.retired,
        "feed": feed_of(id_, code),
    }
    # its end is told in the head
    general = [event for event in happened(seen, code) if event.kind == "renamed"]
    up = "../" * (2 + suffix.count("/"))
    html = env.get_template("history.html").render(title=title, rows=list(rows(seen, code)), general=general, up=up, **said)
    alternates = {other: f"{other}/{id_}/{suffix}" for other in codes}
    return Page(
        f"{code}/{id_}/{suffix}",
        code,
        title,
        html,
        (),
        alternates,
        title,
        indexed=False,
        searched=False,
        feed=feed_of(id_, code),
    )
