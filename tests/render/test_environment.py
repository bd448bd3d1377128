"""The Jinja environment: whole lines, contexts, and templates that are compiled once for all languages."""

from __future__ import annotations

import os

import pytest
from jinja2 import Environment

from klausa.language.catalogs import Messages
from klausa.render.environment import WholeLines, context_of, environment
from tests.tree import Tree


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("clauses/data.md.j2", "data"),
        ("clauses/data.tr.md.j2", "data"),
        ("title.md.j2", "title"),
        ("words/when.md.j2", "when"),
        ("list.html", "list"),
    ],
)
def test_the_context_of_a_message_is_its_file(name: str, context: str) -> None:
    """The same for a clause that one language writes in a file of its own."""
    assert context_of(name) == context


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\n{% if true %}\nb\n{% endif %}\nc\n", "a\nb\nc\n"),
        ("a\n\n{% if true %}\nb\n{% endif %}\n\nc\n", "a\n\nb\n\nc\n"),
        ("a\n{# why #}\nb\n", "a\nb\n"),
        ("  {% set x = 1 %}{% set y = 2 %}\n{{ x }}{{ y }}\n", "12\n"),
        ("a {% if true %}b{% endif %} c\n", "a b c\n"),
        ("{% if true %}b{% endif %}\nc\n", "b\nc\n"),
    ],
)
def test_blocks_on_lines_of_their_own_leave_no_line(source: str, text: str) -> None:
    """So that a blank line in a template is a paragraph, and nothing else is."""
    env = Environment(extensions=[WholeLines], keep_trailing_newline=True)
    assert env.from_string(source).render() == text


def test_lines_of_errors_stay_right(tree: Tree) -> None:
    """The newline moves into a comment, so the line of a message is the line of the file."""
    tree.write("x.md.j2", "{# one #}\n{% if true %}\n{% endif %}\n{{ nothing.there }}\n")
    env = environment([tree.root], Messages("en"))
    with pytest.raises(Exception, match="nothing") as raised:
        env.get_template("x.md.j2").render()
    assert raised.traceback[-1].lineno + 1 == 4 or any(
        entry.path == tree.root / "x.md.j2" and entry.lineno + 1 == 4 for entry in raised.traceback
    )


def test_each_language_says_its_own_words_though_templates_are_compiled_once(tree: Tree) -> None:
    """Messages, and also filters on plain words, which Jinja works out when it compiles: Turkish has a dotted capital I."""
    tree.write("x.md.j2", '{{ _("Contact") }} {{ "istanbul" | cap }}\n')
    turkish = Messages("tr", {("x", "Contact"): ("İletişim",)})
    assert environment([tree.root], Messages("en")).get_template("x.md.j2").render() == "Contact Istanbul\n"
    assert environment([tree.root], turkish).get_template("x.md.j2").render() == "İletişim İstanbul\n"


def test_an_edited_template_is_read_anew(tree: Tree) -> None:
    """In the same process, as `mkdocs serve` needs it."""
    file = tree.write("x.md.j2", "one\n")
    env = environment([tree.root], Messages("en"))
    assert env.get_template("x.md.j2").render() == "one\n"
    tree.write("x.md.j2", "two\n")
    later = file.stat().st_mtime_ns + 1_000_000_000
    os.utime(file, ns=(later, later))
    assert env.get_template("x.md.j2").render() == "two\n"
    assert environment([tree.root], Messages("en")).get_template("x.md.j2").render() == "two\n"


def test_a_later_folder_goes_before_an_earlier_one(tree: Tree) -> None:
    """A user's template wins, also where it is included."""
    tree.write("ours/x.md.j2", '{% include "y.md.j2" %}')
    tree.write("ours/y.md.j2", "ours")
    tree.write("own/y.md.j2", "own")
    env = environment([tree.root / "ours", tree.root / "own"], Messages("en"))
    assert env.get_template("x.md.j2").render() == "own"


def test_plain_words_are_escaped_and_a_message_without_words_raises(tree: Tree) -> None:
    """No fallback to English."""
    env = environment([tree.root], Messages("tr"))
    with pytest.raises(KeyError):
        env.from_string('{{ _("Contact") }}').render()
    assert env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
