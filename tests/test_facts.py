"""A policy as facts with paths, and the patterns that find them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klausa.facts import EVERYWHERE, Fact, Facts, Reach, children, fields_of, keys_of, leaves, pattern, spoken, step, unknown_keys
from klausa.load import Company, load
from klausa.model import Part, Policy
from klausa.model.data import DataCategory
from klausa.model.recipients import Sale
from tests.tree import ROOT, facts

PEOPLE = """\
recipients:
  hosting: {kind: hosting-providers, names: [Kumo, Nimbus], role: processor, country: DE}
  ads: {kind: advertising-networks, country: US, paid: yes, when: {opt-in: yes}}
  courts: {kind: courts}
"""
RIGHTS = """\
rights:
  - {regime: gdpr, list: [access, {right: erasure, offered: no}]}
  - {regime: kvkk, places: [TR], list: [access]}
  - {list: [{right: copy, deadline: 1 month}]}
"""


def paths(found: tuple[Fact, ...]) -> list[str]:
    """Where they stand."""
    return [fact.path for fact in found]


# -- notation -------------------------------------------------------------------------------------------------------------


def test_keys_lists_filters_and_values_are_read() -> None:
    """Steps in their order, each with what is asked of its entries."""
    read = pattern("each rights[regime=gdpr/kvkk][when.opt-in!=none].list[].official=a/b")
    assert [(part.key, part.each) for part in read.steps] == [("rights", True), ("list", True), ("official", False)]
    first, second = read.steps[0].filters
    assert (first.keys, first.values, first.not_) == (("regime",), frozenset({"gdpr", "kvkk"}), False)
    assert (second.keys, second.values, second.not_) == (("when", "opt-in"), frozenset({"none"}), True)
    assert (read.values, read.every, str(read)) == (frozenset({"a", "b"}), True, read.text)
    plain = pattern("a.b")
    assert (plain.values, plain.every, [part.filters for part in plain.steps]) == (frozenset(), False, [(), ()])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "a key is missing at its end"),
        ("data[].", "a key is missing at its end"),
        ("each ", "a key is missing at its end"),
        ("data..items", 'no key begins at ".items"'),
        ("Data[]", 'no key begins at "Data[]"'),
        ("[item=x]", 'no key begins at "[item=x]"'),
        ("each  data[]", 'no key begins at " data[]"'),
        ("data[]items", '"items" cannot stand there'),
        ("data items", '" items" cannot stand there'),
        ("data[item=x", '"[item=x" cannot stand there'),
        ("sale.sold = no", '" = no" cannot stand there'),
        ("data[item]", '"[item]" must be [key=value] or [key!=value]'),
        ("data[item=]", '"[item=]" must be [key=value] or [key!=value]'),
        ("data[=x]", '"[=x]" must be [key=value] or [key!=value]'),
        ("data[item==x]", '"[item==x]" must be [key=value] or [key!=value]'),
        ("data[item=x/]", 'a value is missing in "x/"'),
        ("sale.sold=", 'a value is missing in ""'),
        ("sale.sold=yes//no", 'a value is missing in "yes//no"'),
        ("each sale.sold", '"each" asks for a list, and there is no []'),
        ("each sale.sold=no", '"each" asks for a list, and there is no []'),
    ],
)
def test_what_has_no_meaning_is_quoted(text: str, what: str) -> None:
    """Whoever writes a law's file sees which words are wrong, and why."""
    with pytest.raises(ValueError) as raised:
        pattern(text)
    assert str(raised.value) == f'"{text}" is no path of facts: {what}'


@given(st.text(alphabet="ab-[]=!/. |", max_size=12))
def test_a_pattern_is_read_or_refused(text: str) -> None:
    """No other error, and what is read says itself."""
    try:
        assert pattern(text).text == text
    except ValueError as error:
        assert f'"{text}" is no path of facts' in str(error)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("retention[].period", "retention.period"),
        ("recipients[role=processor/sub-processor].names", "recipients[role=processor/sub-processor].names"),
        ("recipients[role=a/b/c].names", "recipients[role=…].names"),
        ("recipients[role!=processor].names", "recipients.names"),
        ("rights[].list[offered!=no][right=copy]", "rights.list[right=copy]"),
        ("each purposes[].bases", "each purposes.bases"),
        ("sale.sold=yes/no", "sale.sold=no/yes"),
        ("sale.sold=a/b/c", "sale.sold=…"),
    ],
)
def test_patterns_are_shown_as_the_keys_that_people_write(text: str, shown: str) -> None:
    """Brackets say what is asked only where that is short."""
    assert pattern(text).keys == shown


def test_alternatives_that_look_the_same_are_shown_once() -> None:
    """In the order in which they are written."""
    assert keys_of("b[x!=2].c | a | b[x!=1].c") == ("b.c", "a")


# -- finding --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("recipients[]", ["hosting", "ads", "courts"]),
        ("recipients[kind=courts]", ["courts"]),
        ("recipients[kind=courts/advertising-networks]", ["ads", "courts"]),
        ("recipients[kind!=courts]", ["hosting", "ads"]),
        ("recipients[role=none]", ["ads", "courts"]),
        ("recipients[role!=none]", ["hosting"]),
        ("recipients[role=none/processor]", ["hosting", "ads", "courts"]),
        ("recipients[role=none][country=US]", ["ads"]),
        ("recipients[names=Kumo]", ["hosting"]),
        ("recipients[names=Kumo/Nimbus]", ["hosting"]),
        ("recipients[names!=Kumo]", ["ads", "courts"]),
        ("recipients[when.opt-in=yes]", ["ads"]),
        ("recipients[when.opt-in=none]", ["hosting", "courts"]),
        ("recipients[when=none]", ["hosting", "courts"]),
        ("recipients[nothing=none]", ["hosting", "ads", "courts"]),
        ("recipients[kind=cour]", []),
        ("recipients[].paid", ["ads.paid"]),
        ("recipients[].paid=no", []),
        ("recipients[].country=US/DE", ["hosting.country", "ads.country"]),
        ("recipients[].names[]", ["hosting.names.0", "hosting.names.1"]),
        ("recipients[].names[]=Nimbus", ["hosting.names.1"]),
        ("recipients[].names=Nimbus", ["hosting.names"]),
    ],
)
def test_filters_choose_entries(sought: str, found: list[str]) -> None:
    """Of a list any member will do; a key that is not there is undeclared; `!=` takes what has none of the values."""
    assert paths(facts(PEOPLE).find(sought)) == [f"recipients.{path}" for path in found]


def test_a_section_as_a_whole_and_its_entries() -> None:
    """Without brackets a list is one fact."""
    assert paths(facts(PEOPLE).find("recipients")) == ["recipients"]
    assert paths(facts("sale: {sold: no}\n").find("sale")) == ["sale"]
    assert facts("sale: {sold: no}\n").find("sale[]") == ()


def test_filters_stand_at_every_step() -> None:
    """A right of one law that is not denied."""
    found = facts(RIGHTS)
    assert paths(found.find("rights[].list[offered!=no]")) == [
        "rights.gdpr.list.access",
        "rights.kvkk.list.access",
        "rights.2.list.copy",
    ]
    assert paths(found.find("rights[regime=gdpr].list[right=erasure]")) == ["rights.gdpr.list.erasure"]
    assert found.find("rights[regime=kvkk].list[right=erasure]") == ()
    assert paths(found.find("rights[].list[].deadline=1 month")) == ["rights.2.list.copy.deadline"]


def test_undeclared_is_not_found() -> None:
    """Neither a missing key, nor a list of nothing, nor the word `undeclared`."""
    found = facts("sale: {sold: undeclared, shared-for-ads: no}\n")
    assert found.find("sale.sold") == () and not found.declared("sale.sold")
    assert found.declared("sale.shared-for-ads") and not found.declared("sale.shared-for-ads=yes")
    assert not any(map(found.declared, ("children", "recipients", "purposes", "sale.opt-out-url")))


def test_a_fact_knows_its_place_and_value() -> None:
    """The path goes by ids, the place by positions."""
    (right,) = facts(RIGHTS).find("rights[].list[right=erasure].offered")
    assert (right.path, right.loc, right.value) == ("rights.gdpr.list.erasure.offered", ("rights", 0, "list", 1, "offered"), "no")
    assert str(right) == "`rights.gdpr.list.erasure.offered`"


def test_the_coming_release_stands_under_next() -> None:
    """Its facts are found there, never among those of the policy."""
    found = facts("", "version: 1.10\npublished: 2026-01-21\n")
    (version,) = found.find("next.version")
    assert (version.path, version.loc, version.value) == ("next.version", ("next", "version"), "1.10")
    assert paths(found.find("next.published=2026-01-21")) == ["next.published"]
    assert found.find("version") == () == found.find("next.effective")
    assert facts("").find("next.version") == ()


def test_languages_are_facts_too() -> None:
    """`languages=id` asks whether the policy has that language."""
    found = facts("").policy.model_copy(update={"languages": ("en", "id")})
    assert paths(Facts(found).find("languages=id")) == ["languages"]
    assert Facts(found).find("languages=tr") == ()
    assert paths(Facts(found).find("languages[]=id")) == ["languages.id"]


def test_what_is_found_is_in_the_order_of_the_file_and_once() -> None:
    """Whatever the order of the alternatives, a fact that several of them mean is one fact."""
    found = facts(PEOPLE)
    assert paths(found.find("recipients[country=US/DE]")) == ["recipients.hosting", "recipients.ads"]
    several = found.any(["recipients[country=US]", "recipients[]", "recipients[country=US]"])
    assert paths(several) == ["recipients.ads", "recipients.hosting", "recipients.courts"]


def test_each_is_asked_of_the_entries_of_its_last_list() -> None:
    """The entries with the filters, whether or not they have the fact."""
    found = facts(PEOPLE + RIGHTS)
    assert paths(found.entries("each recipients[].country")) == ["recipients.hosting", "recipients.ads", "recipients.courts"]
    assert paths(found.entries("each recipients[role=none].country=US")) == ["recipients.ads", "recipients.courts"]
    assert paths(found.entries("each rights[regime=gdpr].list[].official")) == [
        "rights.gdpr.list.access",
        "rights.gdpr.list.erasure",
    ]


# -- reach ----------------------------------------------------------------------------------------------------------------


def test_an_entry_of_another_law_says_nothing_about_this_one() -> None:
    """One without a law counts for every law, and without a law asked about everything counts."""
    found = facts(RIGHTS)
    assert paths(found.find("rights[]", Reach("gdpr"))) == ["rights.gdpr", "rights.2"]
    assert paths(found.find("rights[].list[right=access]", Reach("kvkk"))) == ["rights.kvkk.list.access"]
    assert paths(found.find("rights[]", EVERYWHERE)) == ["rights.gdpr", "rights.kvkk", "rights.2"]
    assert paths(found.entries("each rights[].list[].deadline", Reach("ccpa"))) == ["rights.2.list.copy"]
    assert paths(found.any(["rights[regime=kvkk]", "rights[]"], Reach("gdpr"))) == ["rights.gdpr", "rights.2"]


@pytest.mark.parametrize(
    ("limit", "place", "counts"),
    [
        ("places: [TR]", "TR", True),
        ("places: [TR]", "GB", False),
        ("places: [GB, TR]", "TR", True),
        ("places: [eu]", "DE", True),
        ("places: [DE]", "eu", True),
        ("places: [DE]", "GB", False),
        ("places: [eea]", "eu", True),
        ("places: [NO]", "eu", False),
        ("places: [NO]", "eea", True),
        ("places: [US]", "california", True),
        ("places: [new-york]", "california", False),
        ("places: [eu-uk]", "GB", True),
        ("places: [TR]", None, True),
    ],
)
def test_an_entry_only_for_people_elsewhere_says_nothing_about_this_law(limit: str, place: str | None, counts: bool) -> None:
    """Countries and regions overlap; so it is for `places`, and for those under `when`."""
    reach = Reach(None, place)
    found = facts(f"rights: [{{{limit}, list: [access]}}]\nmarketing: {{sent: yes, when: {{{limit}}}}}\n")
    assert bool(found.find("rights[].list[]", reach)) is counts
    assert bool(found.find("marketing.sent=yes", reach)) is counts
    assert found.declared("rights") and found.declared("marketing.sent")


def test_the_place_that_data_leaves_limits_a_transfer() -> None:
    """What leaves Türkiye says nothing about transfers out of the United Kingdom."""
    found = facts("transfers:\n  a: {abroad: yes, outside: [TR]}\n  b: {abroad: yes}\n")
    assert paths(found.find("transfers[]", Reach("uk-gdpr", "GB"))) == ["transfers.b"]
    assert paths(found.find("transfers[]", Reach("kvkk", "TR"))) == ["transfers.a", "transfers.b"]


def test_law_and_place_must_both_fit() -> None:
    """An entry of this law, but for people elsewhere."""
    found = facts("rights: [{regime: gdpr, places: [FR], list: [access]}]\n")
    assert found.find("rights[]", Reach("gdpr", "FR")) and not found.find("rights[]", Reach("gdpr", "GB"))
    assert not found.find("rights[]", Reach("kvkk", "FR"))


def test_a_law_that_takes_over_another_has_its_entries_for_people_here() -> None:
    """“GDPR: if you are in the European Union or the United Kingdom” lists the rights of both; the law’s own list is its own."""
    uk = Reach("uk-gdpr", "GB", "gdpr")
    assert facts("rights: [{regime: gdpr, places: [eu-uk], list: [access]}]\n").find("rights[]", uk)
    assert not facts("rights: [{regime: gdpr, places: [eu], list: [access]}]\n").find("rights[]", uk)
    assert not facts("rights: [{regime: gdpr, list: [access]}]\n").find("rights[]", uk)
    assert not facts("rights: [{regime: gdpr, places: [eu-uk], statutory: yes}]\n").find("rights[]", uk)


@pytest.mark.parametrize(
    ("entry", "counts"),
    [
        ("places: [eu, GB], list: [access]", True),
        ("places: [eu], list: [access]", False),
        ("list: [access]", False),
        ("places: [eu, GB], statutory: yes", False),
    ],
)
def test_a_list_for_people_here_too_counts_for_the_law_that_takes_its_law_over(entry: str, counts: bool) -> None:
    """“GDPR: in the European Union or the United Kingdom” names the rights of both; the GDPR's own list stays its own."""
    found = facts(f"rights: [{{regime: gdpr, {entry}}}]\n")
    assert bool(found.find("rights[]", Reach("uk-gdpr", "GB", "gdpr"))) is counts
    assert not found.find("rights[]", Reach("uk-gdpr", "GB"))


# -- the model ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("retention[].period.at-most", []),
        ("data[].items[item=name].forms[]", []),
        ("recipients[when.opt-in=yes].names", []),
        ("disclosures[].of", []),
        ("not-shared[with=courts]", []),
        ("data[].from", []),
        ("next.published", []),
        ("languages=id", []),
        ("prevailing.by-place[]", []),
        ("next.languages", ["languages"]),
        ("version", ["version"]),
        ("retension[].period", ["retension"]),
        ("retention[].perion", ["perion"]),
        ("retention[].period.at-most.days", ["days"]),
        ("sale[].sold", ["sale[]"]),
        ("recipients[kin=courts]", ["[kin]"]),
        ("recipients[when.optin=yes]", ["[when.optin]"]),
        ("recipients.kind", ["kind"]),
    ],
)
def test_keys_that_the_model_does_not_have_are_found(text: str, unknown: list[str]) -> None:
    """A law's file and a condition can only ask for what a policy can say."""
    assert list(unknown_keys(pattern(text))) == unknown


@cache
def contoh() -> Company:
    """The reference policy, which uses every key."""
    return load(ROOT / "policies/contoh", ROOT)


def test_every_declared_fact_can_be_found_by_a_pattern() -> None:
    """Keys joined by dots, with brackets for the entries of lists and maps."""
    tried = 0
    for path, loc in leaves(contoh().policy):
        value: object = contoh().policy
        text = ""
        for place in loc:
            text += f".{place}" if isinstance(value, Part) else "[]"
            value = next(child for _, key, child in children(value) if key == place)
        tried += 1
        assert path in paths(contoh().facts.find(text.removeprefix(".")))
        assert not list(unknown_keys(pattern(text.removeprefix("."))))
    assert tried > 900


def test_the_facts_of_a_company_are_entered_once() -> None:
    """Every finding asks for its place: a quarter of a run went into entering them anew."""
    assert contoh().facts is contoh().facts


def test_paths_are_unique_and_lead_to_their_place() -> None:
    """985 facts or so: no two share a path, and each stands in the file where it says."""
    found = list(leaves(contoh().policy))
    assert len({path for path, _ in found}) == len({loc for _, loc in found}) == len(found)
    assert all(contoh().where(loc).line for _, loc in found)


def test_steps_are_ids_where_there_are_any() -> None:
    """So that moving an entry of a list changes no path; two of one name are told apart."""
    policy = facts(
        RIGHTS + "purposes: [provide-services, {purpose: own, when: {groups: [customers]}}, provide-services]\n"
        "prevailing: {by-place: {ID: id}}\n"
        "terms: {purposes: {own: {en: own}}}\n"
    ).policy
    assert [name for name, _, _ in children(policy.rights)] == ["gdpr", "kvkk", "2"]
    assert [name for name, _, _ in children(policy.purposes)] == ["provide-services", "1", "provide-services-3"]
    assert [(name, key) for name, key, _ in children(policy.languages)] == [("en", 0)]
    assert policy.prevailing is not None
    assert [(name, key) for name, key, _ in children(policy.prevailing.by_place)] == [("ID", "ID")]
    assert [step(value, 7) for value in ("Kumo", "kumo", "DE", "Kumo Ltd")] == ["7", "kumo", "DE", "7"]


def test_settings_and_names_of_entries_are_no_facts() -> None:
    """What steers the rendering says nothing; nor does an id, or the place of an own clause."""
    text = "summary: yes\nclauses: [{id: own, after: data, covers: [gdpr/retention], heading: {en: H}, text: {en: T.}}]\n"
    policy = facts(text + "regimes: [{id: gdpr}]\nsale: {sold: no}\nservices: {app: {kind: mobile-app, name: App}}\n").policy
    assert [path for path, _ in leaves(policy)] == ["services.app.name", "services.app.kind", "sale.sold", "clauses.own.text"]


def test_values_are_compared_by_what_people_write() -> None:
    """Ids of terms, codes, words; nothing where nothing is declared."""
    policy = facts(PEOPLE + "data: {account-data: {items: [name, {item: email-address}]}}\n").policy
    assert spoken(policy.recipients["hosting"].country) == {"DE"}
    assert spoken(policy.recipients["hosting"].names) == {"Kumo", "Nimbus"}
    assert spoken(policy.data["account-data"].items) == {"name", "email-address"}
    assert spoken(policy.recipients) == {"hosting", "ads", "courts"}
    assert spoken(policy.sale) == spoken(()) == spoken({}) == set()


def test_templates_reach_keys_that_python_has_taken() -> None:
    """`from` and `from_` are one field."""
    fields = fields_of(DataCategory)
    assert fields["from"] is fields["from_"] and fields["from"].key == "from"
    assert (fields["from"].empty, fields["label"].empty, fields_of(Policy)["data"].empty) == ((), None, {})
    assert fields_of(Policy)["sale"].part is Sale and fields["from"].part is None
