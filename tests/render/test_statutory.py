"""A law's own list of rights: its order and words, what stands in brackets, what follows the list, and what is never printed."""

from __future__ import annotations

import re
from functools import cache

import pytest

from klausa.facts import leaves
from klausa.language.catalogs import Messages, read_catalogs
from klausa.law import Acceptance, Deadline, Regime, Right, load_regimes
from klausa.render.statutory import Statutory, official, period_words, statutory
from tests.tree import MINIMAL, ROOT, Tree

REGIMES = load_regimes()
NOTHING = Statutory()


@cache
def messages(language: str) -> Messages:
    """The shipped words of a language."""
    return read_catalogs(language, [ROOT / "locales"], ROOT)


def policy(*laws: str, rights: str = "statutory", applies: str = "yes") -> str:
    """A policy to which some laws apply."""
    listed = ", ".join(f"{{id: {law}, applies: {applies}}}" for law in laws)
    return f"{MINIMAL}regimes: [{listed}]\nrights: {rights}\n"


def lines(text: str) -> list[str]:
    """The items of the lists in a text."""
    return re.findall(r"(?m)^- (.*)$", text)


def with_right(law: Regime, right: Right) -> Regime:
    """The law with that right instead of its own of the same id."""
    return law.model_copy(update={"rights": tuple(right if other.id == right.id else other for other in law.rights)})


def right_of(law: str, id_: str) -> Right:
    """A right of a law, by its id."""
    return next(right for right in REGIMES[law].rights if right.id == id_)


@pytest.mark.parametrize("law", ["gdpr", "kvkk", "uu-pdp"])
@pytest.mark.parametrize("language", ["en", "id", "tr"])
def test_the_list_is_the_law_s(law: str, language: str) -> None:
    """All of its rights and no other, in its order, each in the words of the catalog."""
    words = messages(language)
    told = statutory(REGIMES[law], words).rights
    listed = [right for right in REGIMES[law].rights if right.statutory]
    assert len(told) == len(listed) >= 9
    for right, shown in zip(listed, told, strict=True):
        assert shown.words[1:] == words.get(right.context, right.label)[1:]
        assert bool(shown.condition) is (right.condition is not None)


def test_each_right_has_its_article_its_condition_and_its_time(tree: Tree) -> None:
    """Where the law gives them: information needs no request, and nobody answers a complaint to the authority for it."""
    items = lines(tree.told(policy("gdpr"), "rights"))
    assert items[0] == "right to be informed (Art. 13; Art. 14);"
    assert items[1] == "right of access (Art. 15; within 1 month of your request);"
    assert "right to data portability (Art. 20; where the processing of data that you provided rests on consent or on a contract and is automated; within 1 month of your request);" in items  # fmt: skip
    assert [item for item in items if "Art. 77" in item] == [
        "right to lodge a complaint with a supervisory authority (Art. 77; where you consider that the processing of your data infringes "
        "the Regulation);"
    ]


def test_the_law_s_extension_its_fee_and_its_authority_follow(tree: Tree) -> None:
    """Once, after the list."""
    text = tree.told(policy("gdpr"), "rights")
    assert "Under GDPR, you have the following rights:" in text
    assert "may be extended by 2 months; you are told so, and why, before the original time ends." in text
    assert "Requests are free of charge, except where this law allows a fee." in text
    assert "You can complain to the following authority: supervisory authority of the relevant member state, <https://" in text
    assert "Before you complain" not in text


def test_a_time_that_all_rights_share_is_told_once(tree: Tree) -> None:
    """Nine times thirty days help nobody; and the complaint to the Turkish Board comes after the request."""
    text = tree.told(policy("kvkk"), "rights")
    assert len(lines(text)) == 9 and text.count("30 days") == 2
    assert "A request under any of these rights is answered within 30 days." in text
    assert "extended" not in text
    assert "You must make your request to us before you complain there." in text
    assert "within 30 days of the day on which you learn of our answer, and no later than 60 days after your request." in text


def test_indonesian_hours_are_counted_as_the_law_counts_them() -> None:
    """`3 x 24`, with the product in words where the language repeats legal numbers; for rights without a time, no time."""
    time = REGIMES["uu-pdp"].response_deadline
    assert [period_words(time, messages(language)) for language in ("en", "id", "tr")] == [
        "3 x 24 hours", "3 x 24 (tiga kali dua puluh empat) jam", "3 x 24 saat",
    ]  # fmt: skip
    told = {right.article: right.period for right in statutory(REGIMES["uu-pdp"], messages("id")).rights}
    assert [article for article, period in told.items() if period] == ["Pasal 6", "Pasal 7", "Pasal 9", "Pasal 11"]
    assert statutory(REGIMES["uu-pdp"], messages("id")).free is False, "the Act, as far as it was read, does not say so"


def test_every_unit_has_words() -> None:
    """A plain time limit is a duration like any other."""
    own = REGIMES["ccpa"]
    opt_out = right_of("ccpa", "opt-out")
    assert period_words(own.deadline_of(opt_out), messages("tr")) == "15 (on beş) iş günü"
    assert period_words(REGIMES["gdpr"].response_deadline, messages("id")) == "1 (satu) bulan"
    assert period_words(None, messages("en")) == ""


def test_what_was_not_checked_well_is_not_printed(tree: Tree) -> None:
    """Nothing of a law of medium confidence, not even its heading; that the policy's wish came to nothing is said to its author."""
    for law in ("uk-gdpr", "ccpa"):
        document = tree.render(policy(law))
        assert all(clause.id != "rights" for clause in document.clauses)
        told = set().union(*(clause.told for clause in document.clauses))
        company = tree.load(policy(law))
        assert f"rights.{law}.statutory" in {path for path, _ in leaves(company.policy)} - told


def test_a_doubtful_part_of_a_sound_law_is_left_out() -> None:
    """A right, a time, an authority, each by itself."""
    law = REGIMES["gdpr"]
    doubtful = right_of("gdpr", "access").model_copy(update={"confidence": "medium"})
    assert len(statutory(with_right(law, doubtful), messages("en")).rights) == len(law.rights) - 1
    slow = law.model_copy(update={"response_deadline": law.response_deadline.model_copy(update={"confidence": "low"})})
    told = statutory(slow, messages("en"))
    assert not any(right.period for right in told.rights) and not told.extension and not told.free
    nobody = law.model_copy(update={"authority": law.authority.model_copy(update={"confidence": "medium"})})
    assert statutory(nobody, messages("en")).authority == ""
    late = REGIMES["kvkk"].complaint_deadline
    assert isinstance(late, Deadline)
    unsure = REGIMES["kvkk"].model_copy(update={"complaint_deadline": late.model_copy(update={"confidence": "medium"})})
    assert statutory(unsure, messages("en")).after_request is False


def test_what_someone_vouches_for_is_printed() -> None:
    """One right of the United Kingdom, accepted by name."""
    acceptance = Acceptance.model_validate({"id": "rights/access", "by": "A. Counsel", "on": "2026-11-22", "digest": "0" * 16})
    accepted = right_of("uk-gdpr", "access").model_copy(update={"acceptance": acceptance})
    (right,) = statutory(with_right(REGIMES["uk-gdpr"], accepted), messages("en")).rights
    assert (right.words, right.article, right.period) == ("right of access", "Art. 15", "1 month")


def test_the_word_stands_for_every_law_that_applies(tree: Tree) -> None:
    """In the order of `regimes:`; what is voluntary or only checked gets no list; all are told from the place of the word."""
    text = MINIMAL + (
        "regimes: [{id: kvkk, applies: yes}, {id: uu-pdp}, {id: gdpr, applies: yes}, {id: ccpa, applies: voluntary}]\nrights: statutory\n"
    )
    company = tree.load(text)
    assert [(str(group.regime), group.statutory) for group in company.policy.rights] == [("kvkk", "yes"), ("gdpr", "yes")]
    word = company.where(("rights",))
    assert (word.line, word.column) == (4, 9)
    document = tree.render(text)
    rights = next(clause for clause in document.clauses if clause.id == "rights")
    assert re.findall(r"(?m)^### (.*)$", rights.text) == ["KVKK", "GDPR"]
    assert {document.facts[path].location for path in rights.told if path.startswith("rights.")} == {word}


def test_every_line_is_traced_to_the_wish_for_the_list(tree: Tree) -> None:
    """The items as values, the sentences after them as its consequences."""
    document = tree.render(policy("kvkk", rights="[{regime: kvkk, places: [TR], statutory: yes}]"))
    rights = next(clause for clause in document.clauses if clause.id == "rights")
    spans = [rights.text[span.start : span.end] for span in rights.spans if span.path == "rights.kvkk.statutory"]
    for item in lines(rights.text):
        assert any(span.strip().startswith(item.rstrip(";.").removesuffix("; and")) for span in spans), item
    for sentence in ("A request under any", "Requests are free", "You can complain to", "The complaint must be"):
        assert any(span.startswith(sentence) for span in spans), sentence


def test_a_list_that_offers_rights_is_not_the_law_s(tree: Tree) -> None:
    """What the company lists by itself stays as it is, and the law adds nothing to it."""
    text = tree.told(policy("gdpr", rights="[{regime: gdpr, list: [{right: access, official: access}]}]"), "rights")
    assert lines(text) == [] and "right of access (Art. 15)" in text
    assert "complain" not in text and "month" not in text


def test_an_empty_statutory_says_nothing() -> None:
    """What a group without the wish gets."""
    assert not NOTHING.rights and not NOTHING.authority and not NOTHING.free


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Erişim hakkı", "erişim hakkı"),
        ("İtiraz etme hakkı", "itiraz etme hakkı"),
        ("Information Commission’a (ICO) şikâyette bulunma hakkı", "Information Commission’a (ICO) şikâyette bulunma hakkı"),
        ("Kurul’a şikâyette bulunma", "Kurul’a şikâyette bulunma"),
        ("KVKK hakları", "KVKK hakları"),
    ],
)
def test_a_name_keeps_its_capital_where_an_item_starts_small(words: str, shown: str) -> None:
    """Turkish has no “ınformation”."""
    assert official("law/rights/x", "x", Messages("tr", {("law/rights/x", "x"): (words, words)})) == shown
