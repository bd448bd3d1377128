"""Renders the clauses of one policy in one language: headings, numbered text, and the spans of the facts that it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2
from jinja2 import Environment
from markupsafe import Markup

from klausa.compose import Placed
from klausa.errors import Location, Problem, Unreadable
from klausa.language.catalogs import Messages
from klausa.load import Company
from klausa.render.interpolation import INTERPOLATION, interpolated
from klausa.render.lists import close_lists
from klausa.render.markdown import tidy
from klausa.render.traces import Fact, Span, Trace, unmarked
from klausa.render.views import Reader, TemplateError, View, raw
from klausa.render.words import Words

# a user's template is input: what goes wrong in it is a message with a line, never a traceback
FAULTS = (TemplateError, jinja2.TemplateError, LookupError, TypeError, ValueError, ArithmeticError)
# clauses that refer to others by number and heading (`sections`): they are rendered once it is known which those are
REFERRING = frozenset({"summary"})


@dataclass(frozen=True)
class RenderedClause:
    """One clause in one language. Spans count in *text*, which begins after the heading."""

    id: str
    number: int
    heading: str
    text: str
    spans: tuple[Span, ...]
    own: bool
    template: str = ""

    @property
    def told(self) -> frozenset[str]:
        """The paths of the facts that the clause tells."""
        return frozenset(span.path for span in self.spans)


@dataclass(frozen=True)
class Rendered:
    """A policy in one language."""

    policy: str
    language: str
    title: str
    clauses: tuple[RenderedClause, ...]
    facts: Mapping[str, Fact]


def render(company: Company, placed: Sequence[Placed], messages: Messages, env: Environment) -> Rendered:
    """Renders one language; raises Unreadable with every template's problem together."""
    trace = Trace()
    views = _views(company, messages, trace)
    problems: list[Problem] = []
    parts: dict[int, tuple[str, str, tuple[Span, ...]]] = {}
    title, documents = _titles(company, messages, env, problems)
    for index in sorted(range(len(placed)), key=lambda index: placed[index].id in REFERRING):
        item = placed[index]
        try:
            known: dict[str, object] = {"documents": documents}
            if item.id in REFERRING:
                known["sections"] = _sections(placed, parts, index)
            marked = _clause(item, views, env, messages.language, known)
        except FAULTS as error:
            problems.append(_problem(error, item, messages.language, company))
            continue
        heading, text, spans = _parts(marked, trace)
        if text.strip():
            parts[index] = heading, text, spans
    clauses: list[RenderedClause] = []
    for number, index in enumerate(sorted(parts), 1):
        item = placed[index]
        template = item.clause.template_for(messages.language) if item.clause else ""
        clauses.append(RenderedClause(item.id, number, *parts[index], item.own is not None, template))
    if problems:
        raise Unreadable(problems)
    return Rendered(company.id, messages.language, title, tuple(clauses), {fact.path: fact for fact in trace.facts})


def _titles(company: Company, messages: Messages, env: Environment, problems: list[Problem]) -> tuple[str, dict[str, Markup]]:
    """The title, and links to the documents that this one belongs together with, by id: an annex's policy, a policy's annexes.

    A link is written as it is from `/<language>/<policy>/`; pages that stand elsewhere lead it there (`led`).
    """
    titles: dict[str, str] = {}
    for document in (company, *filter(None, [company.parent]), *company.annexes):
        trace = Trace()
        try:
            words = env.get_template("title.md.j2").render(policy=_views(document, messages, trace))
            titles[document.id] = tidy(trace.strip(words)[0]).strip()
        except FAULTS as error:
            problems.append(Problem(Location("templates/title.md.j2"), _say(error), "mend the template"))
    links = {id_: Markup(f"[{title}](../{id_}/)") for id_, title in titles.items() if id_ != company.id}
    return titles.get(company.id, ""), links


def _views(company: Company, messages: Messages, trace: Trace) -> View:
    words = Words(company.policy, messages, lambda match: interpolated(view, match))
    reader = Reader(company.policy, company.where, trace, messages.language, words.say)
    view = View(company.policy, "", (), reader)
    return view


def _sections(placed: Sequence[Placed], parts: Mapping[int, tuple[str, str, object]], here: int) -> dict[str, Markup]:
    """Links to the clauses that say something, by id, for the clause at *here*; a clause that is replaced leads to what replaces it."""
    found = {}
    for number, index in enumerate(sorted({*parts, here}), 1):
        item = placed[index]
        if index in parts:
            found[(item.own.replaces if item.own else None) or item.id] = Markup(f"[{number}. {parts[index][0]}](#{item.id})")
    return found


def _clause(item: Placed, policy: View, env: Environment, language: str, known: Mapping[str, object]) -> str:
    if item.clause is not None:
        return env.get_template(item.clause.template_for(language)).render(policy=policy, **known)
    own = list(policy.clauses)[item.index]
    return f"## {own.heading}\n\n{own.said()}{own.text.said()}{_prose(own.text)}"


def _prose(view: View) -> Markup:
    """A company's own text: Markdown paragraphs, lists and emphasis are its own, everything else is escaped by `say`."""
    words = raw(view).words[view._reader.language]
    filled = INTERPOLATION.sub(lambda match: interpolated(_root(view), match), words)
    return Markup(re.sub(r"<(?=[A-Za-z/!])", "&#60;", filled))


def _root(view: View) -> View:
    return View(view._reader.policy, "", (), view._reader)


def _parts(marked: str, trace: Trace) -> tuple[str, str, tuple[Span, ...]]:
    text = tidy(close_lists(marked))
    heading = ""
    first = re.match(r"\s*## +(.*)\n", text)
    if first:
        heading = unmarked(first.group(1)).strip()
        text = text[first.end() :].lstrip("\n")
    if not unmarked(text).strip():
        return heading, "", ()
    stripped, spans = trace.strip(text)
    return heading, stripped, spans


def _problem(error: Exception, item: Placed, language: str, company: Company) -> Problem:
    template = item.clause.template_for(language) if item.clause else f"clauses/{item.id}"
    if item.own is not None:
        return Problem(
            company.where(("clauses", item.index, "text")),
            "a path between the braces leads to no single value" if isinstance(error, TypeError) else _say(error),
            "write a path of this file between the braces",
        )
    line = getattr(error, "lineno", None) or _line(error, template)
    return Problem(
        Location(f"templates/{template}", line, 1 if line else 0),
        f"{_say(error)} (in {language}, for {company.id})",
        "mend the template",
    )


def _say(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, KeyError):
        return f"no words for {error.args[0]!r}"
    return str(error)


def _line(error: Exception, template: str) -> int:
    """The template's line in the traceback: Jinja rewrites it to the template's own lines."""
    line, traceback = 0, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename.endswith(template):
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
