"""What every part of a policy file accepts: answers, texts, terms, references, places, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from klausa.model import Known, Part, Place, Policy, Ref, Term, Text
from klausa.model.parts import Entry, inner_type
from klausa.model.spelling import ID, id_, line, version

KNOWN = Known(
    terms={"data": frozenset({"name", "email-address"}), "places": frozenset({"eu"}), "countries": frozenset({"NO", "ID"})},
    facts={"contacts": frozenset({"privacy"})},
    regimes=frozenset({"gdpr", "kvkk"}),
    languages=("en", "tr"),
)
FEW = {"languages": ["en", "tr"], "name": "Acme"}


def policy(**data: object) -> Policy:
    """A policy from plain data, with KNOWN as what it may refer to."""
    return Policy.model_validate({**FEW, **data}, context=KNOWN)


def message(**data: object) -> str:
    """The one error message of a policy that is wrong."""
    with pytest.raises(ValidationError) as raised:
        policy(**data)
    (error,) = raised.value.errors()
    return error["msg"].removeprefix("Value error, ")


def parts(model: type[Part] = Policy, seen: set[type[Part]] | None = None) -> Iterator[type[Part]]:
    """Every model that a policy file can hold."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        kinds = [field.annotation]
        while kinds:
            kind = inner_type(kinds.pop())
            if isinstance(kind, type) and issubclass(kind, Part):
                yield from parts(kind, seen)
            elif get_origin(kind) in (tuple, dict):
                kinds += [argument for argument in get_args(kind) if argument is not ...]


def named(model: type[Part]) -> str:
    """The name of a model, for the ids of tests."""
    return model.__name__


PARTS = sorted(parts(), key=named)


@pytest.mark.parametrize(
    ("written", "read"),
    [("yes", "yes"), ("no", "no"), ("true", "yes"), ("false", "no"), (True, "yes"), (False, "no"), ("undeclared", None)],
)
def test_an_answer_is_yes_no_or_undeclared(written: object, read: str | None) -> None:
    """`undeclared` is the same as a missing key: no answer at all, and never no."""
    assert policy(operates=written).operates == read
    assert policy().operates is None


@pytest.mark.parametrize("written", ["maybe", "YES", "y", "0", "", [], {}, ["yes"], 1.5])
def test_what_is_no_answer(written: object) -> None:
    """Nothing else counts as yes or no, and nothing raises anything but a message."""
    with pytest.raises(ValidationError):
        policy(operates=written)


def test_undeclared_may_stand_anywhere_that_is_optional() -> None:
    """Parts, lists, maps and values alike; the key is then as if it were not there."""
    optional = {field.alias or name: "undeclared" for name, field in Policy.model_fields.items() if not field.is_required()}
    assert policy(**optional) == policy()


def test_a_text_needs_every_language_of_the_policy() -> None:
    """And says which one is missing."""
    assert policy(title={"en": "A", "tr": "B"}).title == Text({"en": "A", "tr": "B"})
    assert message(title={"en": "A"}) == "the text is missing in tr; every language of the policy needs it"
    assert message(title={"en": "A", "tr": "  "}).startswith("the text is missing in tr")
    assert message(title="A").startswith("words stand here in one language only")


@pytest.mark.parametrize(
    "words",
    ["We process personal data: names.", "Kategori data: nama", "a < b", "5 > 3", "C# & C++", "100 %", "*bold* and _thin_", "{a.b}", "[draft]",
     "don’t", "tel: 5"],
)  # fmt: skip
def test_ordinary_words_are_allowed(words: str) -> None:
    """What looks a little like markup is not refused. ("data:" was once taken for an address in "personal data: names".)"""
    assert line(words) == words


@pytest.mark.parametrize(
    "words",
    ["<b>", "a</b>", "<!-- -->", "<?php", "![x](y)", "[x](y)", "{{ x }}", "{% x %}", "{# x #}", "javascript:x", "JavaScript:x", "vbscript:x",
     "see data:text/html,x", "a\x00b", "a\x1bb", "a\x7fb", "a\ue000b", "a\u202eb", "a\u2066b", "a\nb", "", " "],
)  # fmt: skip
def test_markup_and_invisible_characters_are_refused(words: str) -> None:
    """No value can hold what would be live in a page, or pass for a mark of the rendering."""
    with pytest.raises(ValueError, match=r"\w"):
        line(words)


@given(st.text())
def test_no_line_holds_a_mark_or_a_tag(words: str) -> None:
    """Whatever is accepted is one line without private-use characters, control characters and tags."""
    try:
        accepted = line(words)
    except ValueError:
        return
    assert not re.search("[\ue000-\uf8ff\x00-\x08\x0a-\x1f\x7f]|<[A-Za-z/!?]|\\{[{%#]", accepted)
    assert accepted == accepted.strip()


def test_a_term_is_one_of_its_kind() -> None:
    """Without a vocabulary (no context) any id is taken, so that models can be used by themselves."""
    data = {"data": {"account-data": {"items": ["name"]}}}
    assert policy(**data).data["account-data"].items[0].item == Term("data", "name")
    text = message(data={"account-data": {"items": ["email-adress"]}})
    assert text == '"email-adress" is not a term for data; did you mean "email-address"? Own words go under `terms: data:`'
    alone = Policy.model_validate({"languages": ["en"], "name": "Acme", "data": {"x": {"items": ["anything"]}}})
    assert alone.data["x"].items[0].item.id == "anything"


def test_a_reference_is_a_fact_of_the_file() -> None:
    """Links between facts never dangle."""
    assert policy(requests={"contact": "privacy"}).requests.contact == Ref("contacts", "privacy")  # type: ignore[union-attr]
    assert message(requests={"contact": "privcy"}) == '"privcy" is not declared under `contacts:`; did you mean "privacy"?'
    assert message(purposes=[{"purpose": "name", "data": ["x"]}]).endswith("nothing stands under `data:` yet")


def test_places_are_countries_or_regions() -> None:
    """Norway is a country, the European Union a region of the vocabulary, and UK neither."""
    assert policy(law={"governing": "NO"}).law.governing == Place("NO")  # type: ignore[union-attr]
    assert policy(prevailing={"by-place": {"ID": "en"}}).prevailing.by_place == {"ID": "en"}  # type: ignore[union-attr]
    assert '"UK" is no place' in message(law={"governing": "UK"})
    assert '"EU" is no place' in message(prevailing={"by-place": {"EU": "en"}})


def test_a_regime_is_a_known_law() -> None:
    """Naming one promises nothing: it is checked against only, unless the file says more."""
    (regime,) = policy(regimes=[{"id": "gdpr"}]).regimes
    assert (regime.id, regime.applies) == (Term("regimes", "gdpr"), "check-only")
    assert message(regimes=[{"id": "gpdr"}]) == '"gpdr" is not a regime; did you mean "gdpr"?'


def test_an_entry_may_be_its_id_alone() -> None:
    """`- name` is `- {item: name}`."""
    short = policy(data={"a": {"items": ["name"]}}).data["a"].items
    long = policy(data={"a": {"items": [{"item": "name"}]}}).data["a"].items
    assert short == long


@pytest.mark.parametrize("model", PARTS, ids=named)
def test_every_part_is_described_closed_and_frozen(model: type[Part]) -> None:
    """The descriptions become the editor's help; an unknown key is never ignored; nothing changes after loading."""
    assert model.__doc__
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        assert re.match(ID, field.alias or name), field.alias
    if issubclass(model, Entry):
        assert model.named_by in {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize("model", PARTS, ids=named)
def test_what_is_not_written_is_undeclared(model: type[Part]) -> None:
    """No default is a statement: a missing key is None or empty. The settings that need a value are named here."""
    settings = {"kind", "publication", "applies", "coverage", "id"}
    for name, field in model.model_fields.items():
        if not field.is_required() and name not in settings:
            assert field.get_default() in (None, (), {}), f"{model.__name__}.{name}"


@given(st.text("abcXYZ09-_ .\n", max_size=12))
def test_ids_are_kebab_case(text: str) -> None:
    """They become anchors, addresses and paths."""
    try:
        accepted = id_(text)
    except ValueError:
        return
    assert all(word.isalnum() and word == word.lower() for word in accepted.split("-"))
    assert accepted[0].isalpha()


def test_rights_may_be_one_word() -> None:
    """`statutory` means the list of each law that applies, in their order."""
    regimes = [{"id": "gdpr", "applies": "yes"}]
    (group,) = policy(regimes=regimes, rights="statutory").rights
    assert (str(group.regime), group.statutory, group.places) == ("gdpr", "yes", ())
    assert message(rights="statutory").startswith("`statutory` means the rights of the laws that apply, and none is said to")
    assert message(regimes=[{"id": "gdpr"}], rights="statutory").startswith("`statutory` means")
    assert policy(regimes=regimes, rights="undeclared").rights == ()


def test_what_coverage_a_law_asks_for_is_a_setting() -> None:
    """Reported where nothing is said."""
    assert [regime.coverage for regime in policy(regimes=[{"id": "gdpr"}, {"id": "kvkk", "coverage": "require"}]).regimes] == [
        "report",
        "require",
    ]


@pytest.mark.parametrize("name", ["digests", "events.yml", "draft", "Draft"])
def test_a_version_is_called_like_nothing_of_ours(name: str) -> None:
    """Its folder stands beside these files, its redlines beside those of the draft."""
    with pytest.raises(ValueError, match="something of Klausa is called so"):
        version(name)
