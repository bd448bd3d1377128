"""The text as a piece of HTML for a page of one's own: no style of that page reaches in, none of ours reaches out, no script.

It is in the page itself and not in a shadow tree: links to clauses, search in the page and pasting into any editor work. That page may set
`--klausa-font`, `--klausa-text`, `--klausa-background`, `--klausa-link`, `--klausa-line` and `--klausa-space`; what it marks `!important` still holds, such as a reader's wider spacing.
"""

from __future__ import annotations

from html import escape

from klausa.forms.sheet import Sheet
from klausa.language.cldr import locale_of

# ids that nothing has weigh more than any selector of the page around; lengths are em, since rem is that page's
_OURS = ".klausa-policy:not(#k#k#k)"
_RULES = (
    (", _::before, _::after, _ *, _ *::before, _ *::after, _ *::first-letter, _ *::first-line, _ *::marker", "all: revert;"),
    (
        "",
        "all: initial; display: block; font: medium/1.6 var(--klausa-font, system-ui, sans-serif); color: var(--klausa-text, #1b1b1b); "
        "background: var(--klausa-background, #fff); padding: var(--klausa-space, 1em); box-sizing: border-box; "
        "max-width: 44em; overflow-wrap: break-word;",
    ),
    (" .title, _ .heading, _ .part", "display: block; font-weight: bold; line-height: 1.3; margin: 0; text-align: start;"),
    (" .title", "font-size: 1.75em; margin: 0 0 0.6em;"),
    (" .heading", "font-size: 1.25em; margin: 1.8em 0 0.6em;"),
    (" .part", "font-size: 1.0625em; margin: 1.4em 0 0.5em;"),
    (" p", "margin: 0 0 0.75em;"),
    (" .note", "border-inline-start: 0.2em solid; padding-inline-start: 0.75em;"),
    (" :is(ul, ol)", "margin: 0 0 0.75em; padding-inline-start: 1.5em;"),
    (" li", "margin: 0 0 0.25em;"),
    (" a", "color: var(--klausa-link, currentColor); text-decoration: underline; text-underline-offset: 0.15em;"),
    (" .table", "overflow-x: auto; margin: 0 0 0.75em;"),
    (" table", "border-collapse: collapse; width: 100%; font-size: 0.9375em;"),
    (
        " :is(th, td)",
        "border-block: 1px solid var(--klausa-line, #8889); padding: 0.4em 0.75em 0.4em 0; text-align: start; vertical-align: top; "
        "overflow-wrap: normal;",
    ),
    (" .digest", "font-size: 0.8125em; margin-top: 2.5em; overflow-wrap: anywhere;"),
)
STYLE = "".join(f"{_OURS}{where.replace('_', _OURS)} {{ {said} }}\n" for where, said in _RULES)


def as_fragment(sheet: Sheet, *, level: int = 2, prefix: str = "klausa") -> str:
    """The title is a heading of *level*, clauses stand one below. Ids begin with *prefix*, so that several texts can share a page."""
    depth = min(max(level, 1), 4)
    direction = locale_of(sheet.language).text_direction
    parts = [
        f'<div class="klausa-policy" lang="{escape(sheet.language)}" dir="{direction}">',
        f"<style>\n{STYLE}</style>",
        f'<h{depth} class="title">{escape(sheet.title)}</h{depth}>',
    ]
    parts += [f'<p class="note">{escape(note)}</p>' for note in sheet.notes]
    if sheet.facts:
        said = "<br>".join(f"<strong>{escape(label)}:</strong> {escape(value)}" for label, value in sheet.facts)
        parts.append(f"<p>{said}</p>")
    for part in sheet.parts:
        # a clause's own headings are of level 3 in the text
        html = sheet.html(part, lambda id_: f"#{escape(prefix)}-{escape(id_)}", deeper=depth - 1)
        html = html.replace('<div class="klausa-table">', '<div class="table" tabindex="0">').replace("<th>", '<th scope="col">')
        for number in range(depth + 1, 7):
            html = html.replace(f"<h{number}>", f'<h{number} class="part">')
        parts.append(f'<div id="{escape(prefix)}-{escape(part.id)}">')
        parts.append(f'<h{depth + 1} class="heading">{part.number}. {escape(part.heading)}</h{depth + 1}>\n{html}</div>')
    label, digest = sheet.digest
    parts.append(f'<p class="digest">{escape(label)}: {digest}</p>')
    return "\n".join([*parts, "</div>"]) + "\n"
