"""The Jinja environment of one language: traced views, catalogs, lists; blocks on lines of their own leave no trace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.model import Duration
from klausa.render.labels import filters
from klausa.render.lists import Listing, fill, said_items, series, table
from klausa.render.views import TemplateError, View, raw
from klausa.vocabulary import load_vocabulary

_BLOCK = r"\{%[+-]?\s*(?!trans\b|endtrans\b|pluralize\b)\w+\b(?:[^%]|%(?!\}))*%\}"
_COMMENT = r"\{#(?:[^#]|#(?!\}))*#\}"
_WHOLE_LINE = re.compile(rf"^[ \t]*((?:(?:{_BLOCK}|{_COMMENT})[ \t]*)+)\n", re.MULTILINE)


class Compiled(BytecodeCache):
    """Compiled templates, kept while the program runs: each is compiled once, not once a language, and anew only when edited.

    The languages may share the code because it holds no words: messages and globals are looked up when it runs, filters by `at_run_time`.
    """

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def at_run_time(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Keeps Jinja from working out `{{ "words" | filter }}` while it compiles, in the language that happened to come first."""

    @pass_context
    def filtered(context: Context, *args: Any, **kwargs: Any) -> Any:
        return filter_(*args, **kwargs)

    return filtered


def context_of(template: str) -> str:
    """The message context of a template: its file name without the language and the endings."""
    return template.rsplit("/", 1)[-1].split(".", 1)[0]


class WholeLines(Extension):
    """A block or comment on a line of its own leaves no line behind, so that blank lines in templates are paragraphs.

    The newline moves into a comment, and the lines of error messages stay right.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _WHOLE_LINE.sub(lambda match: match.group(1) + "{#\n#}", source)


def environment(folders: Sequence[Path], messages: Messages) -> Environment:
    """The environment for one language; later folders' templates go before earlier ones'."""
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in reversed(folders)]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", WholeLines],
        keep_trailing_newline=True,
        auto_reload=True,
        optimized=False,  # Jinja would work out `"words" | cap` once, in the language that compiles first
        bytecode_cache=COMPILED,
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    language = messages.language

    def opened(text: str, filled: Markup, variables: Mapping[str, object]) -> Markup:
        """A sentence begins with a capital in every language, whatever its first word comes from; a name stays as it is written."""
        names = any(
            isinstance(raw(value), str) and str(filled).startswith(str(value))
            for value in variables.values()
            if isinstance(value, View)
        )
        return filled if names or not text[:1].isupper() else Markup(lang.sentence_case(str(filled), language))

    @pass_context
    def gettext(context: Context, text: str, /, **variables: object) -> Markup:
        return opened(text, fill(messages.get(context_of(context.name or ""), text), variables), variables)

    @pass_context
    def ngettext(context: Context, text: str, plural: str, number: int, /, **variables: object) -> Markup:
        words = messages.get_plural(context_of(context.name or ""), text, plural, number)
        return opened(text, fill(words, {"num": number, **variables}), variables)

    env.globals.update(
        gettext=gettext,
        _=gettext,
        ngettext=ngettext,
        language=language,
        because=because,
        bullets=lambda items, conjunction="and": Listing(said_items(items), messages, conjunction),
        series=lambda items, conjunction="and": series(items, messages, conjunction),
        table=table,
        term=lambda kind, id_: Markup(messages.get(f"{kind}/{id_}", load_vocabulary()[kind][id_].label)),
    )
    env.filters.update(
        **{name: at_run_time(filter_) for name, filter_ in filters(messages).items()},
        link=link,
        string_code=lambda view: str(raw(view)),
        ids=lambda views: [str(raw(view)) for view in views],
        range_to=lambda low, high: range_to(low, high, messages),
    )
    env.tests.update(
        bare=is_bare,
        declared=lambda view: raw(view) is not None,
        undeclared=lambda view: raw(view) is None,
        yes=lambda view: _answer(view) == "yes",
        no=lambda view: _answer(view) == "no",
    )
    return env


def is_bare(view: View) -> bool:
    """Whether an entry declares nothing but its id: `- email-address`."""
    return len(raw(view).model_fields_set) == 1


def _answer(view: object) -> object:
    value = raw(view)
    if value not in ("yes", "no", None):
        raise TemplateError(f"`{view._path if isinstance(view, View) else view}` is no yes or no")
    return value


def because(*views: View | Iterable[View]) -> Markup:
    """Marks the sentence that follows as being there because of these facts; undeclared ones are passed over."""
    marks: list[str] = []
    for view in views:
        if isinstance(view, View):
            value = raw(view)
            if value is None:
                continue
            marks.append(str(view.said()))
            if isinstance(value, tuple):
                marks += [str(child.said()) for child in view if raw(child) is not None]
    return Markup("".join(marks))


def link(view: View) -> Markup:
    """An address that can be clicked: web and email addresses as they are, telephone numbers with `tel:`."""
    text = str(raw(view))
    if text.startswith("https://") or "@" in text:
        return view.shown(f"<{text}>")
    return view.shown(f"[{text}](tel:{re.sub(r'[^0-9+]', '', text)})")


def range_to(low: View, high: View, messages: Messages) -> Markup:
    """A range of two durations with one unit, as the language says it: "1 to 7 years"."""
    first, last = raw(low), raw(high)
    if not isinstance(first, Duration) or not isinstance(last, Duration):
        raise TemplateError("a range needs two durations")
    return Markup(str(low.said()) + str(high.shown(lang.format_range(first, last, messages))))
