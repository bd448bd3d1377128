"""MkDocs events ↔ pages; thin. The only module that imports MkDocs.

on_config: our theme folder behind the user's own, our style sheet. on_pre_build: load, render and check everything, before MkDocs
touches `site/`; any problem ends the build there. on_files: policies' folders are taken out of the site, generated pages put in.
on_env: languages that Material does not know. on_page_content: the page's HTML and contents. on_page_context: the page's language.
on_post_page, on_post_template: which scripts the page admits. on_post_build: the indexes of the search; leaves Python as it was. on_serve: what to watch.
"""

from __future__ import annotations

import datetime
import gc
import logging
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config import base, defaults
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from klausa import where
from klausa.browser import Entry, finished, index, sections_of, tab_title
from klausa.day import as_of
from klausa.errors import Unreadable, shown_path
from klausa.load import SHARED, find
from klausa.missing import Missing
from klausa.pages import Options, Page, Site, site
from klausa.pages.environment import language_name, with_every_language
from klausa.pages.files import ASKED
from klausa.pages.frame import frames
from klausa.pipeline import run_with_words
from klausa.reference import reference
from klausa.text import stale

log = logging.getLogger("mkdocs.plugins.klausa")

MARK = "assets/images/klausa.svg"
COLLECT_AFTER = 200_000  # new objects; Python's own 700 suits programs that keep less


class KlausaConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`; each has a default that just works."""

    default_language = c.Optional(c.Type(str))
    """The language of the start page; the first policy's first language where it is left out."""
    as_of = c.Optional(c.Type((str, datetime.date)))
    """The day that the law is asked for: `2027-01-16`; else KLAUSA_AS_OF, SOURCE_DATE_EPOCH, or today in UTC."""
    drafts = c.Type(bool, default=False)
    """true: a policy that has releases also shows the text that is not frozen yet, at `…/draft/`."""
    review = c.Type(bool, default=False)
    """true: also what counsel needs: coverage of the laws, and where each sentence comes from. Not for the public."""
    forms = c.ListOfItems(c.Choice(sorted(ASKED)), default=[])
    """`[pdf, docx]`: each text also to take away as such. They need the extras of the same names, and a PDF takes a second or more."""
    reference = c.Type(bool, default=False)
    """true: also pages about Klausa itself, at `/reference/`: every key with an example, terms, laws, findings, commands."""


class KlausaPlugin(BasePlugin[KlausaConfig]):  # type: ignore[no-untyped-call]
    """Privacy policies from facts, as pages of the site."""

    def __init__(self) -> None:
        self.site = Site((), ())
        self.pages: dict[str, Page] = {}
        self.names: Mapping[str, str] = {}
        self.frames: Mapping[str, Mapping[str, str]] = {}
        self.default = "en"
        self.entries: list[Entry] = []
        self.highlights = False
        self.collecting = gc.get_threshold()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps the instance alive across the rebuilds of `mkdocs serve`."""

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        for folder in where.folders("templates", self._root(config)):
            theme = str(folder / "theme")
            if Path(theme).is_dir() and theme not in config.theme.dirs:
                config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        style = "assets/stylesheets/klausa.css"
        if style not in config.extra_css:
            config.extra_css.append(style)
        if config.theme.get("favicon") == "assets/images/favicon.png":
            config.theme["favicon"] = MARK
        # MkDocs' own themes fetch it from another host: for pages that are not ours, where the site wants it
        self.highlights = bool(config.theme.get("highlightjs"))
        if self.highlights:
            config.theme["highlightjs"] = False
        return config

    def on_pre_build(self, config: defaults.MkDocsConfig) -> None:
        # a build makes much and drops little: Python's collector would walk it all again and again, a tenth of the time
        gc.set_threshold(COLLECT_AFTER, *self.collecting[1:])
        root, policies = self._root(config), Path(config.docs_dir)
        try:
            day = as_of(str(self.config.as_of or ""))
        except ValueError as error:
            raise PluginError(f"mkdocs.yml: {error}" if self.config.as_of else str(error)) from None
        try:
            told, words = run_with_words(root, policies, day=day)
            default = self.config.default_language or (next(iter(told[0].rendered)) if told else "en")
        except Unreadable as error:
            raise PluginError(_lines(str(problem) for problem in error.problems)) from None
        codes = {code for item in told for code in item.rendered}
        if codes and default not in codes:
            raise PluginError(
                f'mkdocs.yml: no policy has the default_language "{default}"; write one of {", ".join(sorted(codes))}, or leave it out'
            )
        errors = [str(finding) for item in told for finding in item.findings if finding.level == "error"]
        if errors:
            raise PluginError(_lines(errors))
        for item in told:
            notes = [finding for finding in item.findings if finding.level == "note"]
            for finding in item.findings:
                # a site that is served says them again at each change: notes are counted
                log.log(logging.DEBUG if finding in notes else logging.INFO, "%s", finding)
            if notes:
                id_, count = item.company.id, len(notes)
                log.info("%s: %d note%s; `klausa check %s` shows them", id_, count, "" if count == 1 else "s", id_)
            for path in stale(item):
                log.warning("%s is stale; run `klausa render` and commit what it writes", shown_path(path, root))
        try:
            options = Options(default, self.config.review, self.config.drafts, config.site_url or "", self.config.forms)
            self.site = site(told, words, options)
        except Missing as error:
            raise PluginError(f"mkdocs.yml: {error}, or leave it out of `forms:`") from None
        if self.config.reference:
            self.site = Site((*self.site.pages, *reference(told, words)), self.site.assets)
        self.names = words.names
        self.pages = {_source(page): page for page in self.site.pages}
        self.frames, self.default, self.entries = frames(words), default, []
        # for pages that are not ours
        config.extra["klausa_frame"] = self.frames.get(default, {})

    def on_files(self, files: Files, config: defaults.MkDocsConfig) -> Files:
        folders = {folder.name for folder in find(Path(config.docs_dir))} | {SHARED}
        # nothing of a company's folder reaches the site as it is
        kept = [file for file in files if file.src_uri.split("/")[0] not in folders]
        # a generated schema for editors beside the policies is no page either
        kept = [file for file in kept if not file.src_uri.endswith((".yml", ".yaml", ".schema.json"))]
        # a page that somebody wrote at one of our addresses goes before ours; MkDocs would take a README for the start page too
        written = {file.src_uri for file in kept}
        self.pages = {source: page for source, page in self.pages.items() if source not in written}
        readmes = {source.replace("index.md", "README.md") for source in self.pages}
        result = Files([file for file in kept if file.src_uri not in readmes])
        for source, page in self.pages.items():
            start = page.path == ""
            file = File.generated(
                config, source, content=" ", inclusion=InclusionLevel.INCLUDED if start else InclusionLevel.NOT_IN_NAV
            )
            if page.edit:
                file.edit_uri = page.edit
            result.append(file)
        taken = {file.dest_uri for file in result}
        for asset in (asset for asset in self.site.assets if asset.path not in taken):
            file = File.generated(config, asset.path + ".asset", content=asset.content)
            file.dest_uri = asset.path
            result.append(file)
        return result

    def on_env(self, env: Any, *, config: defaults.MkDocsConfig, files: Files) -> Any:
        env.loader = with_every_language(env.loader)
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: defaults.MkDocsConfig, files: Files) -> str:
        ours = self.pages.get(page.file.src_uri)
        if ours is not None:
            # the theme prints both as they are, the second into an attribute
            page.meta["title"] = escape(tab_title(ours.title, ours.path, self.frames[ours.language]))
            page.meta["description"] = escape(ours.description)
            page.meta["klausa"] = {
                "language": ours.language,
                "indexed": ours.indexed,
                "frame": self.frames[ours.language],
                "feed": ours.feed,
                "alternates": [
                    {"language": code, "path": path, "name": language_name(code, self.names), "current": path == ours.path}
                    for code, path in sorted(ours.alternates.items())
                ],
            }
            # our header has a search of its own, in the language of the page
            if not ours.searched or _material(config):
                page.meta["search"] = {"exclude": True}
            page.meta["hide"] = ["navigation", "toc"] if ours.wide or not ours.contents else ["navigation"]
            return ""
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: defaults.MkDocsConfig, files: Files) -> str:
        ours = self.pages.get(page.file.src_uri)
        if ours is None:
            if not page.meta.get("search", {}).get("exclude"):
                self.entries.append(Entry(self.default, page.url, str(page.title), sections_of(html)))
            return html
        if ours.searched and ours.sections:
            titles = dict(ours.contents)
            sections = (("", "", ours.description), *((id_, titles[id_], words) for id_, words in ours.sections))
            self.entries.append(Entry(ours.language, page.url, ours.title, sections))
        page.toc = TableOfContents([AnchorLink(escape(title), id_, 2) for id_, title in ours.contents])
        # the style sheet knows text by Material's name for it
        return ours.html if _material(config) else f'<div class="md-typeset klausa-plain">\n{ours.html}\n</div>'

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: defaults.MkDocsConfig, nav: Any
    ) -> TemplateContext:
        ours = self.pages.get(page.file.src_uri)
        # the one is Material's name for it, the other that of MkDocs' own themes
        config.theme["language"] = config.theme["locale"] = ours.language if ours else self.default
        if self.highlights:
            config.theme["highlightjs"] = ours is None
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: defaults.MkDocsConfig) -> str:
        return finished(output, page.content or "")

    def on_post_template(self, output_content: str, *, template_name: str, config: defaults.MkDocsConfig) -> str:
        return finished(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: defaults.MkDocsConfig) -> None:
        for code, found in index(self.entries, self.frames).items() if _material(config) else ():
            write_file(found.encode(), str(Path(config.site_dir) / "search" / f"{code}.json"))
        gc.set_threshold(*self.collecting)

    def on_serve(self, server: Any, *, config: defaults.MkDocsConfig, builder: Any) -> Any:
        for name in ("templates", "locales"):
            for folder in where.folders(name, self._root(config)):
                server.watch(str(folder))
        return server

    def _root(self, config: defaults.MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _material(config: defaults.MkDocsConfig) -> bool:
    """Whether the site has the theme that our header is made for."""
    return config.theme.name == "material"


def _source(page: Page) -> str:
    """The source file that stands for a generated page: `en/asisten-ai/` comes from `en/asisten-ai/index.md`."""
    return f"{page.path}index.md"


def _lines(messages: Any) -> str:
    return "\n" + "\n".join(messages)
