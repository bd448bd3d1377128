"""Every English message that a language needs words for: from templates, vocabulary and regimes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from klausa.errors import Location, shown_path
from klausa.extract.templates import messages_in
from klausa.language.catalogs import Message
from klausa.language.citations import cite
from klausa.language.durations import quantity_messages
from klausa.language.lists import joint_messages
from klausa.law import Basis, Category, Condition, Mechanism, Regime, Right, load_regimes
from klausa.render.environment import context_of
from klausa.vocabulary import load_vocabulary

KINDS = {
    Right: "a right, as the law names it",
    Basis: "a legal basis",
    Mechanism: "a transfer mechanism",
    Category: "a special category of data",
    Condition: "a condition for processing special categories",
}
TEMPLATES = ("*.md.j2", "clauses/*.md.j2", "words/*.md.j2", "pages/*.html")


def wanted(templates: Sequence[Path], root: Path | None = None, language: str = "") -> tuple[Message, ...]:
    """Each message once, templates first; a later folder's template stands for an earlier one's of the same name.

    With a *language*, also what it must say itself because CLDR says nothing of it.
    """
    own = joint_messages(language) if language else ()
    return (*template_messages(templates, root), *quantity_messages(), *own, *_term_messages(), *_regime_messages())


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
    context, place = context_of(name), _place(name)
    seen = dict[str, Message]()
    for found in messages_in(file.read_text(encoding="utf-8"), name):
        if found.text not in seen:
            location = Location(shown, found.line, 1)
            comment, source = found.comment(place), f"templates/{name}"
            seen[found.text] = Message(context, found.text, found.plural, location, comment, source)
    return tuple(seen.values())


def _place(name: str) -> str:
    """What kind of template it is, for comments: "Clause retention", "Phrases when", "Page list", "Title", "Changes summary"."""
    folder, _, _ = name.rpartition("/")
    kind = {"clauses": "Clause", "words": "Phrases", "pages": "Page"}.get(folder)
    return f"{kind} {context_of(name)}" if kind else context_of(name).replace("-", " ").capitalize()


@lru_cache(maxsize=1)
def _term_messages() -> tuple[Message, ...]:
    return tuple(
        Message(f"{kind}/{term.id}", term.label, None, Location(f"vocabulary/{kind}.yml"), term.definition)
        for kind, terms in load_vocabulary().items()
        for term in terms.values()
    )


@lru_cache(maxsize=1)
def _regime_messages() -> tuple[Message, ...]:
    laws = load_regimes()
    comments = {context: comment for law in laws.values() for context, comment in _law_comments(law)}
    seen = {}
    for law in laws.values():
        for context, text in law.messages():
            location = Location(f"regimes/{context.split('/')[0]}.yml")
            seen[context, text] = Message(context, text, None, location, comments[context])
    return tuple(seen.values())


def _law_comments(law: Regime) -> Iterator[tuple[str, str]]:
    """What each of a law's own messages is for, by its context; what was taken over from another law is told there."""
    name = law.short_name
    yield f"{law.id}/name", f"{name}: full name of the law"
    yield f"{law.id}/short-name", f"{name}: short name of the law, as used in running text"
    yield f"{law.id}/authority", f"{name}: the supervisory authority"
    yield f"{law.id}/jurisdiction", f"{name}: where the law applies"
    for entry in law.entries():
        if entry.context.partition("/")[0] != law.id:
            continue
        kind = next(said for class_, said in KINDS.items() if isinstance(entry, class_))
        place, doubt = (
            f"{name}, {cite(entry.article, 'en')}",
            "" if entry.confidence == "high" else f" ({entry.confidence} confidence)",
        )
        yield entry.context, f"{place}: {kind}{doubt}"
        if isinstance(entry, Right):
            yield f"{entry.context}/condition", f"{place}: the case in which there is the right{doubt}"
