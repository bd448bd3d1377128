"""Names: what a policy declares that reads the same in every language."""

from __future__ import annotations

import pytest

from klausa.prose.names import NO_NAMES, Names, names
from tests.tree import SMALL, Tree

MORE = """\
languages: [en]
name: Acme
controller:
  legal-name: Acme Ltd
  registrations: [{kind: nib, number: "0000000000001"}]
  address: {lines: [Jl. Raya 1], city: Jakarta Pusat, country: ID}
contacts:
  privacy: {topics: [rights-requests], email: privacy@acme.example}
data:
  account-data: {items: [name, email-address]}
purposes: [provide-services]
recipients:
  hosting: {kind: hosting-providers, names: [Kumo, Kumo Cloud, HP], country: DE}
sale: {sold: no}
"""


@pytest.fixture
def acme(tree: Tree) -> Names:
    """The names of a small policy."""
    return names(tree.load(MORE).policy)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme Ltd is Acme.", ("Acme Ltd", "Acme")),
        ("Kumo Cloud and Kumo", ("Kumo Cloud", "Kumo")),
        ("Kumo’ya aktarılır", ("Kumo",)),
        ("Kumogaya, Acmes, xKumo, kumo", ()),
        ("(Kumo), “Acme”, Kumo.", ("Kumo", "Acme", "Kumo")),
        ("NIB 0000000000001 at Jl. Raya 1", ("0000000000001", "Jl. Raya 1")),
        ("privacy@acme.example", ("privacy@acme.example",)),
        # a setting is no name, a country has one in each language, so may a city, and two letters are too few
        ("yes, no, provide-services, account-data, DE, Jakarta Pusat, HP", ()),
    ],
)
def test_what_is_a_name(text: str, found: tuple[str, ...], acme: Names) -> None:
    """As it is written, longest first, whole, and whatever suffix follows an apostrophe."""
    assert acme.found(text) == found


def test_a_text_without_its_names(acme: Names) -> None:
    """With something instead, so that the words around do not grow together."""
    assert acme.out_of("to Kumo Cloud and Acme") == "to   and  "
    assert acme.out_of("to Kumo.", "·") == "to ·."


def test_the_words_that_names_are_made_of(acme: Names) -> None:
    """Those of a city too: nobody translates one word of it."""
    assert acme.words >= {"Acme", "Ltd", "Kumo", "Cloud", "Jakarta", "Pusat"}


def test_signs_in_names_are_letters(tree: Tree) -> None:
    """A name is no pattern."""
    found = names(tree.load(SMALL.replace("Kumo", "'A.B (C+)'")).policy)
    assert found.found("A.B (C+) and AxB (C+)") == ("A.B (C+)",)


def test_a_company_s_own_words_are_no_names(tree: Tree) -> None:
    """They are prose in each language; only a name within them would be one."""
    text = f"{SMALL}terms: {{data: {{shoe-size: {{en: Shoe Size}}}}}}\n".replace("[name, ", "[shoe-size, ")
    assert names(tree.load(text).policy).found("Shoe Size") == ()


def test_the_same_policy_has_the_same_names(tree: Tree) -> None:
    """They are a key of what has been read already."""
    company = tree.load(SMALL)
    assert names(company.policy) is names(company.policy)


def test_no_names() -> None:
    """A message of a catalog stands for every policy."""
    assert NO_NAMES.found("Acme") == ()
    assert NO_NAMES.out_of("Acme") == "Acme"
