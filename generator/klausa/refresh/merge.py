"""Old words under new English: what stays, what is new, and what only looks like an old sentence and waits for someone to look."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from klausa.language.catalogs import Message
from klausa.language.po import PLACEHOLDER, Entry, Key

ALIKE = 0.6
"""From this share of common letters on, a new sentence takes over the words of one that has disappeared, to be looked at."""


@dataclass(frozen=True)
class Merged:
    """The entries that a language should have, each with its message and the old entry it was made from; and old ones that nobody asks for."""

    entries: tuple[tuple[Message, Entry, Entry | None], ...]
    gone: tuple[Entry, ...] = ()


def merged(old: Sequence[Entry], asked: Iterable[Message], everything: Iterable[Message], forms: int) -> Merged:
    """The entries for the messages *asked*, with the words of *old* ones; words and notes of people are never changed.

    Of *everything* that Klausa says, a message that is not asked for (it has words elsewhere) is there only where its entry was changed
    from one of *old*: a user who had words of their own for a sentence is told that the sentence is another now.
    """
    known: dict[Key, Entry] = {}
    for entry in sorted(old, key=lambda entry: (entry.obsolete, entry.untranslated)):
        known.setdefault(entry.key, entry)
    messages = {message.key: message for message in everything}
    wanted = {message.key for message in asked}
    gone = [entry for entry in known.values() if entry.key not in messages and not entry.untranslated]
    fresh = [message for message in messages.values() if message.key not in known or known[message.key].untranslated]
    taken = _taken(gone, [message for message in fresh if message.key in wanted] + [m for m in fresh if m.key not in wanted])
    entries: list[tuple[Message, Entry, Entry | None]] = []
    for message in messages.values():
        if message.key in taken:
            origin = taken[message.key]
            entries.append((message, _changed(origin, message, forms), origin))
        elif message.key in wanted or message.key in known:
            kept = known.get(message.key)
            entries.append((message, _kept(kept, message, forms), kept))
    used = {entry.key for entry in taken.values()}
    return Merged(tuple(entries), tuple(entry for entry in gone if entry.key not in used))


def _taken(gone: Sequence[Entry], fresh: Sequence[Message]) -> dict[Key, Entry]:
    """Which new message takes over which old words: the likest of its context first, each once; then the same English elsewhere."""
    likeness = sorted(
        (
            (-ratio, order, place, message.key, entry)
            for order, message in enumerate(fresh)
            for place, entry in enumerate(gone)
            if entry.context == message.context and (ratio := _alike(entry.text, message.text)) >= ALIKE
        ),
        key=lambda found: found[:3],
    )
    moved = [
        (0.0, order, place, message.key, entry)
        for order, message in enumerate(fresh)
        for place, entry in enumerate(gone)
        if entry.text == message.text
    ]
    taken: dict[Key, Entry] = {}
    used: set[Key] = set()
    for *_, key, entry in [*likeness, *moved]:
        if key not in taken and entry.key not in used:
            taken[key] = entry
            used.add(entry.key)
    return taken


def _alike(old: str, new: str) -> float:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _kept(entry: Entry | None, message: Message, forms: int) -> Entry:
    """The entry of an English that has not changed."""
    if entry is None:
        return _fitted(Entry(message.context, message.text, message.plural, ("",)), message, forms)
    if entry.plural != message.plural and not entry.untranslated:
        return _changed(entry, message, forms)
    previous = entry.previous if entry.fuzzy else (None, None, None)
    return _fitted(replace(entry, previous=previous), message, forms)


def _changed(entry: Entry, message: Message, forms: int) -> Entry:
    """The words of an English that has changed, to be looked at; what they once answered stays known over several changes."""
    context, text, plural = entry.previous if entry.fuzzy and entry.previous[1] else (None, entry.text, entry.plural)
    if context is None and entry.context != message.context:
        context = entry.context
    return _fitted(replace(entry, flags=("fuzzy", *entry.flags), previous=(context, text, plural)), message, forms)


def _fitted(entry: Entry, message: Message, forms: int) -> Entry:
    """An entry under a message: as many words as it has forms, its flags in order, the comment of today."""
    words = entry.words
    if message.plural is None:
        words = words[-1:]
    elif entry.plural is None:
        words = words * forms
    else:
        words = (*words, *[""] * forms)[:forms]
    own = [flag for flag in dict.fromkeys(entry.flags) if flag not in ("fuzzy", "python-format")]
    formatted = PLACEHOLDER.search(message.text + (message.plural or "")) is not None
    flags = (*(["fuzzy"] if entry.fuzzy else []), *(["python-format"] if formatted else []), *own)
    return replace(
        entry,
        context=message.context,
        text=message.text,
        plural=message.plural,
        words=words,
        comment=message.comment,
        flags=flags,
        obsolete=False,
    )
