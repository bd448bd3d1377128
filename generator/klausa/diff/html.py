"""A difference as one HTML file that needs nothing else: for people who review it, on paper too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from klausa.diff.policies import Diff, PolicyDiff
from klausa.diff.rows import Place, Row
from klausa.diff.said import NOTHING, SUMMARY, between, count, heading, notes, place, step, told
from klausa.redline import STYLE, fragment
from klausa.redline.changes import Line
from klausa.redline.html import words_of_line

_BESIDE = re.compile(r'<a href="\.\./[^"]*">(.*?)</a>', re.DOTALL)


def as_html(found: Diff) -> str:
    """One file: its own style, no script, nothing from elsewhere."""
    style = files("klausa.diff").joinpath("page.css").read_text(encoding="utf-8")
    bodies = [_policy(policy, f"p{number}", found) for number, policy in enumerate(found.policies, 1)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Changes: {escape(between(found))}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n"
        f'<header>\n<h1>Changes</h1>\n<p class="between">{escape(between(found))}</p>\n'
        + "".join(f'<p class="note">{escape(note)}</p>\n' for note in found.notes)
        + (_contents(found) if found.policies else f"<p>{NOTHING}</p>\n")
        + "</header>\n<main>\n"
        + "\n".join(bodies)
        + "\n</main>\n</body>\n</html>\n"
    )


def _contents(found: Diff) -> str:
    rows = "".join(
        f'<li><a href="#p{number}">{escape(heading(policy))}</a> {_class(policy.class_)}{_sum(policy)}</li>\n'
        for number, policy in enumerate(found.policies, 1)
    )
    return f'<nav aria-label="Policies">\n<ul>\n{rows}</ul>\n</nav>\n'


def _sum(policy: PolicyDiff) -> str:
    if policy.kind != "changed":
        return f" {policy.kind}"
    return f" {count(len(policy.rows), 'change')}" if policy.rows else ""


def _class(class_: str | None) -> str:
    return f'<span class="class is-{escape(class_)}">{escape(class_)}</span>' if class_ else ""


def _policy(policy: PolicyDiff, id_: str, found: Diff) -> str:
    parts = [
        f'<section id="{id_}" aria-labelledby="{id_}-name">',
        f'<h2 id="{id_}-name">{escape(heading(policy))} {_class(policy.class_)}</h2>',
    ]
    parts += [f'<p class="note">{escape(sentence)}</p>' for sentence in told(policy)]
    if policy.rows:
        parts += [_table(policy, id_, found.old), "<h3>Change by change</h3>"]
        parts += [_cause(row, f"{id_}-{number}", number, found) for number, row in enumerate(policy.rows, 1)]
    if policy.summaries:
        cells = [(code, f"<p>{escape(' '.join(sentences))}</p>") for code, sentences in policy.summaries.items()]
        parts += [f"<h3>{SUMMARY}</h3>", _beside(cells, found)]
    return "\n".join([*parts, *_redlines(policy, id_, found), "</section>"])


def _table(policy: PolicyDiff, id_: str, old: str) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("No.", "What changed", "Class", "Where", "Shows in"))
    rows = "\n".join(_row(row, f"{id_}-{number}", number, old) for number, row in enumerate(policy.rows, 1))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="Changes of {escape(policy.id)}">\n<table class="causes">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(row: Row, id_: str, number: int, old: str) -> str:
    path = f"<br><code>{escape(row.path)}</code>" if row.path else f"<br>{row.why}"
    cells = [
        f'<a href="#{id_}">{escape(row.title)}</a>{path}{_step(row)}',
        f"{_class(row.class_)}<br>{'<br>'.join(map(escape, notes(row)))}",
        _where(row, old),
        "<br>".join(map(escape, row.seen)),
    ]
    return f'<tr><th scope="row">{number}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _where(row: Row, old: str) -> str:
    # a long path may break after each of its folders
    return f"<code>{escape(place(row, old)).replace('/', '/<wbr>')}</code>" if place(row, old) else ""


def _step(row: Row) -> str:
    return f'<br><span class="step">{escape(step(row))}</span>' if step(row) else ""


def _cause(row: Row, id_: str, number: int, found: Diff) -> str:
    parts = [f'<article id="{id_}">', f"<h4>{number}. {escape(row.title)} {_class(row.class_)}</h4>"]
    if step(row):
        parts.append(f'<p class="step">{escape(step(row))}</p>')
    parts += [part for item in row.places for part in _place(item, found)]
    if not any(item.lines for item in row.places):
        parts += [f"<p>{escape(sentence)}</p>" for sentence in list(notes(row))[1:]]
    return "\n".join([*parts, "</article>"])


def _place(item: Place, found: Diff) -> Iterator[str]:
    code = next(iter(item.names))
    yield f'<h5 lang="{escape(code)}">{escape(item.names[code])}</h5>'
    for group in item.beside():
        yield _beside([(code, _lines(lines)) for code, lines in group.items()], found)


def _lines(lines: Sequence[Line]) -> str:
    return "".join(f"<p>{words_of_line(line)}</p>" for line in lines)


def _beside(cells: Sequence[tuple[str, str]], found: Diff) -> str:
    """The same in several languages, beside each other where there is room."""
    inner = "\n".join(
        f'<div lang="{escape(code)}"><span class="language">{escape(found.names.get(code, code))}</span>{body}</div>'
        for code, body in cells
    )
    return f'<div class="beside klausa-redline">\n{inner}\n</div>'


def _redlines(policy: PolicyDiff, id_: str, found: Diff) -> Iterator[str]:
    if not policy.redlines:
        return
    links = " · ".join(
        f'<a href="#{id_}-{code}" lang="{code}" hreflang="{code}">{escape(found.names.get(code, code))}</a>'
        for code in policy.redlines
    )
    yield f'<h3>The whole text, section by section</h3>\n<p class="languages">{links}</p>'
    for code, redline in policy.redlines.items():
        name = escape(found.names.get(code, code))
        # this one file has no other pages of the site beside it: of a link to one the words stay
        body = _BESIDE.sub(r"\1", fragment(redline, level=4, prefix=f"{id_}-{code}"))
        yield (
            f'<details id="{id_}-{code}" open>\n<summary lang="{code}">{name}</summary>\n<div lang="{code}">\n{body}</div>\n</details>'
        )
