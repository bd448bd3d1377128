"""Which plural forms a language's counted messages have, as CLDR knows it, in the notation of gettext."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from klausa.language.cldr import is_known, locale_of

UNKNOWN = (2, "(n != 1)")
"""For a language that CLDR does not know: one form for 1 and one for the rest, as in English, until its writer says otherwise."""
TAGS = ("zero", "one", "two", "few", "many", "other")
# whole numbers that reach every form: all small ones, and the millions of French, Spanish and Breton
NUMBERS = (*range(1001), *range(1_000_000, 3_000_001, 1_000_000))

_Folded = bool | int | str


@cache
def plural_forms(language: str) -> tuple[int, str]:
    """How many forms there are, and the rule that picks one for a whole number: 2 and "(n != 1)"; 1 and "0".

    Forms that only fractions take (the "other" of Polish) are left out: what is counted here is whole.
    """
    if not is_known(language):
        return UNKNOWN
    rule = locale_of(language).plural_form
    reached = {rule(number) for number in NUMBERS}
    tags = [tag for tag in TAGS if tag in reached]
    conditions = {tag: _fold(tree) for tag, tree in rule.abstract}
    if len(tags) == 1:
        return 1, "0"
    if len(tags) == 2 and (apart := re.fullmatch(r"(n(?: % \d+)?) == (\d+)", str(conditions[tags[0]]))):
        return 2, f"({apart[1]} != {apart[2]})"
    chain = " : ".join(f"{conditions[tag]} ? {index}" for index, tag in enumerate(tags[:-1]))
    return len(tags), f"({chain} : {len(tags) - 1})"


def header(language: str) -> str:
    """The value of the header `Plural-Forms` of a language that has no catalog yet."""
    forms, rule = plural_forms(language)
    return f"nplurals={forms}; plural={rule};"


def _fold(tree: Any) -> _Folded:
    """A condition of CLDR for whole numbers: no visible decimals, no exponent, so that most of it falls away."""
    kind, parts = tree
    match kind:
        case "value":
            return int(parts[0])
        case "n" | "i":
            return "n"
        case "mod":
            left, right = (_fold(part) for part in parts)
            return f"{left} % {right}" if isinstance(left, str) else int(left) % int(right)
        case "relation":
            return _relation(_fold(parts[1]), [(_fold(low), _fold(high)) for low, high in parts[2][1]])
        case "not":
            return _negated(_fold(parts[0]))
        case "and":
            return _joined([_fold(part) for part in parts], " && ", absorbing=False)
        case "or":
            return _joined([_fold(part) for part in parts], " || ", absorbing=True)
    return 0  # v, w, f, t, c, e: digits after the point and exponents


def _relation(left: _Folded, ranges: list[tuple[Any, Any]]) -> _Folded:
    if not isinstance(left, str):
        return any(low <= left <= high for low, high in ranges)
    told: list[_Folded] = [
        f"{left} == {low}" if low == high else f"{left} <= {high}" if low == 0 else f"{left} >= {low} && {left} <= {high}"
        for low, high in ranges
    ]
    return _joined(told, " || ", absorbing=True)


def _negated(inner: _Folded) -> _Folded:
    if not isinstance(inner, str):
        return not inner
    return inner.replace("==", "!=") if re.fullmatch(r"n(?: % \d+)? == \d+", inner) else f"!({inner})"


def _joined(parts: list[_Folded], sign: str, absorbing: bool) -> _Folded:
    """Conditions joined by *sign*; one that equals *absorbing* decides alone, one that equals its opposite says nothing."""
    if any(part is absorbing for part in parts):
        return absorbing
    left = [str(part) for part in parts if not isinstance(part, bool)]
    if not left:
        return not absorbing
    mixed = " || " if sign == " && " else None
    return sign.join(f"({part})" if mixed and mixed in part and not part.startswith("!(") else part for part in left)
