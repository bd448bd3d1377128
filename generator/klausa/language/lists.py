"""Joins items into a phrase and punctuates the items of a legal list, leaving the items themselves untouched."""

from collections.abc import Sequence
from typing import Literal

from babel.lists import format_list

from klausa.language.cldr import family, locale_of
from klausa.language.letters import is_mark

Conjunction = Literal["and", "or", "nor"]
"""`nor` joins what a sentence denies: English and most others say "or", Indonesian *maupun*, Turkish *ve*."""


def _conjunction(language: str, conjunction: Conjunction) -> str:
    """The joining word, as CLDR has it between two items; "" if there is none, or only root's English "or"."""
    word = format_list(["", ""], "standard" if conjunction == "and" else "or", locale_of(language)).strip()
    inherited = word == "or" and family(language) != "en"
    return word if any(map(str.isalpha, word)) and not inherited else ""


def join(items: Sequence[str], language: str, conjunction: Conjunction = "and") -> str:
    """The items as a phrase: "a, b and c" (en, no Oxford comma), "a, b, dan c" (id), "a, b ve c" (tr).

    No items give "". Where CLDR has no word for "or" a slash stands between the items.
    """
    if conjunction == "nor":
        if family(language) == "id" and len(items) > 1:
            return ", ".join(items[:-1]) + (", maupun " if len(items) > 2 else " maupun ") + items[-1]
        conjunction = "and" if family(language) == "tr" else "or"
    if conjunction == "and":
        joined = format_list(items, "standard", locale_of(language))
        return _apart(joined, items, language)
    if not _conjunction(language, "or"):
        return " / ".join(items)
    return format_list(items, "or", locale_of(language))


def _apart(joined: str, items: Sequence[str], language: str) -> str:
    """The phrase with its last joint set off where an item holds an "and" of its own: "A and B, and C", "A dan B, serta C"."""
    inner, outer = {"en": (" and ", ", and "), "id": (" dan ", ", serta ")}.get(family(language), ("", ""))
    if not inner or len(items) < 2 or not any(inner in item for item in items):
        return joined
    return ", ".join(items[:-1]) + outer + items[-1]


def punctuate(items: Sequence[str], language: str, closed: bool, conjunction: Conjunction = "and") -> list[str]:
    """The items of a legal list with their endings; `closed` if nothing follows the list in its sentence.

    Turkish: a comma after each, the last bare before the predicate that follows, or "." when closed; "or" replaces the comma
    of the last but one by "veya". Everywhere else: ";" after each, the joining word after the last but one ("; and",
    "; dan"), the last "," before the rest of the sentence, or "." when closed. A last item ending in "." gets no second one.
    """
    if family(language) == "tr":
        mark, open_end, before_last = ",", "", " veya" if conjunction == "or" else ","
    else:
        mark, open_end, before_last = ";", ",", f"; {_conjunction(language, conjunction)}".rstrip()
    final = "." if closed else open_end
    return [
        item + (mark if place > 1 else before_last if place else "" if final == "." and _ends_in_dot(item) else final)
        for place, item in zip(reversed(range(len(items))), items, strict=True)
    ]


def _ends_in_dot(item: str) -> bool:
    return "".join(letter for letter in item if not is_mark(letter)).endswith(".")
