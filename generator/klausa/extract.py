"""Every English message that a language needs words for: from templates, vocabulary and regimes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2.ext import babel_extract

from klausa.errors import Location, shown_path
from klausa.language.catalogs import Message
from klausa.law import load_regimes
from klausa.render.environment import context_of
from klausa.vocabulary import load_vocabulary

OPTIONS = {"extensions": "jinja2.ext.do,klausa.render.environment.WholeLines", "newstyle_gettext": "true", "silent": "false"}
KEYWORDS = ("_", "gettext", "ngettext")
TEMPLATES = ("*.md.j2", "clauses/*.md.j2", "words/*.md.j2", "pages/*.html")


def wanted(templates: Sequence[Path], root: Path | None = None) -> tuple[Message, ...]:
    """Each message once, templates first; a later folder's template stands for an earlier one's of the same name."""
    return (*template_messages(templates, root), *_term_messages(), *_regime_messages())


def template_messages(templates: Sequence[Path], root: Path | None = None) -> Iterator[Message]:
    """The prose of the templates, each message once a context, in the order of files and lines."""
    files = {
        file.relative_to(folder).as_posix(): file
        for folder in templates
        for pattern in TEMPLATES
        for file in sorted(folder.glob(pattern))
    }
    for name, file in files.items():
        yield from _messages(file, name, file.stat().st_mtime_ns, shown_path(file, root))


@lru_cache(maxsize=512)
def _messages(file: Path, name: str, changed: int, shown: str) -> tuple[Message, ...]:
    """One template's messages; *changed* (its time of change) makes an edited file be read anew."""
    context, seen = context_of(name), dict[str, Message]()
    for line, function, texts, comments in babel_extract(BytesIO(file.read_bytes()), KEYWORDS, ("translators:",), OPTIONS):
        forms: tuple[Any, ...] = texts if isinstance(texts, tuple) else (texts,)
        singular, plural = forms[0], forms[1] if function == "ngettext" else None
        comment = " ".join(comments).removeprefix("translators:").strip()
        if singular and singular not in seen:
            seen[singular] = Message(context, singular, plural, Location(shown, line, 1), comment)
    return tuple(seen.values())


@lru_cache(maxsize=1)
def _term_messages() -> tuple[Message, ...]:
    return tuple(
        Message(f"{kind}/{term.id}", term.label, None, Location(f"vocabulary/{kind}.yml"), term.definition)
        for kind, terms in load_vocabulary().items()
        for term in terms.values()
    )


@lru_cache(maxsize=1)
def _regime_messages() -> tuple[Message, ...]:
    seen = {}
    for regime in load_regimes().values():
        for context, text in regime.messages():
            seen[context, text] = Message(context, text, None, Location(f"regimes/{context.split('/')[0]}.yml"))
    return tuple(seen.values())
