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
    assert [message.comment for message in found] == [
        "Clause data: heading",
        "shown beside the data\nClause data: part of a sentence",
        "Clause data: part of a sentence\n%(count)s: n",
    ]
    assert all(message.location.file == message.source == "templates/clauses/data.md.j2" for message in found)


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


def comments(tree: Tree, text: str, name: str = "clauses/x.md.j2") -> list[str]:
    """What is said of the messages of a template."""
    tree.write(f"templates/{name}", text)
    return [message.comment for message in template_messages([tree.root / "templates"])]


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("## {% trans %}Data{% endtrans %}\n", "Clause x: heading"),
        ("{% trans %}We do.{% endtrans %}\n", "Clause x: sentence"),
        ('{{ _("if so") }}\n', "Clause x: part of a sentence"),
        (
            "{% if policy.sale.sold is no %}\n{{ _('We do not.') }}\n{% endif %}\n",
            "Clause x: sentence, if policy.sale.sold is no",
        ),
        ("{% if a is yes %}{{ b }}{% else %}{{ _('c') }}{% endif %}", "Clause x: part of a sentence, unless a is yes"),
        ("{% if not a %}{{ b }}{% else %}{{ _('c') }}{% endif %}", "Clause x: part of a sentence, if a"),
        ("{% if a %}1{% elif b == 'x' %}{{ _('c') }}{% endif %}", 'Clause x: part of a sentence, if b == "x"'),
        ("{% if a %}1{% elif b %}2{% else %}{{ _('c') }}{% endif %}", "Clause x: part of a sentence, in all other cases"),
        ("{% for e in a.b %}{{ _('c') }}{% endfor %}", "Clause x: part of a sentence, for each e of a.b"),
        (
            "{% macro time(entry) %}{% if (entry.a or b) and c is not yes %}{{ _('d') }}{% endif %}{% endmacro %}",
            "Clause x: part of a sentence, in time(entry), if (entry.a or b) and c is not yes",
        ),
        (
            "{% if a %}{% if b %}{% if c %}{{ _('d') }}{% endif %}{% endif %}{% endif %}",
            "Clause x: part of a sentence, if b, if c",
        ),
        ("{{ _('c') if a else '' }}", "Clause x: part of a sentence, if a"),
        ("{{ '' if a else _('c') }}", "Clause x: part of a sentence, unless a"),
        ('{{ table([_("Kind")], rows) }}', "Clause x: heading of a column"),
        (
            '{% trans states=series(entry["while"], "or"), b=c.d | cap %}{{ states }} and {{ b }}{% endtrans %}',
            'Clause x: part of a sentence\n%(states)s: series(entry["while"], "or"); %(b)s: c.d | cap',
        ),
        ('{{ _("for %(range)s", range=a.b | range_to(a.c)) }}', "Clause x: part of a sentence\n%(range)s: a.b | range_to(a.c)"),
        ("{% trans a=bullets(b) %}We do: {{ a }}{% endtrans %}", "Clause x: sentence\n%(a)s: bullets(b)"),
        (
            "{% trans num=items | length %}one{% pluralize %}{{ num }} things{% endtrans %}",
            "Clause x: part of a sentence\n%(num)s: items | length",
        ),
        ("{# translators: of a\n   thing #}\n{{ _('c') }}", "of a thing\nClause x: part of a sentence"),
        ("{# an aside #}\n{{ _('c') }}", "Clause x: part of a sentence"),
    ],
)
def test_a_comment_says_what_a_message_is_for(text: str, comment: str, tree: Tree) -> None:
    """Its role, the nearest conditions in the template's own words, and what each placeholder stands for."""
    assert comments(tree, text) == [comment]


def test_a_comment_names_its_place(tree: Tree) -> None:
    """Clauses, phrases, pages and the title."""
    assert comments(tree, "{{ _('c') }}", "pages/list.html") == ["Page list: words"]
    (tree.root / "templates/pages/list.html").unlink()
    assert comments(tree, "{{ _('c') }}", "words/when.md.j2") == ["Phrases when: part of a sentence"]
    (tree.root / "templates/words/when.md.j2").unlink()
    assert comments(tree, "{{ _('c') }}", "title.md.j2") == ["Title: heading"]


def test_every_message_of_ours_has_a_short_comment() -> None:
    """Two lines, three with a note written by hand; Jinja's own names of things stay inside it."""
    for message in messages():
        assert message.comment and len(message.comment.splitlines()) <= 3, message
        assert "_trans" not in message.comment, message


def test_conditions_that_are_too_long_fall_away_from_outside(tree: Tree) -> None:
    """A comment is read beside the words."""
    long = " and ".join(f"policy.something.rather_long_{number} is yes" for number in range(8))
    (found,) = comments(tree, f"{{% if {long} %}}{{% if b %}}{{{{ _('c') }}}}{{% endif %}}{{% endif %}}")
    assert found == "Clause x: part of a sentence, if b"
