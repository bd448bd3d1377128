"""What counsel sees beside the text: the coverage of each law, and where each sentence comes from; in review builds alone."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest

from klausa.law import load_regimes
from klausa.load import load
from klausa.pages import Options, Page, Site, site
from klausa.pipeline import Told, load_words, run, tell
from klausa.reasons import because
from klausa.signing import new_signoffs, write_signoffs
from tests.laws import HEAD, ask, asks, conduct
from tests.sites import Html
from tests.tree import MINIMAL, ROOT, SMALL, Tree, german

TWO = SMALL.replace("[en]", "[en, de]")
WORDS = german()
DAY = datetime.date(2026, 11, 22)


def told(tree: Tree, text: str, id_: str = "acme", day: datetime.date = DAY, **files: str) -> Told:
    """One company, told in the languages of WORDS."""
    return tell(load(tree.company(text, id_, **files), tree.root), WORDS, day)


def pages(made: Site) -> dict[str, Page]:
    """The pages by address."""
    return {page.path: page for page in made.pages}


def review(tree: Tree, text: str, day: datetime.date = DAY, **files: str) -> Html:
    """A company's page for counsel."""
    return Html(pages(site([told(tree, text, day=day, **files)], WORDS, Options(review=True)))["review/acme/"].html)


def words(html: Html) -> str:
    """The words of a page, a blank between those of two elements."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.source)).split())


@cache
def contoh() -> dict[str, Page]:
    """The review build of the policy that uses every key, in its three languages."""
    (item,) = run(ROOT, only=("contoh",), day=DAY)
    return pages(site([item], load_words(ROOT, item.company.policy.languages), Options(review=True)))


# -- which pages -----------------------------------------------------------------------------------------------------------


def test_a_review_build_has_a_page_for_each_policy(tree: Tree) -> None:
    """Private ones too, which are nowhere else."""
    items = [told(tree, TWO), told(tree, MINIMAL + "publication: private\n", "hush")]
    public, made = pages(site(items, WORDS)), pages(site(items, WORDS, Options(review=True)))
    assert set(made) - set(public) == {"review/acme/", "review/hush/", "en/hush/"}
    assert set(public) - set(made) == set()
    page = made["review/acme/"]
    assert (page.language, page.indexed, page.searched) == ("en", False, False)
    assert page.title == "Review: Acme"


def test_without_a_review_build_there_is_no_trace_of_one(tree: Tree) -> None:
    """No mark, no note, no link to a page for counsel; the files beside the pages are the same in both."""
    item = told(tree, TWO + "regimes: [{id: gdpr}]\n", review="answers: [{finding: gdpr/retention, reason: Reasons.}]\n")
    public, made = site([item], WORDS), site([item], WORDS, Options(review=True))
    html = "".join(page.html for page in public.pages)
    assert not re.search("klausa-mark|klausa-notes|review|gdpr|Reasons|policy.yml|sale.sold", html)
    assert public.assets == made.assets


def test_every_page_of_a_review_build_says_so(tree: Tree) -> None:
    """And leads to the page for counsel, which is in English whatever the language of the text."""
    made = pages(site([told(tree, TWO)], WORDS, Options(review=True)))
    for code in ("en", "de"):
        html = Html(made[f"{code}/acme/"].html)
        assert "not for the public" in html.words and "../../review/acme/" in html.links()
    assert "not for the public" in Html(made["review/acme/"].html).words
    assert {"../../en/acme/", "../../de/acme/"} <= set(Html(made["review/acme/"].html).links())


# -- the page for counsel ----------------------------------------------------------------------------------------------------


def test_each_law_with_its_day_and_how_sure_it_is(tree: Tree) -> None:
    """One section a law, in the order of the policy, with what the law is to it."""
    laws = "regimes: [{id: kvkk, applies: yes}, {id: ccpa}, {id: uu-pdp, applies: voluntary}]\n"
    html = review(tree, MINIMAL + laws)
    assert [id_ for tag, attributes in html.elements if tag == "h2" and (id_ := attributes.get("id"))] == [
        "how-to-read",
        "law-kvkk",
        "law-ccpa",
        "law-uu-pdp",
        "law-cross-cutting",
        "languages",
        "sign-offs",
        "findings",
    ]
    text = words(html)
    assert f"Law as of {DAY}" in text
    for id_, meaning in (
        ("kvkk", "The policy file says that this law applies."),
        ("ccpa", "Checked only: the policy file does not say that this law applies."),
        ("uu-pdp", "The policy file says that this law is followed of free will."),
    ):
        law = load_regimes()[id_]
        assert f"{law.name}. {meaning} Law data checked on {law.last_verified}, confidence {law.confidence}" in text
        assert all(" ".join(source.split()) in text for source in law.verified_against)
    assert "This is no legal advice." in text


def test_a_row_for_each_requirement_with_its_status(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status, provision and reason; the clause that tells it is linked in each language."""
    asks(
        monkeypatch,
        ask("told", "sale.sold", article="13(1)(a)"),
        ask("missing", "links.present | changes.possible", write="links: {present: yes}\n", note="A note."),
        ask("undone", "sale.sold", spoilt_by=["sale.sold=no"]),
        ask("open", "links.present", when=["data-from-others"]),
        ask("not-here", "links.present", when=["refunds-told", "camera-data"]),
        ask("answered", "links.present", confidence="low", confidence_why="Nobody looked."),
        ask("dated", "next.version"),
        conduct=(conduct("act", asks="To act with care.", article="32"),),
    )
    counsel = (
        "answers: [{finding: gdpr/answered, reason: 'Links & \"so on\".', by: A. Counsel, on: 2026-11-20}]\n"
        "circumstances: {camera-data: {holds: no, reason: No cameras.}}\n"
    )
    item = told(tree, TWO + "regimes: [{id: gdpr}]\n", review=counsel, next="version: 1.1\n")
    html = Html(pages(site([item], WORDS, Options(review=True)))["review/acme/"].html)
    rows = table_rows(html.source)
    shown = {row[0]: row[1:] for row in rows}
    told_, missing, undone, open_, _, answered, dated = rows
    assert len(shown) == len(rows) == 7
    assert [row[1] for row in rows] == ["told", "missing", "missing", "undecidable", "not applicable", "answered", "told"]
    heading = next(clause.heading for clause in item.rendered["en"].clauses if clause.id == "sale")
    assert [re.sub(r"^\d+", "N", cell) for cell in told_[2:]] == [f"N. {heading}"] * 2
    assert dated[2:] == ["the page’s header"] * 2
    assert missing[2:] == undone[2:] == open_[2:] == answered[2:] == ["–", "–"]
    assert "GDPR Art. 13(1)(a) · required · gdpr/told" in told_[0]
    assert "links: {present: yes}" in missing[0] and missing[0].count("A note.") == 1 and "x: y" not in undone[0]
    assert 'nswered: Links & "so on" (A. Counsel, 2026-11-20)' in answered[0]
    for verdict, row in zip(item.verdicts, rows, strict=True):
        assert verdict.requirement.why in row[0]
        assert all(line[1:].replace("`", "") in row[0] for line in because(item.company, verdict))
    assert "How sure: low confidence: Nobody looked." in answered[0]
    assert {"../../en/acme/#sale", "../../de/acme/#sale"} <= set(html.links())
    assert "2 told 1 answered 1 not applicable 1 undecidable 2 missing" in words(html)
    assert "To act with care. 32" in words(html)


def test_what_is_told_in_own_words_or_for_some(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose word it is, and for which entries it lacks."""
    asks(monkeypatch, ask("retention", "retention[]"), ask("some", "each purposes[].bases"))
    text = (
        HEAD + "clauses: [{id: own, after: introduction, covers: [gdpr/retention], heading: {en: Of ours}, text: {en: T.}}]\n"
        "purposes: [{purpose: provide-services, bases: [contract]}, send-marketing]\n"
    )
    own, some = table_rows(review(tree, text).source)
    assert own[1:] == ["told", "2. Of ours"]
    assert some[1] == "missing" and "old for some, but not for purposes.send-marketing" in some[0]


def test_what_is_coming_and_what_is_not_in_force(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a law that is not in force no row is shown."""
    asks(monkeypatch, ask("soon", "sale.sold", in_force="2027-01-01", asks="What is new.", article="99"))
    assert "Coming: from 2027-01-01: What is new. 99" in words(review(tree, HEAD))
    early = review(tree, HEAD, datetime.date(2018, 5, 24))
    assert "Not in force on this day." in early.words and "Coming" not in early.words


def test_findings_that_no_row_shows(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with place and remedy; what a law asks stands above already."""
    asks(monkeypatch, ask("thing", "sale.sold"))
    text = words(review(tree, HEAD)).partition("Other findings")[2]
    assert "policies/acme/policy.yml:1:1 note nothing is on record yet; once the text is final" in text
    assert "there is a thing" not in text


def test_a_policy_that_names_no_law(tree: Tree) -> None:
    """Says so rather than showing an empty page."""
    assert "This policy names no law under regimes:" in words(review(tree, MINIMAL))


# -- where sentences come from -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_number_after_each_sentence_leads_to_its_facts(code: str, tree: Tree) -> None:
    """In every language; the note names fact, value, file and line, the file of the words, and what it answers."""
    text = TWO + "regimes: [{id: gdpr}]\n"
    html = pages(site([told(tree, text)], WORDS, Options(review=True)))[f"{code}/acme/"].html
    section = re.search(r'<section class="klausa-clause" id="retention">.*?</section>', html, re.DOTALL)
    assert section is not None
    found = Html(section.group())
    assert '<sup class="klausa-mark"><a href="#retention-from-1" id="retention-at-1">1</a></sup>' in section.group()
    notes = words(found)
    assert "Wording: templates/clauses/retention.md.j2" in notes
    assert re.search(r"retention\.logs\.period\.at-most ?: 90 \w+ \(policies/acme/policy\.yml, line 12\)", notes)
    assert re.search(r"Answers GDPR Art\. 13\(2\)\(a\).*?\[gdpr/retention\]", notes)
    assert '<details class="klausa-notes" lang="en">' in section.group()


def test_sentences_without_facts_say_so(tree: Tree) -> None:
    """They are the template's own words."""
    tree.write("templates/clauses/introduction.md.j2", "## Introduction\n\nWords of nobody in particular.\n")
    item = tell(load(tree.company(), tree.root), german(templates=(tree.root / "templates",)), DAY)
    html = pages(site([item], WORDS, Options(review=True)))["en/acme/"].html
    assert "No fact: the template’s own words." in Html(html).words


def test_an_own_clause_names_the_policy_file(tree: Tree) -> None:
    """Several lines, emphasis and links are numbered like ours."""
    own = (
        "clauses:\n  - id: own\n    after: introduction\n    heading: {en: H}\n    text:\n      en: |\n"
        "        One **line**.\n        Another line.\n\n        - an item\n        - {sale.sold} and so on\n"
    ).replace("{sale.sold} and", "more and")
    html = pages(site([told(tree, SMALL + own)], WORDS, Options(review=True)))["en/acme/"].html
    assert all(f'id="own-at-{number}"' in html for number in range(1, 5)) and 'id="own-at-5"' not in html
    assert "the policy file, clauses:" in words(Html(html)).replace("`", "")


def test_every_number_has_its_note_and_every_note_its_number() -> None:
    """On every page of the whole reference policy, in three languages; and no id stands twice."""
    texts = [page for path, page in contoh().items() if path.endswith("/contoh/draft/")]
    assert sorted(page.path for page in texts) == ["en/contoh/draft/", "id/contoh/draft/", "tr/contoh/draft/"]
    for page in texts:
        html = Html(page.html)
        ids = [attributes["id"] for _, attributes in html.elements if attributes.get("id")]
        assert len(ids) == len(set(ids))
        leading = [link.removeprefix("#") for link in html.links() if re.search(r"#.*-(from|at)-\d+$", link)]
        assert len(leading) > 500 and set(leading) <= set(ids)
        marks = [id_ for id_ in ids if id_ and re.search(r"-at-\d+$", id_)]
        assert [id_.replace("-at-", "-from-") for id_ in marks] == [id_ for id_ in ids if id_ and re.search(r"-from-\d+$", id_)]
        assert not re.search("[\ue000-\uf8ff]", page.html)


def test_numbers_do_not_break_tables() -> None:
    """Each row has as many cells as the head; the number stands in the last."""
    for path in ("en/contoh/draft/", "id/contoh/draft/", "tr/contoh/draft/"):
        tables = Tables(contoh()[path].html).tables
        assert len(tables) >= 2, path
        for rows in tables:
            assert len(rows) > 1 and len({len(row) for row in rows}) == 1, rows
            assert all(re.search(r"\d$", row[-1]) for row in rows)
            assert not any(re.search(r"\|", cell) for row in rows for cell in row)


def test_the_text_is_the_same_but_for_the_numbers(tree: Tree) -> None:
    """What counsel reads is what the public will."""
    item = told(tree, TWO)
    public, made = (pages(site([item], WORDS, Options(review=review_)))["en/acme/"].html for review_ in (False, True))
    bare = re.sub(r'\s*<sup class="klausa-mark">.*?</sup>', "", made)
    bare = re.sub(r'<details class="klausa-notes".*?</details>\s*', "", bare, flags=re.DOTALL)
    bare = re.sub(r'<p class="(klausa-banner|klausa-label klausa-signed)".*?</p>\s*', "", bare, flags=re.DOTALL)
    assert re.sub(r"\s+", " ", bare) == re.sub(r"\s+", " ", public)


def test_every_link_of_the_page_for_counsel_leads_to_a_clause() -> None:
    """Of the reference policy, in three languages."""
    found = contoh()
    html = Html(found["review/contoh/"].html)
    links = [link for link in html.links() if link.startswith("../../")]
    assert len(links) > 100
    for link in links:
        path, _, anchor = link.removeprefix("../../").partition("#")
        assert path in found, link
        assert not anchor or f'id="{anchor}"' in found[path].html, link
    ids = [attributes["id"] for _, attributes in html.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"#{id_}" for id_, _ in found["review/contoh/"].contents} <= {f"#{id_}" for id_ in ids}


@dataclass
class Tables(HTMLParser):
    """The tables of a page, row by row, the words of each cell."""

    source: str
    tables: list[list[list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = False
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "table":
                self.tables.append([])
            case "tr":
                self.tables[-1].append([])
            case "td" | "th":
                self.tables[-1][-1].append("")
                self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def table_rows(html: str) -> list[list[str]]:
    """The rows of the first table, without its head, blanks made single."""
    return [[" ".join(cell.split()) for cell in row] for row in Tables(html).tables[0][1:]]


# -- sign-offs -----------------------------------------------------------------------------------------------------------------


def signed(tree: Tree, before: str = "") -> dict[str, Page]:
    """The review build of a policy of which counsel approved one clause in English, after which another changed."""
    item = told(tree, TWO, review=before) if before else told(tree, TWO)
    write_signoffs(item, new_signoffs(item, ["sale", "retention"], ["en"], "A. Lawyer", "counsel", DAY))
    item = told(tree, TWO.replace("90 days", "60 days"))
    return pages(site([item], WORDS, Options(review=True)))


def test_how_far_each_clause_is_signed_in_each_language(tree: Tree) -> None:
    """In words, with who and when; what is void says so; each status leads to the clause."""
    html = Html(signed(tree)["review/acme/"].html)
    text = words(html)
    section = text[text.index("Sign-offs A sign-off holds") : text.index("Other findings")]
    assert "Signed: en 1 of 8 approved by counsel; de none of 8." in section
    assert "sale approved by counsel A. Lawyer (counsel), 2026-11-22 machine-drafted" in section
    assert "retention machine-drafted void since its words changed: A. Lawyer (counsel), 2026-11-22 machine-drafted" in section
    assert "A release waits" not in section
    assert {"../../en/acme/#sale", "../../de/acme/#sale"} <= set(html.links())


def test_where_nobody_has_signed(tree: Tree) -> None:
    """One sentence, and the command; no table of what is not there."""
    text = words(review(tree, TWO))
    assert "Nobody has signed anything off yet: klausa sign acme --lang en --by NAME --role counsel does" in text
    assert "machine-drafted" not in text


def test_what_a_release_waits_for(tree: Tree) -> None:
    """Before anyone has signed, too."""
    text = words(review(tree, TWO, review="required: {sign-off: {role: counsel, languages: [de]}}\n"))
    assert "A release waits until every clause is signed as counsel in Deutsch. Signed: en none of 8; de none of 8." in text


def test_each_clause_says_how_far_it_is_signed(tree: Tree) -> None:
    """Above where its sentences come from; in review builds alone."""
    made = signed(tree)
    english, german_ = words(Html(made["en/acme/"].html)), words(Html(made["de/acme/"].html))
    assert "approved by counsel A. Lawyer (counsel), 2026-11-22 Where these sentences come from" in english
    assert english.count("approved by counsel") == 1 and "approved by counsel" not in german_
    assert english.count("machine-drafted") == 7 and german_.count("machine-drafted") == 8
    public = pages(site([told(tree, TWO)], WORDS))
    assert not any(re.search("machine-drafted|A. Lawyer|klausa-signed", page.html) for page in public.values())
