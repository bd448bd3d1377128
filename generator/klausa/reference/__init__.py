"""Klausa about itself, as pages beside the policies: every key, term, law, finding, command and setting, from the truth that the program runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

from klausa.language.catalogs import Messages
from klausa.pages import Page
from klausa.pages.environment import page_environment
from klausa.pipeline import Told, Words
from klausa.reference import commands, findings, keys, laws, settings, vocabulary
from klausa.reference.sheet import Sheet, inline

FOLDER = "reference"
CHAPTERS = (keys, vocabulary, laws, findings, commands, settings)


@dataclass(frozen=True)
class Chapter:
    """A kind of page: its folder, its title, what it is about, and its sheets."""

    id: str
    title: str
    about: str
    sheets: Sequence[Sheet] = field(default_factory=tuple)


def reference(told: Sequence[Told], words: Words) -> tuple[Page, ...]:
    """The pages at `reference/…`, in English; examples come from the policies of this site, and from a made-up company that ships with Klausa."""
    env = page_environment(words.templates, Messages("en"), words.names)
    env.filters["inline"] = inline
    chapters = [
        Chapter(chapter.__name__.rpartition(".")[2], chapter.TITLE, chapter.ABOUT, tuple(chapter.sheets(told, words)))
        for chapter in CHAPTERS
    ]
    return tuple(_pages(chapters, env))


def _pages(chapters: Sequence[Chapter], env: Environment) -> Iterator[Page]:
    html = env.get_template("reference/index.html").render(title="Reference", chapters=chapters, up="../")
    yield _page("", "Reference", html, ())
    for chapter in chapters:
        html = env.get_template("reference/chapter.html").render(title=chapter.title, chapter=chapter, up="../../")
        yield _page(f"{chapter.id}/", chapter.title, html, ())
        for sheet in chapter.sheets:
            template = env.get_template(f"reference/{chapter.id}.html")
            html = template.render(title=sheet.title, chapter=chapter, sheet=sheet, up="../../../")
            yield _page(f"{chapter.id}/{sheet.id}/", sheet.title, html, sheet.contents)


def _page(path: str, title: str, html: str, contents: Sequence[tuple[str, str]]) -> Page:
    return Page(f"{FOLDER}/{path}", "en", title, html, tuple(contents), indexed=False, searched=False)
