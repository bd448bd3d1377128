"""The Jinja environment of the pages around the text: HTML, in the language of the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.language.cldr import locale_of
from klausa.render.environment import context_of

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def page_environment(folders: Sequence[Path], messages: Messages, names: Mapping[str, str] = NO_NAMES) -> Environment:
    """The environment for pages in one language; later folders' templates go before earlier ones'. *names*: see `language_name`."""
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
    env.filters.update(date=date, language_name=lambda code: language_name(code, names))
    return env


def with_every_language(theme: BaseLoader) -> BaseLoader:
    """The theme's templates, and for a language that Material does not know its code and direction: the frame speaks English then.

    A user's own `templates/theme/partials/languages/<code>.html` goes before.
    """

    def frame(template: str) -> str | None:
        found = re.fullmatch(r"partials/languages/([a-z]{2,3})\.html", template)
        if not found:
            return None
        words = {"language": found[1], "direction": locale_of(found[1]).text_direction}
        return f"{{% macro t(key) %}}{{{{ {words!r}[key] }}}}{{% endmacro %}}"

    return ChoiceLoader([theme, FunctionLoader(frame)])


def language_name(code: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """A language's name in itself: English, Bahasa Indonesia, Türkçe; as its habits say it in *names*, else CLDR, else the code."""
    return lang.sentence_case(names.get(code) or locale_of(code).get_language_name(code) or code, code)
