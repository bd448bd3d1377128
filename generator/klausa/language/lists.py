"""Joins items into a phrase and punctuates the items of a legal list, leaving the items themselves untouched."""

from collections.abc import Sequence
from typing import Literal

from babel.lists import format_list

from klausa.errors import Location
from klausa.language.catalogs import Message, Messages
from klausa.language.cldr import family, locale_of
from klausa.language.letters import is_mark

Conjunction = Literal["and", "or", "nor"]
"""`nor` joins what a sentence denies: English and most others say "or", Indonesian *maupun*, Turkish *ve*."""


CONTEXT = "lists"
JOINTS = {"and": "%(first)s and %(last)s", "or": "%(first)s or %(last)s"}
_JOINT = (
    "A list in a sentence, in a language for which CLDR does not say how its last item is joined\n"
    "%(first)s: the items before, with commas between them; %(last)s: the last item"
)


def joint_messages(language: str) -> tuple[Message, ...]:
    """The messages that a language needs for its lists: those that CLDR does not say in it."""
    here = Location("klausa/language/lists.py")
    lacking = [joint for joint, known in (("and", _knows_and(language)), ("or", _knows_or(language))) if not known]
    return tuple(Message(CONTEXT, JOINTS[joint], None, here, _JOINT) for joint in lacking)


def _between(language: str, conjunction: str) -> str:
    """What CLDR puts between two items."""
    return format_list(["", ""], "standard" if conjunction == "and" else "or", locale_of(language))


def _knows_and(language: str) -> bool:
    """Whether CLDR joins the items of this language, and not with the comma that all languages inherit."""
    return _between(language, "and") != ", "


def _knows_or(language: str) -> bool:
    """Whether CLDR has a word for "or", and not the English one that all languages inherit."""
    word = _between(language, "or").strip()
    return any(map(str.isalpha, word)) and (word != "or" or family(language) == "en")


def _own_joint(messages: Messages, conjunction: str) -> str | None:
    """The language's own pattern where CLDR has none."""
    known = _knows_and(messages.language) if conjunction == "and" else _knows_or(messages.language)
    return None if known else messages.texts.get((CONTEXT, JOINTS[conjunction]), (None,))[0]


def _conjunction(messages: Messages, conjunction: str) -> str:
    """The joining word as it stands between two items; "" if there is none."""
    own = _own_joint(messages, conjunction)
    word = (own % {"first": "", "last": ""} if own else _between(messages.language, conjunction)).strip()
    return word if own or (any(map(str.isalpha, word)) and (conjunction == "and" or _knows_or(messages.language))) else ""


def join(items: Sequence[str], messages: Messages, conjunction: Conjunction = "and") -> str:
    """The items as a phrase: "a, b and c" (en, no Oxford comma), "a, b, dan c" (id), "a, b ve c" (tr).

    No items give "". Where neither CLDR nor the catalog has a word for "or" a slash stands between the items.
    """
    language = messages.language
    if conjunction == "nor":
        if family(language) == "id" and len(items) > 1:
            return ", ".join(items[:-1]) + (", maupun " if len(items) > 2 else " maupun ") + items[-1]
        conjunction = "and" if family(language) == "tr" else "or"
    own = _own_joint(messages, conjunction)
    if own and len(items) > 1:
        return own % {"first": ", ".join(items[:-1]), "last": items[-1]}
    if conjunction == "and":
        joined = format_list(items, "standard", locale_of(language))
        return _apart(joined, items, language)
    if not _knows_or(language):
        return " / ".join(items)
    return format_list(items, "or", locale_of(language))


def _apart(joined: str, items: Sequence[str], language: str) -> str:
    """The phrase with its last joint set off where an item holds an "and" of its own: "A and B, and C", "A dan B, serta C"."""
    inner, outer = {"en": (" and ", ", and "), "id": (" dan ", ", serta ")}.get(family(language), ("", ""))
    if not inner or len(items) < 2 or not any(inner in item for item in items):
        return joined
    return ", ".join(items[:-1]) + outer + items[-1]


def punctuate(items: Sequence[str], messages: Messages, closed: bool, conjunction: Conjunction = "and") -> list[str]:
    """The items of a legal list with their endings; `closed` if nothing follows the list in its sentence.

    Turkish: a comma after each, the last bare before the predicate that follows, or "." when closed; "or" replaces the comma
    of the last but one by "veya". Everywhere else: ";" after each, the joining word after the last but one ("; and",
    "; dan"), the last "," before the rest of the sentence, or "." when closed. A last item ending in "." gets no second one.
    """
    if family(messages.language) == "tr":
        mark, open_end, before_last = ",", "", " veya" if conjunction == "or" else ","
    else:
        mark, open_end, before_last = ";", ",", f"; {_conjunction(messages, 'and' if conjunction == 'and' else 'or')}".rstrip()
    final = "." if closed else open_end
    return [
        item + (mark if place > 1 else before_last if place else "" if final == "." and _ends_in_dot(item) else final)
        for place, item in zip(reversed(range(len(items))), items, strict=True)
    ]


def _ends_in_dot(item: str) -> bool:
    return "".join(letter for letter in item if not is_mark(letter)).endswith(".")
