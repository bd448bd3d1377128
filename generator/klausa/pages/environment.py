"""The Jinja environment of the pages around the text: HTML, in the language of the page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.render.environment import context_of

OWN_NAMES = {"id": "Bahasa Indonesia"}  # CLDR says just "Indonesia"


def page_environment(folders: Sequence[Path], messages: Messages) -> Environment:
    """The environment for pages in one language; later folders' templates go before earlier ones'."""
    env = Environment(
        loader=FileSystemLoader([str(folder / "pages") for folder in reversed(folders)]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]

    @pass_context
    def gettext(context: Context, text: str, /, **variables: object) -> Markup:
        return Markup(messages.get(context_of(context.name or ""), text)) % {
            name: escape(value) for name, value in variables.items()
        }

    @pass_context
    def ngettext(context: Context, text: str, plural: str, number: int, /, **variables: object) -> Markup:
        words = messages.get_plural(context_of(context.name or ""), text, plural, number)
        return Markup(words) % {"num": number, **{name: escape(value) for name, value in variables.items()}}

    def date(value: datetime.date) -> str:
        return lang.format_date(value, messages.language)

    env.globals.update(gettext=gettext, ngettext=ngettext, _=gettext, language=messages.language)
    env.filters.update(date=date, language_name=language_name)
    return env


def language_name(code: str) -> str:
    """A language's name in itself: English, Bahasa Indonesia, Türkçe."""
    name = OWN_NAMES.get(code) or Locale.parse(code).get_language_name(code) or code
    return lang.sentence_case(name, code)
