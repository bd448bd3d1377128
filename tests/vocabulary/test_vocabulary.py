"""The health of the vocabulary: every file, every term, and the words for each in both catalogs."""

from __future__ import annotations

import re
from collections import Counter

import polib  # type: ignore[import-untyped]
import pytest

from klausa.model.spelling import ID
from klausa.source import read
from klausa.vocabulary import HERE, PREFIXES, Entry, load_vocabulary, overlap
from tests.tree import ROOT

VOCABULARY = load_vocabulary()
KINDS = sorted(VOCABULARY)
KEYS = {"label", "definition", "broader", "replaced-by", "dpv", "members"}
CATALOGS = {
    code: {
        (entry.msgctxt, entry.msgid): entry
        for entry in polib.pofile(str(ROOT / "locales" / code / "LC_MESSAGES" / "vocabulary.po"), check_for_duplicates=True)
    }
    for code in ("id", "tr")
}


def test_every_file_is_a_kind() -> None:
    """One file a kind, its name the kind's id."""
    assert [file.stem for file in sorted(HERE.glob("*.yml"))] == KINDS
    assert all(re.match(ID, kind) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_read_as_policies_are(kind: str) -> None:
    """Under the same strict rules: no duplicate key, no alias, no tag, and no key that nobody knows."""
    data = read(HERE / f"{kind}.yml").data
    assert list(data) == list(VOCABULARY[kind])
    for id_, term in data.items():
        assert isinstance(term, dict) and set(term) <= KEYS, id_
        words = [value for key, value in term.items() if key != "members"]
        assert all(isinstance(value, str) and value == value.strip() for value in words), id_


@pytest.mark.parametrize("kind", KINDS)
def test_terms_are_well_formed(kind: str) -> None:
    """Kebab-case ids, a label and a definition, links to terms that exist, known DPV prefixes."""
    for id_, term in VOCABULARY[kind].items():
        assert re.match(ID, id_), id_
        assert term.label and term.definition, id_
        assert "'" not in term.label + term.definition, f"{id_}: the apostrophe is ’"
        for other in (term.broader, term.replaced_by):
            assert other is None or (other in VOCABULARY[kind] and other != id_), id_
        if term.dpv is not None:
            prefix, _, name = term.dpv.partition(":")
            assert prefix in PREFIXES and re.match(r"^[A-Za-z][A-Za-z0-9-]*$", name), id_
            assert term.iri == PREFIXES[prefix] + name
        else:
            assert term.iri is None


@pytest.mark.parametrize("kind", KINDS)
def test_broader_terms_make_no_circle(kind: str) -> None:
    """Whoever climbs arrives at a top."""
    for id_ in VOCABULARY[kind]:
        seen, current = {id_}, VOCABULARY[kind][id_].broader
        while current is not None:
            assert current not in seen, f"{id_} is its own broader term"
            seen.add(current)
            current = VOCABULARY[kind][current].broader


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_terms_of_a_kind_say_the_same(kind: str) -> None:
    """Two ids with one label would be two facts that the reader cannot tell apart."""
    twice = [label for label, count in Counter(term.label.lower() for term in VOCABULARY[kind].values()).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("code", sorted(CATALOGS))
@pytest.mark.parametrize("kind", KINDS)
def test_every_term_has_words_in_every_language(kind: str, code: str) -> None:
    """Neither empty nor fuzzy, and without stray blanks."""
    for id_, term in VOCABULARY[kind].items():
        entry = CATALOGS[code].get((f"{kind}/{id_}", term.label))
        assert entry is not None, f"{kind}/{id_}"
        assert entry.msgstr and not entry.fuzzy, f"{kind}/{id_}"
        assert entry.msgstr == entry.msgstr.strip() and "'" not in entry.msgstr, f"{kind}/{id_}"


@pytest.mark.parametrize("code", sorted(CATALOGS))
def test_no_catalog_holds_words_for_a_term_that_is_gone(code: str) -> None:
    """What nobody asks for is taken out."""
    terms = {(f"{kind}/{term.id}", term.label) for kind in KINDS for term in VOCABULARY[kind].values()}
    assert set(CATALOGS[code]) - terms == set()


def test_an_iri() -> None:
    """A prefix and a name make the whole address."""
    term = Entry("data", "name", "name", "A name.", dpv="pd:Name")
    assert term.iri == "https://w3id.org/dpv/pd#Name"


def test_places_have_members_that_exist() -> None:
    """A region consists of countries (with a subdivision where it is one) and of other regions."""
    places = VOCABULARY["places"]
    for id_, place in places.items():
        assert all(re.match(r"^[A-Z]{2}(-[A-Z]{2,3})?$", member) or member in places for member in place.members), id_


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("DE", "eu", True),
        ("eu", "DE", True),
        ("NO", "eea", True),
        ("NO", "eu", False),
        ("TR", "eu-eea", False),
        ("US", "california", True),
        ("california", "new-york", False),
        ("england-and-wales", "GB", True),
        ("europe", "TR", True),  # nobody has listed its countries: it may hold anyone
    ],
)
def test_which_places_overlap(one: str, other: str, shared: bool) -> None:
    """Countries, regions and subdivisions, in either order."""
    assert overlap(one, other) is shared and overlap(other, one) is shared
