"""Builds a site with MkDocs' own functions, as the command does, and reads what it built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

REQUESTS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
# a link that says something and loads nothing
SILENT = {"canonical", "next", "prev", "author", "license"}


def build(root: Path, site: Path | None = None, strict: bool = False) -> Path:
    """Builds the tree's site and says where; raises what the build raises."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site or root / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


@dataclass
class Html(HTMLParser):
    """A page: its elements in order with their attributes, and its visible words."""

    source: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._silent = 0
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data

    @property
    def language(self) -> str | None:
        """What `<html lang>` says."""
        return next(attributes.get("lang") for tag, attributes in self.elements if tag == "html")

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        return any(tag == "meta" and attributes == {"name": "robots", "content": "noindex"} for tag, attributes in self.elements)

    @property
    def requests(self) -> list[str]:
        """Addresses that a browser loads by itself."""
        found = [attributes.get(REQUESTS[tag]) for tag, attributes in self.elements if tag in REQUESTS]
        found += [
            attributes.get("href")
            for tag, attributes in self.elements
            if tag == "link" and (attributes.get("rel") or "") not in SILENT
        ]
        return [address for address in found if address]

    def links(self, class_: str = "") -> list[str]:
        """Where the links with this class lead."""
        return [
            attributes["href"] or ""
            for tag, attributes in self.elements
            if tag == "a" and "href" in attributes and class_ in (attributes.get("class") or "")
        ]


def page(site: Path, address: str) -> Html:
    """The page at an address such as `en/acme/`."""
    return Html((site / address / "index.html").read_text(encoding="utf-8"))


def pages(site: Path) -> dict[str, Html]:
    """Every page of a site by its address."""
    return {path.relative_to(site).as_posix(): Html(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def dead_links(site: Path) -> list[str]:
    """The relative links of every page that lead to no file, or to no anchor of a page."""
    found = pages(site)
    anchors = {
        path: {attributes.get(name) for _, attributes in html.elements for name in ("id", "name")} for path, html in found.items()
    }
    dead = []
    for path, html in found.items():
        for link in html.links() if path != "404.html" else ():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / path).parent / parts.path if parts.path else site / path
            target = target / "index.html" if target.is_dir() else target
            name = target.resolve().relative_to(site.resolve()).as_posix() if target.is_file() else None
            # the theme's own anchors begin with two lines
            missing = (
                parts.fragment
                and not parts.fragment.startswith("__")
                and parts.fragment not in anchors.get(name or "", {parts.fragment})
            )
            if name is None or missing:
                dead.append(f"{path} links to {link}")
    return dead


def navigation(html: str) -> str:
    """The markup of the main navigation in a page."""
    found = re.search(r'<nav class="md-nav md-nav--primary.*?(?=<div class="md-content")', html, re.DOTALL)
    assert found is not None
    return found.group()
