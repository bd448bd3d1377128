"""The law files load, are consistent, and every name in them is in both catalogs."""

from copy import deepcopy
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from pydantic import ValidationError

from klausa.law import Regime, Right, build_regimes, digest, digest_of, load_regimes

REGIMES = load_regimes()
LOCALES = Path(__file__).parent.parent / "locales"
FIVE = ["ccpa", "gdpr", "kvkk", "uk-gdpr", "uu-pdp"]


def source(regime: str) -> dict[str, Any]:
    law: dict[str, Any] = yaml.load((files("klausa") / "regimes" / f"{regime}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return law


def test_all_load_under_the_name_of_their_file() -> None:
    assert sorted(REGIMES) == FIVE
    assert all(regime.id == name for name, regime in REGIMES.items())


@pytest.mark.parametrize("name", FIVE)
def test_ids_are_unique_in_each_list(name: str) -> None:
    """Read from the file, because merging would hide a second entry."""
    for key, value in source(name).items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
            ids = [entry["id"] for entry in value]
            assert len(ids) == len(set(ids)), key


@pytest.mark.parametrize("name", FIVE)
def test_no_key_stands_twice(name: str) -> None:
    def keys(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            names = [key.value for key, _ in node.value]
            assert len(names) == len(set(names)), node.start_mark
        if isinstance(node, yaml.CollectionNode):
            for child in node.value:
                for part in child if isinstance(child, tuple) else (child,):
                    keys(part)

    root = yaml.compose((files("klausa") / "regimes" / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert root is not None
    keys(root)


@pytest.mark.parametrize("regime", REGIMES.values(), ids=lambda regime: regime.id)
def test_deadlines_apply_to_rights_that_exist(regime: Regime) -> None:
    assert set(regime.response_deadline.applies_to) <= {right.id for right in regime.rights}


def test_kvkk_has_the_nine_rights_of_article_11_in_the_order_of_the_turkish_alphabet() -> None:
    statutory = [right for right in REGIMES["kvkk"].rights if right.statutory]
    assert [right.article.partition(";")[0] for right in statutory] == [f"11(1)({letter})" for letter in "abcçdefgğ"]
    assert all(right.statutory_why for right in REGIMES["kvkk"].rights if not right.statutory)


def test_uk_gdpr_is_the_gdpr_with_differences() -> None:
    uk, eu = REGIMES["uk-gdpr"], REGIMES["gdpr"]
    rights = {right.id: right for right in uk.rights}
    assert rights["complaint"].article == "DPA 2018 s. 165", "the same id replaces"
    assert rights["complaint"].context == "uk-gdpr/rights/complaint"
    assert rights["access"].context == "gdpr/rights/access", "what is taken over keeps its message"
    assert [right.id for right in uk.rights] == [right.id for right in eu.rights] + ["complain-to-controller"]
    assert uk.legal_bases[-1].id == "recognised-legitimate-interests"
    assert [entry.id for entry in uk.special_categories] == [entry.id for entry in eu.special_categories]


def test_what_is_taken_over_is_trusted_no_more_than_the_law_that_takes_it_over() -> None:
    """The United Kingdom's statutes were not read, so the GDPR's high confidence must not vouch for them."""
    eu = {right.id: right.confidence for right in REGIMES["gdpr"].rights}
    uk = {right.id: right.confidence for right in REGIMES["uk-gdpr"].rights}
    assert (eu["access"], uk["access"]) == ("high", "medium")
    own = {entry.id: entry.confidence for entry in REGIMES["uk-gdpr"].transfer_mechanisms}
    assert own["adequacy"] == "high", "what the file says of an entry itself stands"


def test_an_id_under_removes_is_dropped() -> None:
    raw = {name: source(name) for name in ("gdpr", "uk-gdpr")}
    raw["uk-gdpr"]["removes"] = {"transfer-mechanisms": ["scc"]}
    uk = build_regimes(raw)["uk-gdpr"]
    assert "scc" not in {entry.id for entry in uk.transfer_mechanisms}
    raw["uk-gdpr"]["removes"] = {"transfer-mechanisms": ["no-such-mechanism"]}
    with pytest.raises(KeyError, match="no-such-mechanism"):
        build_regimes(raw)


def test_an_item_without_confidence_has_that_of_its_file() -> None:
    assert {right.confidence for right in REGIMES["ccpa"].rights} == {"medium"}
    mechanisms = {entry.id: entry for entry in REGIMES["gdpr"].transfer_mechanisms}
    assert (mechanisms["scc"].confidence, mechanisms["adequacy"].confidence) == ("high", "medium")
    assert mechanisms["scc"].last_verified == date(2026, 11, 21)


def test_a_right_has_its_own_deadline_the_general_one_or_none() -> None:
    """Indonesia's 3 x 24 hours is for four rights; for erasure the law fixes no time, and none may be promised."""
    rights = {right.id: right for right in REGIMES["uu-pdp"].rights}
    access = REGIMES["uu-pdp"].deadline_of(rights["access"])
    assert access is not None and (access.value, access.unit) == (72, "hours")
    assert REGIMES["uu-pdp"].deadline_of(rights["erasure"]) is None
    opt_out = next(right for right in REGIMES["ccpa"].rights if right.id == "opt-out")
    assert REGIMES["ccpa"].deadline_of(opt_out) == opt_out.deadline
    gdpr = {right.id: right for right in REGIMES["gdpr"].rights}
    assert REGIMES["gdpr"].deadline_of(gdpr["access"]) == REGIMES["gdpr"].response_deadline
    assert REGIMES["gdpr"].deadline_of(gdpr["complaint"]) is None, "Art. 12(3) is about requests under Arts. 15 to 22"


def test_a_condition_is_a_clause_in_brackets() -> None:
    """It starts small, ends without a stop, and holds no semicolon, which parts it from the article and the time."""
    conditions = [right.condition for regime in REGIMES.values() for right in regime.rights if right.condition]
    assert len(conditions) > 20
    for condition in conditions:
        assert condition[0].islower() and condition[-1] not in ".;," and ";" not in condition, condition


def test_a_wording_is_the_same_time_in_other_words() -> None:
    """3 x 24 hours are 72; a slip of the pen is no other deadline."""
    assert REGIMES["uu-pdp"].response_deadline.wording == "3 x 24"
    for wrong in ("2 x 24", "three days"):
        law = deepcopy(source("uu-pdp"))
        law["response-deadline"]["wording"] = wrong
        with pytest.raises(ValidationError, match=r"are not 72 hours|should match pattern"):
            build_regimes({"uu-pdp": law})


def accepting(*accepted: dict[str, str], laws: tuple[str, ...] = ("gdpr", "uk-gdpr"), change: Any = None) -> Regime:
    """The last of the laws, its file accepting something."""
    raw = {name: deepcopy(source(name)) for name in laws}
    raw[laws[-1]]["accepted"] = [{"by": "A. Counsel", "on": "2026-11-22"} | entry for entry in accepted]
    if change:
        change(raw)
    return build_regimes(raw)[laws[-1]]


def right(regime: Regime, id_: str) -> Right:
    return next(right for right in regime.rights if right.id == id_)


def test_what_someone_vouches_for_is_trusted() -> None:
    """By its digest: an entry of the file itself, one taken over from another law, a single item; nothing else."""
    regime = accepting(
        {"id": "rights/access", "digest": digest_of("uk-gdpr", "rights/access")},
        {"id": "rights/complaint", "digest": digest_of("uk-gdpr", "rights/complaint")},
        {"id": "authority", "digest": digest_of("uk-gdpr", "authority")},
    )
    assert regime.lapsed == ()
    assert [entry.id for entry in regime.rights if entry.trusted] == ["access", "complaint"]
    acceptance = right(regime, "access").acceptance
    assert acceptance is not None and (acceptance.by, acceptance.on) == ("A. Counsel", date(2026, 11, 22))
    assert regime.authority.trusted and not REGIMES["uk-gdpr"].authority.trusted
    assert right(regime, "access").confidence == "medium", "what the file says of its own checking stays true"


def test_an_accepted_right_takes_its_own_deadline_along() -> None:
    """It stands in the entry that was vouched for."""
    regime = accepting({"id": "rights/opt-out", "digest": digest_of("ccpa", "rights/opt-out")}, laws=("ccpa",))
    opt_out = right(regime, "opt-out")
    assert opt_out.trusted and opt_out.deadline is not None and opt_out.deadline.trusted
    assert not regime.response_deadline.trusted


@pytest.mark.parametrize("name", ["gdpr", "uk-gdpr"])
def test_an_acceptance_lapses_when_the_entry_changes(name: str) -> None:
    """In the file that holds it; the law still loads, and nothing rests on what nobody has looked at."""

    def change(raw: dict[str, Any]) -> None:
        entry = next(entry for entry in raw[name]["rights"] if entry["id"] in ("access", "complaint"))
        entry["label"] += " and more"

    digests = [{"id": f"rights/{id_}", "digest": digest_of("uk-gdpr", f"rights/{id_}")} for id_ in ("access", "complaint")]
    regime = accepting(*digests, change=change)
    assert regime.lapsed == (("rights/access",) if name == "gdpr" else ("rights/complaint",))
    assert [entry.id for entry in regime.rights if entry.trusted] == (["complaint"] if name == "gdpr" else ["access"])


@pytest.mark.parametrize("id_", ["rights/no-such-right", "wishes/access", "no-such-part", "rights", ""])
def test_an_acceptance_of_nothing_has_lapsed(id_: str) -> None:
    """An entry that is gone cannot be vouched for."""
    regime = accepting({"id": id_, "digest": "0" * 16})
    assert regime.lapsed == (id_,)
    assert not any(entry.trusted for entry in regime.rights)
    with pytest.raises(KeyError):
        digest_of("uk-gdpr", id_)


def test_an_acceptance_of_what_is_removed_has_lapsed() -> None:
    """The other law has it, this one does not."""

    def change(raw: dict[str, Any]) -> None:
        raw["uk-gdpr"]["removes"] = {"rights": ["access"]}

    entry = {"id": "rights/access", "digest": digest_of("gdpr", "rights/access")}
    assert accepting(entry, change=change).lapsed == ("rights/access",)


@pytest.mark.parametrize("key", ["acceptance", "lapsed"])
def test_nobody_vouches_without_a_digest(key: str) -> None:
    """The file cannot say of an entry that it is accepted; only `accepted:` can, with what was seen."""
    law = deepcopy(source("ccpa"))
    if key == "lapsed":
        law["lapsed"] = ["rights/know"]
    else:
        law["rights"][0]["acceptance"] = {"id": "rights/know", "by": "me", "on": "2026-11-22", "digest": "0"}
    with pytest.raises(ValidationError, match="is written under `accepted:`"):
        build_regimes({"ccpa": law})


def test_a_digest_is_of_the_entry_and_not_of_its_layout() -> None:
    """The order of keys says nothing; any value does."""
    assert digest({"id": "a", "article": "1"}) == digest({"article": "1", "id": "a"})
    assert digest({"id": "a", "article": "1"}) != digest({"id": "a", "article": "2"})
    assert len(digest_of("gdpr", "rights/access")) == 16


def test_an_unknown_key_is_refused_and_its_file_named() -> None:
    law = deepcopy(source("ccpa"))
    law["rights"][0]["artcle"] = "1"
    with pytest.raises(ValidationError, match="artcle") as raised:
        build_regimes({"ccpa": law})
    assert raised.value.__notes__ == ["in regimes/ccpa.yml"]


@pytest.mark.parametrize("language", ["id", "tr"])
def test_every_name_in_the_laws_is_in_the_catalog_and_the_other_way_round(language: str) -> None:
    catalog = polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "regimes.po"), check_for_duplicates=True)
    named = {message for regime in REGIMES.values() for message in regime.messages()}
    assert {(entry.msgctxt, entry.msgid) for entry in catalog} == named
    for entry in catalog:
        assert entry.msgstr and not entry.fuzzy, entry.msgctxt
        assert entry.comment, f"{entry.msgctxt} lacks the comment that says what it is"
        assert "'" not in entry.msgid + entry.msgstr, f"{entry.msgctxt}: the apostrophe is ’"
        assert entry.msgstr == entry.msgstr.strip()
