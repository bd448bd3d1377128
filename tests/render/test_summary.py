"""The summary at the top: what is certain is named, what is not is pointed to, and a pointer leads somewhere."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest

from klausa.clauses import load_clauses
from klausa.load import load_all
from klausa.pipeline import Told, load_words, tell
from klausa.render import Rendered, RenderedClause
from tests.tree import MINIMAL, ROOT, SMALL, Tree, german

ON = "summary: yes\n"
COMPANIES = ["asisten-ai", "asistone", "aspire", "ochat", "vlint", "contoh"]
LANGUAGES = ["en", "id", "tr"]


def lines(text: str) -> dict[str, str]:
    """The lines of a summary by their bold lead words."""
    return dict(re.findall(r"^- \*\*(.+?):\*\* (.*)$", text, re.MULTILINE))


def links(text: str) -> list[tuple[str, str]]:
    """The links inside the document: their words, and the clause that they lead to."""
    return re.findall(r"\[([^\]]*)\]\(#([a-z0-9-]+)\)", text)


def summary(tree: Tree, text: str) -> dict[str, str]:
    """The lines of the English summary of a policy that begins with the minimal one."""
    return lines(tree.told(MINIMAL + ON + text, "summary"))


# -- whether, and where -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", ["", "summary: no\n", "summary: undeclared\n"])
def test_there_is_none_unless_it_is_asked_for(setting: str, tree: Tree) -> None:
    """It repeats what is told below, so nobody has one unasked."""
    assert tree.told(SMALL + setting, "summary") == ""


def test_a_policy_with_nothing_to_sum_up_has_none(tree: Tree) -> None:
    """Not even its opening sentences."""
    assert tree.told(MINIMAL + ON, "summary") == ""


def test_it_stands_first_and_says_each_thing_in_a_line(tree: Tree) -> None:
    """Before the introduction: whoever reads no further has read it."""
    document = tree.render(SMALL + ON)
    first = document.clauses[0]
    assert (first.id, first.number, first.heading) == ("summary", 1, "Summary")
    assert first.text == (
        "This summary explains briefly how Acme processes personal data.\n"
        "The sections named below give the details and any exceptions.\n\n"
        "- **What data:** We process account data. See section [4. Personal data we process](#data).\n"
        "- **Why:** We use personal data to provide the services. See section [5. Why we use personal data](#purposes).\n"
        "- **Who receives it:** We share personal data with hosting providers. See sections [6. Who receives personal data](#recipients),"
        " and [7. Sale of data and advertising](#sale).\n"
        "- **How long:** We keep access logs for at most 90 days. See section [8. How long we keep personal data](#retention).\n"
        "- **Contact:** For requests about your rights, you can reach us via <privacy@acme.example>. See section [9. Contact](#contact).\n"
    )


def test_a_line_stands_only_where_its_clause_does(tree: Tree) -> None:
    """One declared subject, one line."""
    assert list(summary(tree, "purposes: [provide-services]\n")) == ["Why"]
    assert list(summary(tree, "contacts:\n  one: {email: a@acme.example}\n")) == ["Contact"]


# -- links ------------------------------------------------------------------------------------------------------------


def test_links_have_the_number_and_the_heading_of_their_clause(tree: Tree) -> None:
    """The same as at the clause itself."""
    document = tree.render(SMALL + ON)
    clauses = {clause.id: f"{clause.number}. {clause.heading}" for clause in document.clauses}
    found = links(document.clauses[0].text)
    assert found
    assert all(clauses[id_] == words for words, id_ in found)


def test_no_link_leads_to_a_clause_that_is_not_there(tree: Tree) -> None:
    """A user's order leaves a clause out: its line goes too."""
    tree.write("templates/notice.md.j2", '{{ clause("summary") }}\n{{ clause("purposes") }}\n{{ clause("sale") }}\n')
    words = german(templates=(tree.root / "templates",))
    words = dataclasses.replace(words, clauses=load_clauses(words.templates))
    document = tree.render(SMALL + ON, words)
    assert [clause.id for clause in document.clauses] == ["summary", "purposes", "sale"]
    assert lines(document.clauses[0].text) == {
        "Why": "We use personal data to provide the services. See section [2. Why we use personal data](#purposes).",
        "Who receives it": "We share personal data with hosting providers. See section [3. Sale of data and advertising](#sale).",
    }


def test_a_clause_in_the_company_s_own_words_is_found(tree: Tree) -> None:
    """What replaces a clause is where its line leads."""
    own = "clauses:\n  - {id: our-data, replaces: data, heading: {en: Our data}, text: {en: Much.}}\n"
    text = tree.told(SMALL + ON + own, "summary")
    assert "[4. Our data](#our-data)" in text
    assert "#data)" not in text


def test_own_words_may_replace_the_summary(tree: Tree) -> None:
    """And are then a clause like any other."""
    own = "clauses:\n  - {id: summary, replaces: summary, heading: {en: In short}, text: {en: Little.}}\n"
    assert tree.told(SMALL + own, "summary") == "Little.\n"


# -- what is not certain is only pointed to ---------------------------------------------------------------------------

DATA = "See section [3. Personal data we process](#data)."
WHY = "See section [3. Why we use personal data](#purposes)."
WHO = "See section [3. Who receives personal data](#recipients)."
LONG = "See section [3. How long we keep personal data](#retention)."
RIGHTS = "See section [3. Your rights](#rights)."


@pytest.mark.parametrize(
    "entry",
    [
        "force: may",
        "force: where-required-by-law",
        "when: {opt-in: yes}",
        "groups: [users]",
        "required: no",
        "special: yes, condition: explicit-consent",
        "items: [{item: name, if-provided: yes}]",
        "items: [{item: name, required: no}]",
        "items: [{item: name, when: {from-age: 18}}]",
    ],
)
def test_data_that_is_limited_is_not_named(entry: str, tree: Tree) -> None:
    """Nor is data of which every item is."""
    assert summary(tree, f"data:\n  account-data: {{{entry}}}\n") == {"What data": DATA}


def test_data_of_a_service_is_not_named(tree: Tree) -> None:
    """It comes only with the service."""
    found = summary(tree, "services:\n  app: {name: Appy, kind: mobile-app}\ndata:\n  account-data: {service: app}\n")
    assert re.fullmatch(r"See section \[\d\. Personal data we process\]\(#data\)\.", found["What data"])


def test_data_that_is_denied_elsewhere_is_not_named(tree: Tree) -> None:
    """Somewhere it is not collected: an exception."""
    denied = "not-collected:\n  - {items: [account-data], when: {under-age: 18}}\n"
    assert summary(tree, "data:\n  account-data: {}\n" + denied) == {"What data": DATA}


def test_the_rest_of_the_data_is_pointed_to(tree: Tree) -> None:
    """What is certain is named; that there is more, and that it is sensitive, is said."""
    data = "data:\n  account-data: {items: [name, {item: username, if-provided: yes}]}\n  usage-data: {force: may}\n"
    assert summary(tree, data)["What data"].startswith(
        "We process account data. In some cases we also process further data. See section"
    )
    special = "  health-data: {special: yes, when: {opt-in: yes}}\ncollection: {open: yes}\n"
    assert summary(tree, data + special)["What data"].startswith(
        "The personal data that we process includes account data."
        " In some cases we also process further data, including special-category data. See section"
    )


@pytest.mark.parametrize(
    "text",
    [
        "purposes: [{purpose: send-marketing, force: may}]\n",
        "purposes: [{purpose: send-marketing, force: where-required-by-law}]\n",
        "purposes: [{purpose: send-marketing, when: {opt-in: no}}]\n",
        "purposes: [{purpose: send-marketing, bases: [consent]}]\n",
        "purposes: [{purpose: send-marketing, bases: [contract, explicit-consent]}]\n",
        "purposes: [send-marketing]\nnot-used:\n  - {purposes: [send-marketing], when: {under-age: 18}}\n",
    ],
)
def test_purposes_that_are_limited_are_not_named(text: str, tree: Tree) -> None:
    """Marketing with consent is no plain "we use your data for marketing"."""
    assert summary(tree, text) == {"Why": WHY}


def test_the_other_purposes_are_pointed_to(tree: Tree) -> None:
    """And a list of examples stays one."""
    text = "purposes: [provide-services, {purpose: send-marketing, force: may}]\n"
    more = "; in some cases also for further purposes. See section [3. Why we use personal data](#purposes)."
    assert summary(tree, text)["Why"] == "We use personal data to provide the services" + more
    assert summary(tree, text + "purposes-open: yes\n")["Why"] == (
        "Among other things, we use personal data to provide the services" + more
    )
    assert summary(tree, "purposes: [provide-services]\npurposes-open: yes\n")["Why"].startswith("Among other things, we use")


def test_nothing_is_picked_from_a_long_list(tree: Tree) -> None:
    """Which of many purposes count most would be our judgement, not the company's."""
    terms = [f"purpose-{number}" for number in range(13)]
    own = "terms:\n  purposes:\n" + "".join(f"    {id_}: {{en: do {id_}}}\n" for id_ in terms)
    assert summary(tree, own + f"purposes: [{', '.join(terms)}]\n") == {"Why": WHY}
    assert "do purpose-11. See" in summary(tree, own + f"purposes: [{', '.join(terms[:12])}]\n")["Why"]


@pytest.mark.parametrize(
    "entry",
    [
        "force: may",
        "force: where-required-by-law",
        "when: {condition: [consent]}",
        "forms: [aggregated]",
        "authorised-by-user: yes",
        "contracts: yes",
    ],
)
def test_recipients_that_are_limited_are_not_named(entry: str, tree: Tree) -> None:
    """They get data only sometimes, or not as it is."""
    assert summary(tree, f"recipients:\n  one: {{kind: hosting-providers, {entry}}}\n") == {"Who receives it": WHO}


@pytest.mark.parametrize("with_", ["with: [hosting-providers]", "names: [Kumo]"])
def test_a_recipient_that_does_not_get_everything_is_not_named(with_: str, tree: Tree) -> None:
    """What is not shared with it is an exception, whether it is meant by kind or by name."""
    recipients = "recipients:\n  one: {kind: hosting-providers, names: [Kumo]}\n"
    assert summary(tree, recipients + f"not-shared:\n  - {{items: [password], {with_}}}\n") == {"Who receives it": WHO}


def test_the_other_recipients_are_pointed_to(tree: Tree) -> None:
    """A kind of recipient is named once; occasions of disclosure are further recipients."""
    two = "recipients:\n  one: {kind: hosting-providers, names: [Kumo]}\n  two: {kind: hosting-providers, names: [Nimbus]}\n"
    assert summary(tree, two)["Who receives it"].startswith("We share personal data with hosting providers. See section [3.")
    more = "disclosures:\n  law: {to: [courts], force: where-required-by-law}\nrecipients-open: yes\n"
    assert summary(tree, two + more)["Who receives it"] == (
        "We share personal data with, among others, hosting providers and in some cases further recipients"
        ". See sections [3. Who receives personal data](#recipients) and [4. Disclosure in particular cases](#disclosures)."
    )


def test_every_recipient_of_a_kind_is_told_though_the_kind_is_said_once(tree: Tree) -> None:
    """The trace knows both."""
    two = "recipients:\n  one: {kind: hosting-providers, names: [Kumo]}\n  two: {kind: hosting-providers, names: [Nimbus]}\n"
    told = tree.render(MINIMAL + ON + two).clauses[0].told
    assert {"recipients.one.kind", "recipients.two.kind"} <= told
    assert not any(path.endswith("names.0") for path in told)


@pytest.mark.parametrize(
    "entry",
    [
        "records: [access-logs], period: {exactly: 90 days}, force: may",
        "records: [access-logs], period: {exactly: 90 days}, force: where-required-by-law",
        "records: [access-logs], period: {exactly: 90 days}, when: {opt-in: yes}",
        "records: [access-logs], period: {exactly: 90 days}, longer-if-law: yes",
        "records: [access-logs], period: {exactly: 90 days}, while: [account-active]",
        "records: [access-logs], period: {exactly: 90 days}, original-purpose: yes",
        "records: [access-logs], period: {exactly: 90 days}, not-ended-by: [account-deletion]",
        "records: [access-logs], period: {exactly: 90 days}, forms: [aggregated]",
        "records: [access-logs, security-logs], period: {exactly: 90 days}",
        "records: [access-logs], period: {from: 1 month, to: 3 months, typical: yes}",
        "records: [access-logs], until: [account-deletion]",
        "all: yes, period: {exactly: 90 days}",
        "all: yes, as-needed: yes",
    ],
)
def test_times_that_are_not_simple_are_not_named(entry: str, tree: Tree) -> None:
    """One record and one period, without an exception, or only the place where it is told."""
    assert summary(tree, f"retention:\n  one: {{{entry}}}\n") == {"How long": LONG}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("exactly: 90 days", "for 90 days"),
        ("at-least: 5 years", "for at least 5 years"),
        ("at-most: 1 year", "for at most 1 year"),
    ],
)
def test_a_simple_time_is_named_with_its_beginning(period: str, words: str, tree: Tree) -> None:
    """A minimum stays a minimum."""
    entry = f"retention:\n  one: {{records: [access-logs], period: {{{period}}}"
    see = "See section [3. How long we keep personal data](#retention)."
    assert summary(tree, entry + "}\n")["How long"] == f"We keep access logs {words}. {see}"
    assert summary(tree, entry + ", after: creation}\n")["How long"] == (
        f"We keep access logs {words} from the creation of the record. {see}"
    )


def test_what_is_said_of_all_data_is_an_exception_to_each_time(tree: Tree) -> None:
    """Kept longer where the law says so: told with it. Anything else: no time is named."""
    logs = "retention:\n  logs: {records: [access-logs], period: {exactly: 90 days}}\n"
    assert summary(tree, logs + "  rest: {all: yes, as-needed: yes, longer-if-law: yes}\n")["How long"] == (
        "We keep access logs for 90 days. Some data may be kept longer in order to meet legal obligations."
        " For other data see section [3. How long we keep personal data](#retention)."
    )
    assert summary(tree, logs + "  rest: {all: yes, while: [account-active]}\n")["How long"] == LONG
    assert summary(tree, logs + "  rest: {indefinitely: yes}\n")["How long"] == LONG


def test_a_record_with_two_times_and_a_fourth_record_are_not_named(tree: Tree) -> None:
    """Two entries about one thing qualify each other; four are a table."""
    twice = "retention:\n  one: {records: [access-logs], period: {exactly: 90 days}}\n  two: {records: [access-logs], until: [account-deletion]}\n"
    assert summary(tree, twice)["How long"] == LONG
    records = ["access-logs", "security-logs", "call-recordings", "support-tickets"]
    four = "".join(f"  r{number}: {{records: [{id_}], period: {{exactly: 90 days}}}}\n" for number, id_ in enumerate(records))
    assert summary(tree, "retention:\n" + four)["How long"] == LONG


@pytest.mark.parametrize(
    "text",
    [
        "rights: [{regime: gdpr, list: [access]}]\n",
        "rights: [{places: [eu], list: [access]}]\n",
        "rights: [{depends: [law], list: [access]}]\n",
        "rights: [{possessed: yes, list: [access]}]\n",
        "rights: [{list: [{right: access, when: {condition: [consent-is-basis]}}]}]\n",
        "rights: [{list: [{right: access, offered: no}]}]\n",
    ],
)
def test_rights_that_are_limited_are_not_named(text: str, tree: Tree) -> None:
    """Which of them a reader has is told in the clause."""
    assert re.fullmatch(r"See section \[\d\. Your rights\]\(#rights\)\.", summary(tree, text)["Your rights"])


def test_rights_of_everyone_are_named_unless_a_request_may_be_refused(tree: Tree) -> None:
    """A ground for refusal limits them all."""
    rights = "rights: [{list: [access, rectification]}]\n"
    assert summary(tree, rights)["Your rights"] == (
        "You have the right to access your personal data and request the correction of your personal data"
        ". See section [3. Your rights](#rights)."
    )
    refusal = "requests: {refusal: {en: we may refuse a request that the law lets us refuse}}\n"
    assert summary(tree, rights + refusal)["Your rights"].startswith("See sections [3. Your rights](#rights) and [4.")


# -- choices and contact ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("consent: {withdrawable: yes}\n", "You can withdraw your consent at any time (see section [3. Legal bases](#bases))."),
        ("cookies: {used: does, refusal: {by: [browser-settings], what: non-essential}}\n",
         "You can turn off non-essential cookies (see section [3. Cookies](#cookies))."),
        ("cookies: {used: does, refusal: {by: [browser-settings]}, classes: {a: {kind: analytics, optional: no}}}\n",
         "See section [3. Cookies](#cookies)."),
        ("marketing: {sent: yes, opt-out: yes}\n",
         "You can opt out of marketing messages (see section [3. Marketing messages](#marketing))."),
        ("marketing: {sent: yes, opt-out: yes, still-sent: [receipts]}\n",
         "You can opt out of marketing messages (messages that are not promotional may still be sent;"
         " see section [3. Marketing messages](#marketing))."),
        ("marketing: {sent: yes, opt-out: yes, when: {from-age: 16}}\n", "See section [3. Marketing messages](#marketing)."),
        ("marketing: {sent: yes, opt-out: no}\n", None),
        ("cookies: {used: does}\n", None),
    ],
)  # fmt: skip
def test_choices(text: str, line: str | None, tree: Tree) -> None:
    """Each with its clause; one that is limited is only pointed to, and one that is not offered is not there."""
    assert summary(tree, text).get("Your choices") == line


def test_choices_stand_in_one_line(tree: Tree) -> None:
    """Those that can be said first, then where others are told."""
    text = "consent: {withdrawable: yes}\nrequests: {written: yes}\nmarketing: {sent: yes, opt-out: yes, when: {from-age: 16}}\n"
    line = summary(tree, text)["Your choices"]
    assert line.startswith(
        "You can withdraw your consent (see section [3. Legal bases](#bases)). For further choices see section [4."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("contacts:\n  one: {email: a@acme.example, places: [TR]}\n  two: {form: https://acme.example/form}\n",
         "You can reach us via <https://acme.example/form>. See section [3. Contact](#contact)."),
        ("contacts:\n  one: {email: a@acme.example, topics: [complaints]}\n",
         "For complaints, you can reach us via <a@acme.example>. See section [3. Contact](#contact)."),
        ("contacts:\n  one: {email: a@acme.example, places: [TR]}\n", "See section [3. Contact](#contact)."),
        ("contacts:\n  one: {website: https://acme.example}\n", "See section [3. Contact](#contact)."),
    ],
)  # fmt: skip
def test_contact(text: str, line: str, tree: Tree) -> None:
    """An address for everyone, with what it is for; else the clause."""
    assert summary(tree, text)["Contact"] == line


# -- facts ------------------------------------------------------------------------------------------------------------


def test_a_fact_that_only_the_summary_tells_is_not_told(tree: Tree) -> None:
    """Else a clause could lose a sentence without anyone noticing."""
    tree.write("templates/clauses/purposes.md.j2", "## Why\n\nMany reasons.\n")
    told = tree.tell(SMALL + ON, german(templates=(tree.root / "templates",)))
    assert "purposes.provide-services.purpose" in told.rendered["en"].clauses[0].told
    untold = [finding.message for finding in told.findings if finding.code == "house/untold"]
    assert untold == ["`purposes.provide-services.purpose` is declared but no clause tells it"]


def test_the_setting_is_no_fact(tree: Tree) -> None:
    """It steers what is shown, as `kind` does."""
    assert not [finding for finding in tree.tell(SMALL + ON).findings if finding.code == "house/untold"]


# -- the companies ----------------------------------------------------------------------------------------------------


@cache
def told(id_: str) -> Told:
    """A company of this repository with a summary, in three languages."""
    (company,) = load_all(ROOT / "policies", ROOT, [id_])
    switched = company.policy.model_copy(update={"summary": "yes"})
    return tell(dataclasses.replace(company, policy=switched), load_words(ROOT, LANGUAGES))


def clause(document: Rendered) -> RenderedClause:
    """The summary of a document."""
    (found,) = (part for part in document.clauses if part.id == "summary")
    return found


def test_no_company_but_the_reference_has_one() -> None:
    """It is theirs to ask for."""
    found = {path.parent.name for path in (ROOT / "policies").glob("*/policy.yml") if "\nsummary:" in path.read_text("utf-8")}
    assert found == {"contoh"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES)
def test_a_company_s_summary(company: str, language: str) -> None:
    """Two sentences and at most seven lines, each of which leads to clauses that are there."""
    document = told(company).rendered[language]
    text = clause(document).text
    there = {part.id: f"{part.number}. {part.heading}" for part in document.clauses}
    found = lines(text)
    assert 1 <= len(found) <= 7
    assert len(text.splitlines()) == len(found) + 3
    for line in found.values():
        assert links(line)
        assert all(there[id_] == words for words, id_ in links(line))
        assert line.endswith(".")
        assert line.count("(") == line.count(")")


@pytest.mark.parametrize("company", COMPANIES)
def test_a_company_s_summary_says_the_same_in_each_language(company: str) -> None:
    """The same facts and the same links; nothing that was declared is lost by it."""
    item = told(company)
    assert not [finding for finding in item.findings if finding.code.startswith("parity/") or finding.code == "house/untold"]
    assert len({tuple(id_ for _, id_ in links(clause(document).text)) for document in item.rendered.values()}) == 1


@pytest.mark.parametrize("company", COMPANIES)
def test_a_summary_claims_nothing_for_all_cases(company: str) -> None:
    """Words that shut out exceptions are no facts of a list."""
    text = re.sub(r"\[[^\]]*\]\([^)]*\)|delete or refuse all or some cookies", "", clause(told(company).rendered["en"]).text)
    assert not re.findall(r"\b(only|never|always|all|every|none|no)\b", text)
