"""Lists on their way into a sentence: in a line, or as a block that the sentence around it opens and may close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.render.traces import LIST_END, unmarked
from klausa.render.views import TemplateError, escape_or_markup

Conjunction = lang.Conjunction


@dataclass(frozen=True)
class Listing:
    """Several items as a block of bullets; a single one stands in the sentence itself."""

    items: tuple[Markup, ...]
    messages: Messages
    conjunction: Conjunction = "and"

    def __html__(self) -> Markup:
        if len(self.items) == 1:
            return Markup(self.items[0] + LIST_END)
        ended = lang.punctuate([str(item) for item in self.items], self.messages, closed=False, conjunction=self.conjunction)
        last = re.sub(r"[.,;]$", "", ended[-1])
        lines = [*ended[:-1], last + LIST_END]
        return Markup("\n\n" + "\n".join(f"- {line}" for line in lines) + "\n\n")

    def __len__(self) -> int:
        return len(self.items)


def said_items(items: Iterable[object]) -> tuple[Markup, ...]:
    """The items as markup, those that say nothing left out."""
    marked = (_one_line(escape_or_markup(item)) for item in items)
    return tuple(item for item in marked if item and unmarked(item).strip())


def _one_line(text: Markup) -> Markup:
    return Markup(re.sub(r"\s*\n\s*", " ", text).strip()) if "\n" in text else Markup(text.strip())


def series(items: Iterable[object], messages: Messages, conjunction: Conjunction = "and") -> Markup:
    """Items in a line, joined as the language does: "a, b and c", "a, b, dan c", "a, b ve c"."""
    return Markup(lang.join([str(item) for item in said_items(items)], messages, conjunction))


def fill(text: str, variables: Mapping[str, object]) -> Markup:
    """A message with its placeholders filled. A list of one stands in the sentence: the colon before it falls away, a semicolon becomes a comma."""
    if re.search(r"%(?!\()", text.replace("%%", "")):
        raise TemplateError(f'a lone % stands in "{text}" (write %% for a per cent sign)')
    ready: dict[str, Markup] = {}
    for name, value in variables.items():
        if isinstance(value, Listing) and len(value) == 1:
            text = re.sub(rf":\s*(%\({name}\)s)", r" \1", text)
            # what a semicolon sets off still needs a mark: "Kişisel verileriniz; … işlenmektedir"
            text = re.sub(rf";(\s*%\({name}\)s)", r",\1", text)
        ready[name] = escape_or_markup(value)
    filled = text % ready
    return Markup(close_lists(filled))


def close_lists(text: str) -> str:
    """Ends each list: with a full stop, or with nothing where the sentence goes on after it (the Turkish predicate)."""

    if LIST_END not in text:
        return text

    def close(match: re.Match[str]) -> str:
        rest = unmarked(text[match.end() :]).strip()
        return "" if rest else "."

    return re.sub(LIST_END, close, text)


def table(head: Sequence[object], rows: Sequence[Sequence[object]]) -> Markup:
    """A Markdown table; columns in which no row says anything are left out."""
    cells = [[str(escape_or_markup(cell)).replace("\n", " ").strip() for cell in row] for row in rows]
    kept = [index for index in range(len(head)) if any(unmarked(row[index]) for row in cells)]
    lines = [
        [str(escape_or_markup(head[index])) for index in kept],
        ["---"] * len(kept),
        *([row[index] or "–" for index in kept] for row in cells),
    ]
    return Markup("\n\n" + "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n\n")
