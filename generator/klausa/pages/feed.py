"""The Atom feed of a policy in one language (RFC 4287): an entry for each release and each event, the newest first."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from jinja2 import Environment

from klausa.pages.events import happened
from klausa.pages.history import rows
from klausa.pages.page import feed_of
from klausa.pages.published import Published
from klausa.releases import Frozen

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# of ids that are made from digests, so that they hold without any address of a site
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "klausa")
UNDATED = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class _Entry:
    digest: str
    on: datetime.date
    title: str
    summary: str
    address: str


def feed(seen: Published, code: str, env: Environment, url: str = "") -> str:
    """The file. Its links are absolute where the site's *url* is known, else relative to the file.

    The time of an entry is the start of its day on record: nothing more exact is known.
    """
    here = feed_of(seen.item.company.id, code).removesuffix("feed.xml")
    base = f"{url.rstrip('/')}/{here}" if url else ""
    entries = sorted(_entries(seen, code, env), key=lambda entry: entry.on)[::-1]
    root = ElementTree.Element("feed", {"xmlns": ATOM, LANG: code})
    _text(root, "id", _id(f"all since {seen.history.links[0].digest}", code))
    _text(root, "title", seen.title(code))
    _text(root, "updated", _time(max((entry.on for entry in entries), default=UNDATED)))
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}feed.xml"})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}history/"})
    _text(ElementTree.SubElement(root, "author"), "name", seen.shown.company.policy.name)
    for entry in entries:
        element = ElementTree.SubElement(root, "entry")
        _text(element, "id", _id(entry.digest, code))
        _text(element, "title", entry.title)
        _text(element, "updated", _time(entry.on))
        ElementTree.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{entry.address}"})
        _text(element, "summary", entry.summary)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _entries(seen: Published, code: str, env: Environment) -> Iterator[_Entry]:
    """In the order of the record."""
    words = env.get_template("events.html").make_module()
    releases = {frozen.address: frozen for frozen in seen.history.releases}
    told = {row["address"]: row for row in rows(seen, code)}
    events = {event.digest: event for event in happened(seen, code) if event.digest}
    for link in seen.history.links:
        if link.kind == "release":
            frozen = releases[link.name]
            title, summary = (_said(words, name, told[link.name]) for name in ("release_title", "release_summary"))
            yield _Entry(link.digest, _day(frozen), title, summary, _address(frozen, code))
        elif event := events.get(link.digest):
            title, summary = (_said(words, name, event) for name in ("event_title", "event"))
            yield _Entry(link.digest, event.on, title, summary, _address(event.release, code))


def _said(words: object, macro: str, about: object) -> str:
    """What a macro says, as plain text."""
    return " ".join(getattr(words, macro)(about).striptags().split())


def _address(frozen: Frozen | None, code: str) -> str:
    return f"v/{frozen.address}/" if frozen and code in frozen.texts else "history/"


def _day(frozen: Frozen) -> datetime.date:
    """The day on which a release was put on record; of one published elsewhere the day that it tells, if any."""
    record = frozen.record
    return record.frozen or record.published or record.effective or UNDATED


def _id(what: str, code: str) -> str:
    return uuid.uuid5(NAMESPACE, f"{what} {code}").urn


def _time(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = words
