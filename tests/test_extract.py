"""Which English messages a language needs words for."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from klausa.extract import template_messages, wanted
from klausa.law import load_regimes
from klausa.vocabulary import load_vocabulary
from klausa.where import shipped
from tests.tree import Tree, messages


def test_messages_of_a_template(tree: Tree) -> None:
    """In the order of the lines, each once, with its context, its line and the comment for translators; plurals with both forms."""
    tree.write(
        "templates/clauses/data.md.j2",
        "## {% trans %}Data{% endtrans %}\n\n"
        "{# translators: shown beside the data #}\n"
        '{{ _("all of it") }}\n'
        "{% trans %}Data{% endtrans %}\n"
        "{% trans count=n %}one day{% pluralize %}{{ count }} days{% endtrans %}\n",
    )
    found = list(template_messages([tree.root / "templates"], tree.root))
    assert [(message.context, message.text, message.plural, message.location.line) for message in found] == [
        ("data", "Data", None, 1),
        ("data", "all of it", None, 4),
        ("data", "one day", "%(count)s days", 6),
    ]
    assert found[1].comment == "shown beside the data"
    assert all(message.location.file == "templates/clauses/data.md.j2" for message in found)


def test_a_user_s_template_stands_for_ours_of_the_same_name(tree: Tree) -> None:
    """Its messages are asked for instead of ours; all others as before."""
    tree.write("templates/clauses/sale.md.j2", "## {% trans %}Selling{% endtrans %}\n")
    found = list(template_messages([shipped("templates"), tree.root / "templates"], tree.root))
    assert [message.text for message in found if message.context == "sale"] == ["Selling"]
    ours = list(template_messages([shipped("templates")]))
    assert {message.key for message in found if message.context != "sale"} == {
        message.key for message in ours if message.context != "sale"
    }


def test_an_edited_template_is_read_anew(tree: Tree) -> None:
    """In the same process."""
    file = tree.write("templates/clauses/x.md.j2", "{% trans %}One{% endtrans %}\n")
    assert [message.text for message in template_messages([tree.root / "templates"])] == ["One"]
    tree.write("templates/clauses/x.md.j2", "{% trans %}Two{% endtrans %}\n")
    later = file.stat().st_mtime_ns + 1_000_000_000
    os.utime(file, ns=(later, later))
    assert [message.text for message in template_messages([tree.root / "templates"])] == ["Two"]


def test_terms_and_regimes_are_messages() -> None:
    """Under the contexts that the rendering looks them up with."""
    keys = {message.key for message in messages()}
    assert {(f"{kind}/{term.id}", term.label) for kind, terms in load_vocabulary().items() for term in terms.values()} <= keys
    assert {message for regime in load_regimes().values() for message in regime.messages()} <= keys


def test_every_message_is_asked_for_once() -> None:
    """A context and a text name one message."""
    assert [key for key, count in Counter(message.key for message in messages()).items() if count > 1] == []


@pytest.mark.parametrize("kind", ["title", "data", "when", "furniture", "list", "policy"])
def test_every_kind_of_template_is_searched(kind: str) -> None:
    """Title, clauses, phrases and pages."""
    assert any(message.context == kind for message in wanted([shipped("templates")]))


def test_no_message_of_ours_is_empty_padded_or_spelt_with_the_typewriter_apostrophe() -> None:
    """An empty message renders ''; a blank at the edge glues sentences; a lone % raises when printed."""
    for message in messages():
        for text in (message.text, message.plural or message.text):
            assert text and text == text.strip(), message
            assert "\n" not in text and "'" not in text, message
            assert "%" not in text.replace("%%", "").replace("%(", ""), message
