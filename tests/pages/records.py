"""Policies with releases for tests of what the public sees of them: rendered, frozen and looked at on a day by Klausa itself."""

from __future__ import annotations

import datetime
import re
from functools import cache
from posixpath import normpath

from klausa.load import load
from klausa.pages import Options, Page, Site, site
from klausa.pipeline import Told, Words, load_words, tell
from klausa.prepare import Proposal, put_on_record
from klausa.text import write
from tests.sites import Html
from tests.tree import ROOT, SMALL, Tree, german

WORDS = german()
TWO = SMALL.replace("[en]", "[en, de]")


@cache
def real() -> Words:
    """English, Indonesian and Turkish as they are shipped."""
    return load_words(ROOT, ["en", "id", "tr"])


def hosted(by: str, text: str = TWO) -> str:
    """The small policy with another hosting provider: a word that stands in one text and no other."""
    return text.replace("Kumo", by)


def told(tree: Tree, text: str, on: str, words: Words = WORDS, next_: str = "", id_: str = "acme") -> Told:
    """A policy written and told on a day; what is on record stays."""
    folder = tree.company(text, id_)
    (folder / "next.yml").unlink(missing_ok=True)
    if next_:
        tree.write(f"policies/{id_}/next.yml", next_)
    return tell(load(folder, tree.root), words, datetime.date.fromisoformat(on))


def put(
    tree: Tree, text: str, version: str, effective: str, words: Words = WORDS, published: str = "", id_: str = "acme"
) -> Told:
    """Renders a text and puts it on record, as `klausa release` does."""
    day = published or effective
    coming = f'version: "{version}"\npublished: {day}\neffective: {effective}\n'
    item = told(tree, text, day, words, coming, id_)
    write(item)
    put_on_record(item, Proposal(), item.day)
    return item


def made(tree: Tree, text: str, on: str, words: Words = WORDS, drafts: bool = False, next_: str = "") -> Site:
    """The site of that policy on a day."""
    return site([told(tree, text, on, words, next_)], words, Options("en", drafts=drafts))


def pages(found: Site) -> dict[str, Page]:
    """The pages by address."""
    assert len({page.path for page in found.pages}) == len(found.pages)
    return {page.path: page for page in found.pages}


def assets(found: Site) -> dict[str, str]:
    """The other files by address."""
    assert len({asset.path for asset in found.assets}) == len(found.assets)
    return {asset.path: asset.content for asset in found.assets}


def dead(site: Site) -> set[str]:
    """Links inside the site that lead to nothing."""
    there = {page.path.rstrip("/") for page in site.pages} | {asset.path for asset in site.assets}
    found = set()
    for page in site.pages:
        targets = [attributes.get("href") or "" for tag, attributes in Html(page.html).elements if tag == "a"]
        # at parts of pages, mails and other sites other tests look
        local = [target.partition("#")[0] for target in targets if target and not re.match(r"#|mailto:|https:", target)]
        found |= {f"{page.path} → {target}" for target in local if at(page.path, target) not in there}
        found |= {f"{page.path} ⇒ {other}" for other in page.alternates.values() if other.rstrip("/") not in there}
    return found


def at(path: str, target: str) -> str:
    """The address that a link on a page leads to."""
    address = normpath(path + target)
    return "" if address == "." else address
