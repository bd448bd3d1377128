"""Facts as templates see them: undeclared never turns into no, and a misspelt name is an error everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from klausa.language.catalogs import Messages
from klausa.render.environment import environment
from klausa.render.traces import Trace, unmarked
from klausa.render.views import Reader, TemplateError, View, raw
from klausa.render.words import Words
from klausa.where import shipped
from tests.tree import SMALL, Tree

FACTS = (
    SMALL
    + """\
children: {minimum-age: 16}
transfers:
  abroad: {safeguarded: yes}
rights:
  - {regime: gdpr, list: [access, erasure]}
  - {list: [access]}
parties:
  representatives:
    - {place: eu, legal-name: Acme BV}
    - {place: TR, legal-name: Acme AŞ}
requests: {contact: privacy}
law: {governing: DE}
"""
)
ENGLISH = environment([shipped("templates")], Messages("en"))


@pytest.fixture
def view(tmp_path: Path) -> View:
    """The policy FACTS as a view in English."""
    company = Tree(tmp_path).load(FACTS)
    words = Words(company.policy, Messages("en"))
    return View(company.policy, "", (), Reader(company.policy, company.where, Trace(), "en", words.say))


def said(view: View, template: str, env: Environment = ENGLISH) -> str:
    """What a template says of the policy, without the marks."""
    return unmarked(env.from_string(template).render(policy=view))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ policy.sale.sold is no }}", "True"),
        ("{{ policy.sale.sold is yes }}", "False"),
        ("{{ policy.sale.sold is declared }}", "True"),
        ("{{ policy.sale.shared_for_ads is no }}", "False"),
        ("{{ policy.sale.shared_for_ads is yes }}", "False"),
        ("{{ policy.sale.shared_for_ads is undeclared }}", "True"),
        ("{{ policy.breach.where_required is no }}", "False"),
        ("{{ policy.breach is declared }}", "False"),
        ("{{ policy.breach.within is declared }}", "False"),
        ("{{ policy.breach.notifies | length }}", "0"),
        ("{% if policy.breach.notifies %}some{% else %}none{% endif %}", "none"),
        ("{% for entry in policy.cookies.classes %}x{% endfor %}", ""),
        ("{{ policy.parties.officer.appointed is no }}", "False"),
        ("{{ policy.children.minimum_age is declared }}", "True"),
        ("{% if policy.purposes %}some{% endif %}", "some"),
    ],
)
def test_asking(template: str, text: str, view: View) -> None:
    """An undeclared fact is neither yes nor no, at any depth; only lists and maps may be asked whether they hold something."""
    assert said(view, template) == text


@pytest.mark.parametrize(
    "template",
    [
        "{% if policy.sale.shared_for_ads %}x{% endif %}",
        "{% if policy.sale.sold %}x{% endif %}",
        "{% if not policy.sale.sold %}x{% endif %}",
        "{% if policy.breach %}x{% endif %}",
        "{% if policy.breach.where_required and true %}x{% endif %}",
        "{{ 'x' if policy.controller.phone else 'y' }}",
        "{% if policy.name %}x{% endif %}",
    ],
)
def test_a_truth_value_raises(template: str, view: View) -> None:
    """Of an undeclared fact, since it would turn into no; and of a declared one, since no is a truth too."""
    with pytest.raises(TemplateError, match="has no truth value; ask `is declared`, `is yes` or `is no`"):
        said(view, template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ policy.salle }}",
        "{% if policy.sale.sould is yes %}x{% endif %}",
        "{% if policy.breach.notifys is declared %}x{% endif %}",
        "{% if policy.parties.officer.apointed is yes %}x{% endif %}",
        "{% for x in policy.breach.notifyes %}{% endfor %}",
        "{{ policy.name.length }}",
        "{% for entry in policy.retention %}{{ entry.perod }}{% endfor %}",
        "{{ policy.requests.contact.emial is declared }}",
    ],
)
def test_a_misspelt_name_is_an_error_even_on_an_undeclared_part(template: str, view: View) -> None:
    """The model knows what could stand there, so a template's typo is found by any policy, not only by one that has the fact."""
    with pytest.raises(TemplateError, match="there is no `"):
        said(view, template)


def test_a_misspelt_variable_is_an_error(view: View) -> None:
    """Jinja's own undefined names are strict."""
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="polcy"):
        said(view, "{{ polcy.name }}")


@pytest.mark.parametrize(
    "template", ["{{ policy.controller.phone }}", "{{ policy.breach }}", "{{ because(policy.breach) }}x{{ policy.title }}"]
)
def test_printing_what_is_undeclared_raises(template: str, view: View) -> None:
    """There is nothing to print, and nothing is made up."""
    with pytest.raises(TemplateError, match="is undeclared and cannot be printed"):
        said(view, template)


@pytest.mark.parametrize(
    "template", ["{{ policy.name is yes }}", "{{ policy.controller is no }}", "{{ policy.purposes is yes }}"]
)
def test_only_answers_may_be_asked_for_yes_and_no(template: str, view: View) -> None:
    """A name is no yes."""
    with pytest.raises(TemplateError, match="is no yes or no"):
        said(view, template)


@pytest.mark.parametrize("template", ["{% for x in policy.name %}{% endfor %}", "{{ policy.children | length }}"])
def test_only_lists_have_entries(template: str, view: View) -> None:
    """A part is no list."""
    with pytest.raises(TemplateError, match="is not a list"):
        said(view, template)


@pytest.mark.parametrize(
    ("template", "path", "line"),
    [
        ("{{ policy.name }}", "name", 2),
        ("{{ policy.retention.logs.period.at_most }}", "retention.logs.period.at-most", 12),
        ("{% for x in policy.data %}{% for i in x['items'] %}{{ i.item }}{% endfor %}{% endfor %}", "data.account-data.items.email-address.item", 7),
        ("{{ policy.requests.contact.email }}", "contacts.privacy.email", 5),
        ("{% for p in policy.parties.representatives %}{{ p.legal_name }}{% endfor %}", "parties.representatives.tr.legal-name", 23),
        ("{% for r in policy.rights %}{% for x in r.list %}{{ x.right }}{% endfor %}{% endfor %}", "rights.1.list.access.right", 19),
    ],
)  # fmt: skip
def test_what_is_printed_is_traced(template: str, path: str, line: int, view: View) -> None:
    """Each value is told under a path that people can read, with the line where it was written; a reference leads to its fact."""
    marked = ENGLISH.from_string(template).render(policy=view)
    text, spans = view._reader.trace.strip(marked)
    facts = {fact.path: fact for fact in view._reader.trace.facts}
    assert path in {span.path for span in spans}
    assert facts[path].location.line == line
    assert text


def test_a_sentence_is_traced_to_the_answer_that_chose_it(view: View) -> None:
    """`because` marks the sentence after it; what is undeclared chose nothing."""
    template = "{{ because(policy.sale.sold, policy.sale.shared_for_ads) }}We do not sell.\n"
    text, spans = view._reader.trace.strip(ENGLISH.from_string(template).render(policy=view))
    assert text == "We do not sell.\n"
    assert [(span.path, text[span.start : span.end]) for span in spans] == [("sale.sold", "We do not sell.")]


def test_a_view_is_equal_to_its_value(view: View) -> None:
    """`policy.kind == "policy"`, and none where nothing is declared."""
    assert (
        said(view, "{{ policy.kind == 'policy' }}{{ policy.kind == 'notice' }}{{ policy.law.courts == none }}") == "TrueFalseTrue"
    )
    assert raw(view.law.governing).code == "DE"
    assert len({view.name, view.name, view.kind}) == 2


def test_lists_are_read_in_the_order_of_the_file(view: View) -> None:
    """Maps too."""
    assert said(view, "{% for r in policy.rights %}{{ r.list | length }}{% endfor %}") == "21"
    assert [str(raw(right.right)) for right in next(iter(view.rights)).list_] == ["access", "erasure"]


def test_a_filter_keeps_the_trace(view: View) -> None:
    """A `str` subclass would lose its mark in `|upper`; a capital at the beginning does not."""
    marked = ENGLISH.from_string("{{ policy.sale.sold }} {{ policy.purposes | first | attr('purpose') | cap }}").render(
        policy=view
    )
    text, spans = view._reader.trace.strip(marked)
    assert {span.path for span in spans} == {"sale.sold", "purposes.provide-services.purpose"}
    assert text[3].isupper()
