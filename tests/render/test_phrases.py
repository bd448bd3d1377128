"""Sentences whose form follows what is declared: one or several, a name or a kind, a limit or none."""

from __future__ import annotations

import pytest

from klausa.language.catalogs import Messages
from klausa.render.labels import filters
from tests.tree import MINIMAL, Tree


@pytest.mark.parametrize(
    ("language", "words", "heading"),
    [
        ("en", "our messaging integration", "our messaging integration"),
        ("id", "integrasi perpesanan kami", "Integrasi Perpesanan Kami"),
        ("tr", "internet sitesi ve uygulama", "İnternet Sitesi ve Uygulama"),
        ("de", "unsere Anbindung", "unsere Anbindung"),
    ],
)
def test_words_in_a_heading(language: str, words: str, heading: str) -> None:
    """With the capitals of the language's headings."""
    assert filters(Messages(language))["titled"](words) == heading


@pytest.mark.parametrize(
    ("name", "heading"), [("", "### Our messaging integration"), (", name: soapBox", "### Integration: soapBox")]
)
def test_an_integration_is_headed_by_its_name_or_by_what_it_is(name: str, heading: str, tree: Tree) -> None:
    """The word "integration" is not said twice."""
    text = tree.told(
        MINIMAL
        + f"services: {{chat: {{kind: messaging-integration{name}}}}}\nintegrations: {{chat: {{service: chat, two-way: yes}}}}\n",
        "integrations",
    )
    assert text.strip().startswith(heading + "\n")


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        ("{regime: gdpr, list: [{right: access, official: access}]}", "You have the following right: right of access"),
        (
            "{regime: gdpr, places: [eu], list: [{right: access, official: access}]}",
            "you have the following right: right of access",
        ),
        ("{list: [access]}", "You have the right to access your personal data."),
    ],
)
def test_a_single_right(rights: str, words: str, tree: Tree) -> None:
    """The law's own words begin with "right", ours do not."""
    assert words in tree.told(MINIMAL + f"rights: [{rights}]\n", "rights")


def test_a_single_condition_of_a_refund(tree: Tree) -> None:
    """One is never "all"."""
    text = tree.told(MINIMAL + "refunds: {window: 14 days, all-conditions: yes}\n", "refunds")
    assert text.strip() == "The following condition applies: the refund is requested within 14 days."


def test_the_limit_of_a_cookie_is_no_limit_of_its_refusal(tree: Tree) -> None:
    """It is said of the use, before the refusal."""
    text = tree.told(
        MINIMAL + "cookies: {classes: {stats: {kind: analytics, optional: yes, when: {condition: [consent]}}}}\n", "cookies"
    )
    assert "These cookies are used if you give your consent. You can refuse these cookies." in text


def test_the_condition_of_a_limit_comes_last(tree: Tree) -> None:
    """Joined by commas, as within one sentence."""
    text = tree.told(
        MINIMAL + "services: {shop: {kind: website, name: Kiosk}}\n"
        "not-collected: [{items: [name], service: shop, when: {condition: [consent], places: [TR]}}]\n",
        "data",
    )
    assert "This concerns Kiosk, for people in Türkiye, if you give your consent." in text
