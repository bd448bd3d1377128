"""The messages of one template, each with what it is for: its role, the conditions around it, and its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, nodes

from klausa.extract.expressions import told
from klausa.render.environment import WholeLines

PLAIN, COUNTED = ("_", "gettext"), "ngettext"
MARK = "translators:"
LONGEST = 200  # a comment is read beside the words, so its first line stays short: outer conditions fall away first
NEAREST = 2
_HEADING = re.compile(r"(?:^|\n)[ \t]*#{1,6} $")
_SENTENCE = re.compile(r"[.!?:][)”’]*$")


@dataclass(frozen=True)
class Found:
    """A message where a template says it."""

    line: int
    text: str
    plural: str | None
    role: str
    around: tuple[str, ...]
    inside: str
    values: tuple[tuple[str, str], ...]
    note: str = ""

    def comment(self, place: str) -> str:
        """What it is for: the hand-written note, the role and the conditions, the placeholders, each on a line."""
        near = list(self.around[-NEAREST:])
        inside = [self.inside] if self.inside else []
        while near and len(first := ", ".join([f"{place}: {self.role}", *inside, *near])) > LONGEST and len(near) > 1:
            near.pop(0)
        first = ", ".join([f"{place}: {self.role}", *inside, *(_shortened(condition, LONGEST - 60) for condition in near)])
        values = "; ".join(f"%({name})s: {_shortened(value, 80)}" for name, value in self.values)
        return "\n".join(filter(None, [self.note, first, values]))


@cache
def _parser() -> Environment:
    env = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", WholeLines])
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    return env


def messages_in(source: str, name: str) -> Iterator[Found]:
    """Every message of a template in the order of its parts, as often as it is said there; raises TemplateSyntaxError."""
    reader = _Reader(name)
    reader.statements(_parser().parse(source, name, name).body, ())
    notes = dict(_notes(source))
    for found in reader.found:
        yield replace(found, note=notes.get(found.line) or notes.get(found.line - 1, ""))


def _notes(source: str) -> Iterator[tuple[int, str]]:
    """What is written for translators, by the last line of each comment."""
    for line, kind, text in _parser().lex(source):
        if kind == "comment" and text.strip().startswith(MARK):
            yield line + text.count("\n"), " ".join(text.strip().removeprefix(MARK).split())


class _Reader:
    """Goes through a template's tree in the order of its text, keeping what stands around and before each message."""

    def __init__(self, name: str) -> None:
        self.found: list[Found] = []
        self.before = ""
        self.inside = ""
        self.called = ""
        self.page, self.title = name.startswith("pages/"), name.startswith("title.")

    def statements(self, body: Sequence[nodes.Node], around: tuple[str, ...]) -> None:
        for node in body:
            self.statement(node, around)

    def statement(self, node: nodes.Node, around: tuple[str, ...]) -> None:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    self.expression(part, around)
            case nodes.If():
                self.choice(node, around)
            case nodes.Assign(target=nodes.Name(name="_trans")):
                # Jinja calls a function once, before the message; the value bears that name there
                self.called = told(node.node)
                self.expression(node.node, around)
            case nodes.For():
                self.expression(node.iter, around)
                self.branch(node.body, (*around, f"for each {told(node.target)} of {told(node.iter)}"))
                self.branch(node.else_, (*around, f"if {told(node.iter)} is empty"))
            case nodes.Macro():
                outer, self.inside = self.inside, f"in {node.name}({', '.join(argument.name for argument in node.args)})"
                self.branch(node.body, ())
                self.inside = outer
            case _:
                for child in node.iter_child_nodes():
                    (self.expression if isinstance(child, nodes.Expr) else self.statement)(child, around)

    def choice(self, node: nodes.If, around: tuple[str, ...]) -> None:
        """The branches of an `if`: each under its own condition, the last one where the only condition before it does not hold."""
        for one in (node, *node.elif_):
            self.expression(one.test, around)
            self.branch(one.body, (*around, f"if {told(one.test)}"))
        rest = "in all other cases" if node.elif_ else _unless(node.test)
        self.branch(node.else_, (*around, rest))

    def branch(self, body: Sequence[nodes.Node], around: tuple[str, ...]) -> None:
        """A part that begins after the same text as the parts beside it."""
        before = self.before
        self.statements(body, around)
        self.before = before

    def expression(self, node: nodes.Node, around: tuple[str, ...], role: str = "") -> None:
        match node:
            case nodes.TemplateData():
                self.before = node.data
                return
            case nodes.CondExpr():
                self.expression(node.test, around)
                self.expression(node.expr1, (*around, f"if {told(node.test)}"), role)
                if node.expr2 is not None:
                    self.expression(node.expr2, (*around, _unless(node.test)), role)
                return
            case nodes.Call() if isinstance(node.node, nodes.Name):
                if node.node.name in (*PLAIN, COUNTED):
                    self.message(node, around, role)
                if node.node.name == "table" and node.args:
                    self.expression(node.args[0], around, "heading of a column")
                    for rest in node.args[1:]:
                        self.expression(rest, around)
                    return
        for child in node.iter_child_nodes():
            self.expression(child, around, role)
        self.before = ""

    def message(self, node: nodes.Call, around: tuple[str, ...], role: str) -> None:
        counted = isinstance(node.node, nodes.Name) and node.node.name == COUNTED
        texts = [part.value for part in node.args[: 2 if counted else 1] if isinstance(part, nodes.Const)]
        if not texts or not texts[0] or (counted and len(texts) < 2):
            return
        values = {argument.key: told(argument.value) for argument in node.kwargs if isinstance(argument, nodes.Keyword)}
        values = {name: self.called if value == "_trans" else value for name, value in values.items()}
        if counted and len(node.args) > 2 and "%(num)s" in "".join(texts):
            count = told(node.args[2])
            values = {"num": self.called if count == "_trans" else count, **values}
        self.found.append(
            Found(
                node.lineno,
                texts[0],
                texts[1] if counted else None,
                role or self.role(texts[0], list(values.values())),
                around,
                self.inside,
                tuple(values.items()),
            )
        )

    def role(self, text: str, values: Sequence[str]) -> str:
        if self.title or _HEADING.search(self.before):
            return "heading"
        # a list at the end closes the sentence itself
        if _SENTENCE.search(text) or (
            text.endswith(")s") and text[0].isupper() and any(value.startswith("bullets(") for value in values)
        ):
            return "sentence"
        return "words" if self.page else "part of a sentence"


def _unless(test: nodes.Node) -> str:
    """The opposite of a condition, in the template's words."""
    return f"if {told(test.node)}" if isinstance(test, nodes.Not) else f"unless {told(test)}"


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
