"""Facts within a company's own words: `{retention.logs.period}`, and a name with a Turkish case, `{controller.alias:dative}`."""

from __future__ import annotations

import re
from typing import cast, get_args

from klausa import language as lang
from klausa.facts import children
from klausa.render.markdown import escape
from klausa.render.views import TemplateError, View, raw

INTERPOLATION = re.compile(r"\{(?P<path>[a-z][a-z0-9.-]*)(?::(?P<case>[a-z-]*))?\}")
CASES: tuple[lang.Case, ...] = get_args(lang.Case)


def at(view: View, path: str) -> View:
    """The fact at a dotted path such as `retention.logs.period.at-most`; raises TemplateError where there is none."""
    current = view
    for step in path.split("."):
        inner = current._value
        found = next(
            (
                View(child, f"{current._path}.{name}" if current._path else name, (*current._loc, key), current._reader, name)
                for name, key, child in children(inner)
                if name == step
            ),
            None,
        )
        if found is None:
            raise TemplateError(f"there is no fact `{path}`")
        current = found
    return current


def interpolated(root: View, match: re.Match[str]) -> str:
    """What a pair of braces stands for, as traced Markdown. Languages other than Turkish print a name as it is in every case."""
    path, case = match["path"], match["case"]
    fact = at(root, path)
    if case is None:
        return str(fact)
    if case not in CASES:
        raise TemplateError(f'"{case}" is no case of `{path}`: write one of {", ".join(CASES)}')
    name = raw(fact)
    if not isinstance(name, str):
        raise TemplateError(f"`{path}` is no name, so it takes no case")
    if root._reader.language != "tr":
        return str(fact)
    around = _owner(root, path)
    reading = raw(around.reading) if "reading" in around._fields else None
    possessive = "possessive" in around._fields and raw(around.possessive) == "yes"
    return str(fact.shown(escape(lang.suffix(name, cast(lang.Case, case), reading, possessive))))


def _owner(root: View, path: str) -> View:
    """The part that says how a name is spoken: the one that holds it, or holds the list that it stands in."""
    while "." in path:
        path = path.rpartition(".")[0]
        part = at(root, path)
        if part._fields:
            return part
    return root
