"""The site that MkDocs builds: addresses, languages, what stays out of it, and that a failure leaves it as it was."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from mkdocs.exceptions import Abort

from klausa.conditions import conditions
from klausa.load import load_all
from klausa.pipeline import tell
from klausa.releases import digest_of
from klausa.text import write
from tests.pages.records import hosted, put
from tests.releases.records import event, release
from tests.sites import Html, build, dead_links, navigation, page, pages
from tests.tree import MINIMAL, MKDOCS, ROOT, SMALL, Tree, digest, english, german

TWO = SMALL.replace("[en]", "[en, de]")
# what people keep in a company's folder and nobody should be able to fetch
ODD = {
    "notes.md": "# secret notes\n",
    "README.md": "# secret readme\n",
    "index.md": "# secret index\n",
    "secret.txt": "secret words\n",
    "review.yml": "answers: [{finding: gdpr/secret, reason: secret}]\n",
    "logo.png": "\x89PNG secret",
    "page.html": "<p>secret</p>",
    "data.json": '{"secret": 1}',
    "text/en.md": "# secret text\n",
    "text/trace.json": '{"secret": 1}',
    # what an interrupted release leaves behind
    "releases/.1.1.new/en.md": "# secret release\n",
    "releases/.1.1.new/policy.yml": "secret: 1\n",
    "drafts/deep/er.md": "# secret draft\n",
}
HREFLANG = "{http://www.w3.org/1999/xhtml}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A built site: two languages, one company in both, a demo, an unlisted and a private one, and odd files everywhere."""
    tree = Tree(tmp_path_factory.mktemp("small"))
    tree.with_german()
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(TWO, "acme", next="version: 1.10\npublished: 2026-01-21\neffective: 2026-02-01\n")
    tree.company(SMALL + "demo: yes\n", "bolt")
    tree.company(MINIMAL + "publication: unlisted\n", "quiet")
    tree.company("languages: [en]\nname: Hush\npublication: private\n", "hush")
    for company in ("acme", "hush", "_shared"):
        for name, content in ODD.items():
            tree.write(f"policies/{company}/{name}", content)
    release(tree.root / "policies/hush", "1.0", "2026-01-01", "A secret release.")
    tree.write("policies/_shared/facts.yml", "links: {present: yes}\n")
    tree.write("policies/policy.schema.json", '{"secret": "schema"}')
    tree.write("policies/guide/index.md", "# The guide\n\nHow to [read](reading.md) it.\n")
    tree.write("policies/guide/reading.md", "# Reading\n")
    build(tree.root)
    return tree


@pytest.fixture(scope="module")
def site(small: Tree) -> Path:
    """Where that site is."""
    return small.root / "site"


@pytest.mark.parametrize(
    "address",
    ["", "en/", "de/", "en/acme/", "de/acme/", "en-de/acme/", "en/bolt/", "en/quiet/"],
)  # fmt: skip
def test_the_pages_are_at_their_addresses(address: str, site: Path) -> None:
    """The contract of the design: lists, each language, pairs side by side."""
    assert (site / address / "index.html").is_file()


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("name", ["policy.json", "policy.md", "policy.txt"])
def test_the_same_as_data_and_text(code: str, name: str, site: Path) -> None:
    """Beside the page, where its links lead."""
    assert (site / code / "acme" / name).read_text(encoding="utf-8").strip()
    assert name in page(site, f"{code}/acme").links()


def test_there_is_nothing_that_the_policies_do_not_make(site: Path) -> None:
    """Everything but the theme's files and the ordinary pages is known by name."""
    built = {path for path in digest(site) if not path.startswith(("assets", "search"))} - {
        "404.html",
        "sitemap.xml",
        "sitemap.xml.gz",
        "_headers",
    }
    files = {path for path in built if (site / path).is_file()}
    data = {"policy.json", "policy.md", "policy.txt", "policy.fragment.html", "index.html"}
    wanted = {
        "policy-text.schema.json",
        "index.html",
        "en/index.html",
        "de/index.html",
        "en-de/acme/index.html",
        "guide/index.html",
        "guide/reading/index.html",
        "status.json",
    }
    for address in ("en/acme", "de/acme", "en/bolt", "en/quiet"):
        wanted |= {f"{address}/{name}" for name in data}
    assert files == wanted


def test_no_byte_of_a_company_s_folder_reaches_the_site(site: Path) -> None:
    """Neither YAML nor notes, text under review, releases, images or anything else, of public and of private companies."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.relative_to(site).as_posix().startswith("assets/"):
            content = path.read_bytes()
            assert b"secret" not in content, path
            assert b"Hush" not in content and b"hush" not in content, path


@pytest.mark.parametrize(
    ("address", "language"),
    [("en/acme", "en"), ("de/acme", "de"), ("en", "en"), ("de", "de"), ("en-de/acme", "en"), ("guide", "en")],
)
def test_every_page_says_its_language(address: str, language: str, site: Path) -> None:
    """Several languages in one build, with the theme's words in each."""
    assert page(site, address).language == language


def test_the_theme_speaks_the_language_of_the_page(site: Path) -> None:
    """The interface is not English on a German page, whichever page was rendered before it."""
    assert "Zum Inhalt" in page(site, "de/acme").words
    assert "Skip to content" in page(site, "en/acme").words


def test_the_language_switch_leads_to_the_same_page(site: Path) -> None:
    """In the header of the theme and in the head of the text, and every link of it leads somewhere."""
    german_ = page(site, "de/acme")
    assert german_.links("md-select__link") == ["./", "../../en/acme/"]
    assert {"../../en/acme/", "../../en-de/acme/"} <= set(german_.links())
    assert page(site, "en/bolt").links("md-select__link") == []


def test_no_link_of_the_site_leads_nowhere(site: Path) -> None:
    """Every relative link of every page, with its anchor."""
    assert dead_links(site) == []


def test_anchors_are_clause_ids(site: Path) -> None:
    """The same in every language, and never made from a heading."""
    for address in ("en/acme", "de/acme", "en-de/acme"):
        anchors = {attributes.get("id") for tag, attributes in page(site, address).elements if tag == "section"}
        assert {"introduction", "retention", "contact"} <= anchors


@pytest.mark.parametrize(
    ("address", "noindex"),
    [
        ("en/acme", False),
        ("de/acme", False),
        ("en", False),
        ("en/bolt", True),
        ("en/quiet", True),
        ("en-de/acme", True),
        ("guide", False),
    ],
)
def test_what_search_engines_are_asked_to_leave_out(address: str, noindex: bool, site: Path) -> None:
    """Demos, unlisted policies, and pages that repeat others."""
    assert page(site, address).noindex == noindex


def test_the_sitemap_knows_languages_and_only_what_may_be_found(site: Path) -> None:
    """hreflang for each language of a policy; demos, unlisted and private policies are not in it."""
    urls = {
        url.findtext(LOC): {link.get("hreflang"): link.get("href") for link in url.iter(HREFLANG)}
        for url in ElementTree.parse(site / "sitemap.xml").getroot()
    }
    base = "https://policies.example"
    both = {"de": f"{base}/de/acme/", "en": f"{base}/en/acme/"}
    assert urls[f"{base}/en/acme/"] == urls[f"{base}/de/acme/"] == both
    assert f"{base}/guide/" in urls
    assert not [address for address in urls if address and re.search("bolt|quiet|hush|en-de", address)]


def test_an_unlisted_policy_is_built_and_in_no_list(site: Path) -> None:
    """Whoever has the address reads it; no other page links to it, and the site's search does not know it."""
    assert "Acme" in page(site, "en/quiet").words
    for path, html in pages(site).items():
        if path != "en/quiet/index.html":
            assert not [link for link in html.links() if "quiet" in link], path
    assert "quiet" not in (site / "search" / "en.json").read_text(encoding="utf-8")


def test_ordinary_pages_still_work(site: Path) -> None:
    """Markdown beside the companies' folders is what MkDocs makes of it."""
    guide = page(site, "guide")
    assert "The guide" in guide.words
    assert "reading/" in guide.links()


def test_no_page_makes_a_request_to_another_host(site: Path) -> None:
    """No script, style, font, image or frame from elsewhere; links that people follow are fine."""
    for path, html in pages(site).items():
        for address in html.requests:
            parts = urlsplit(address)
            assert not parts.netloc or address.startswith("https://policies.example/"), f"{path} loads {address}"
            assert parts.scheme in ("", "https"), f"{path} loads {address}"
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"url\(\s*[\"']?(https?:)?//|@import\s+[\"'](https?:)?//", text), style


def test_no_page_names_its_alternates_in_the_head(site: Path) -> None:
    """Material's script would request a sitemap beside each of them."""
    for path, html in pages(site).items():
        assert not [1 for tag, attributes in html.elements if tag == "link" and attributes.get("rel") == "alternate"], path


def test_texts_can_be_read_without_scripts(site: Path) -> None:
    """The whole text stands in the page."""
    text = (site / "en/acme/policy.txt").read_text(encoding="utf-8")
    words = " ".join(page(site, "en/acme").words.split())
    for line in text.splitlines():
        line = line.removeprefix("- ").strip()
        if line and not line.startswith("|") and not re.match(r"\d+\. ", line):
            assert " ".join(line.split()) in words, line


def test_two_builds_of_the_same_day_are_the_same_bytes(small: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SOURCE_DATE_EPOCH set, as it is in a reproducible build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    first, second = build(small.root, small.root / "one"), build(small.root, small.root / "two")
    assert digest(first) == digest(second)


def crowd(root: Path, count: int) -> Path:
    """A built site of that many companies."""
    tree = Tree(root)
    tree.write("mkdocs.yml", MKDOCS)
    for number in range(count):
        tree.company(MINIMAL, f"company-{number:02}")
    return build(tree.root)


def test_a_page_does_not_grow_with_the_number_of_companies(tmp_path: Path) -> None:
    """The full navigation in every page would make the build quadratic."""
    few, many = crowd(tmp_path / "few", 2), crowd(tmp_path / "many", 12)
    texts = [(site / "en/company-00/index.html").read_text(encoding="utf-8") for site in (few, many)]
    assert navigation(texts[0]) == navigation(texts[1])
    assert texts[0] == texts[1]
    assert len((many / "en/index.html").read_bytes()) > len((few / "en/index.html").read_bytes())


def test_values_cannot_break_out_of_the_head_of_a_page(tree: Tree) -> None:
    """The theme prints title and description as they are: a quotation mark in a name once ended the attribute."""
    name = """0;url=https://evil.example" http-equiv="refresh" x="<3"""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(f"languages: [en]\nname: '{name}'\n")
    html = page(build(tree.root), "en/acme")
    assert not [1 for tag, attributes in html.elements if tag == "meta" and attributes.get("http-equiv") == "refresh"]
    (description,) = (
        attributes["content"] for tag, attributes in html.elements if tag == "meta" and attributes.get("name") == "description"
    )
    assert description is not None and name in description
    assert f"{name} Privacy Policy" in html.words


def test_a_user_s_own_templates_theme_and_words_are_used(tree: Tree) -> None:
    """The same folder names as ours, looked up first."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL)
    tree.write("templates/clauses/contact.md.j2", "## Reach us\n\nBy pigeon, {{ policy.name }}.\n")
    tree.write("templates/theme/partials/copyright.html", "<p>made here</p>")
    html = page(build(tree.root), "en/acme")
    assert "By pigeon, Acme." in html.words
    assert "made here" in html.words


def test_a_readme_does_not_take_over_the_start_page(tree: Tree) -> None:
    """MkDocs makes `README.md` the index of its folder; here it is for colleagues, and no page at all."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company()
    tree.write("policies/README.md", "# For colleagues\n")
    site_ = build(tree.root)
    assert "Privacy policies" in page(site_, "").words
    assert not [path for path, html in pages(site_).items() if "For colleagues" in html.words]


def test_a_start_page_of_one_s_own(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """`index.md` goes before our list, without a warning; the list is still there in each language. (It was once overwritten.)"""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company()
    tree.write("policies/index.md", "# Welcome\n\nSee [our policies](en/index.md).\n")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site_ = build(tree.root)
    assert "Welcome" in page(site_, "").words and "Privacy policies" in page(site_, "en").words
    assert not [record for record in caplog.records if "stale" not in record.getMessage()]


def test_a_tree_without_policies_builds(tree: Tree) -> None:
    """Nothing to publish yet is no error."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.write("policies/index.md", "# Soon\n")
    assert "Soon" in page(build(tree.root), "").words


def test_the_default_language_can_be_chosen(tree: Tree) -> None:
    """For the start page and for ordinary pages."""
    tree.with_german()
    tree.write("mkdocs.yml", MKDOCS.replace("[search, klausa]", "[search, {klausa: {default_language: de}}]"))
    tree.company(TWO)
    tree.write("policies/guide/index.md", "# Guide\n")
    site_ = build(tree.root)
    assert [page(site_, address).language for address in ("", "guide", "en/acme")] == ["de", "de", "en"]


def test_a_default_language_that_no_policy_has_is_told(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """Rather than a start page in some other language."""
    tree.write("mkdocs.yml", MKDOCS.replace("[search, klausa]", "[search, {klausa: {default_language: tr}}]"))
    tree.company()
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(tree.root)
    message = 'mkdocs.yml: no policy has the default_language "tr"; write one of en, or leave it out'
    assert any(message in record.getMessage() for record in caplog.records)
    assert not (tree.root / "site").exists()


def test_strict_fails_where_text_is_stale(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """And passes once it is rendered; without `--strict` it is a warning."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(tree.root)
    stale = [record.message for record in caplog.records if "is stale; run `klausa render`" in record.message]
    assert [line.split(" ")[0] for line in stale] == ["policies/acme/text/en.md", "policies/acme/text/trace.json"]
    with pytest.raises(Abort):
        build(tree.root, strict=True)
    for company in load_all(tree.root / "policies", tree.root):
        write(tell(company, english()))
    caplog.clear()
    build(tree.root, strict=True)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("broken", ["retension: {}\n", "sale: {sold: perhaps}\n"])
def test_a_wrong_key_fails_the_build_with_its_line(broken: str, tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """Before MkDocs touches the site: every byte of the last build is still there."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL)
    before = digest(build(tree.root))
    tree.company(SMALL.replace("sale: {sold: no}\n", "") + broken)
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(tree.root)
    assert any(
        re.search(r"^policies/acme/policy\.yml:13:\d+: .*; ", record.getMessage(), re.MULTILINE) for record in caplog.records
    )
    assert digest(tree.root / "site") == before


def test_languages_that_disagree_fail_the_build(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """A finding at error level always fails, `--strict` or not, and leaves the site as it was."""
    tree.with_german()
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(TWO)
    before = digest(build(tree.root))
    tree.clause("sale", "de", "## V\n\nNein.\n")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(tree.root)
    assert any("policies/acme/policy.yml:13:14: error parity/fact" in record.getMessage() for record in caplog.records)
    assert digest(tree.root / "site") == before


def test_findings_below_error_are_information(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """They do not fail a strict build; notes are counted, since a site that is served says them again at each change."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(SMALL + "security: {certifications: [{name: ISO 27001}]}\n")
    with caplog.at_level(logging.INFO, "mkdocs"):
        build(tree.root)
    said = {record.getMessage(): record.levelno for record in caplog.records}
    assert said["acme: 1 note; `klausa check acme` shows them"] == logging.INFO
    assert not any("house/no-release" in message for message in said)
    assert [level for message, level in said.items() if " warning " in message]
    assert set(said.values()) <= {logging.INFO, logging.WARNING}


def test_the_options_of_the_plugin_are_described() -> None:
    """Each with a default that just works, and none with a name that a dict has already."""
    from klausa.plugin import KlausaConfig

    options = dict(KlausaConfig._schema)
    assert set(options) and not set(options) & set(dir(dict))
    source = (ROOT / "generator/klausa/plugin.py").read_text(encoding="utf-8")
    for name in options:
        assert re.search(rf'\n    {name} = .*\n    """.+"""\n', source), name


# -- review builds --------------------------------------------------------------------------------------------------------

LAWS = "regimes: [{id: gdpr, applies: yes}, {id: kvkk}]\n"
COUNSEL = """\
answers:
  - {finding: gdpr/retention, reason: Verschwiegenes., by: Frau Geheimrat, on: 2026-11-20}
  - {finding: kvkk/complaint-to-board, reason: Verschwiegenes.}
circumstances:
  established-elsewhere: {holds: no, reason: Verschwiegenes.}
"""
REVIEW = MKDOCS.replace("[search, klausa]", "[search, {klausa: {review: true, as_of: 2026-11-22}}]")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """One tree built twice: for the public into `public/`, for counsel into `site/`."""
    tree = Tree(tmp_path_factory.mktemp("reviewed"))
    tree.with_german()
    tree.company(TWO + LAWS, "acme", review=COUNSEL)
    tree.company("languages: [en]\nname: Hush\npublication: private\n" + LAWS, "hush", review=COUNSEL)
    tree.write("mkdocs.yml", MKDOCS)
    build(tree.root, tree.root / "public")
    tree.write("mkdocs.yml", REVIEW)
    build(tree.root)
    return tree


def test_a_public_build_holds_nothing_of_a_review(reviewed: Tree) -> None:
    """Every file is searched: no answer, no name of counsel, no condition, no source file or line, no mark, no law's list."""
    public = reviewed.root / "public"
    assert not (public / "review").exists()
    inner = [
        "Verschwiegen", "Geheimrat", "Hush", "hush", "policy.yml", "review.yml", "klausa-mark", "klausa-notes", "klausa-matrix",
        "sale.sold", "gdpr/", "kvkk/", "templates/clauses", "undecidable",
    ]  # fmt: skip
    shown: set[str] = set()
    for path in sorted(path for path in public.rglob("*") if path.is_file()):
        content = path.read_bytes().decode("utf-8", "replace")
        name = path.relative_to(public).as_posix()
        style = name.startswith("assets/")
        for words in inner if not style else inner[:6]:
            assert words not in content, f"{words} in {name}"
        if not style:
            assert not re.search(r"\bline \d+", content), name
            shown |= {condition for condition in conditions() if condition in content}
    assert shown == set()


def test_a_review_build_holds_it_all(reviewed: Tree) -> None:
    """What the public does not see is there for counsel; so the search above searches for the right words."""
    site_ = reviewed.root / "site"
    text = "".join(path.read_text(encoding="utf-8") for path in site_.rglob("*.html"))
    for words in (
        "Verschwiegen",
        "Geheimrat",
        "Hush",
        "policies/acme/policy.yml",
        "klausa-mark",
        "sale.sold",
        "gdpr/",
        "line 13",
    ):
        assert words in text, words
    assert {path.parent.name for path in site_.glob("review/*/index.html")} == {"acme", "hush"}
    assert (site_ / "en/hush/index.html").is_file()


def test_every_link_of_a_review_build_leads_somewhere(reviewed: Tree) -> None:
    """Numbers to their notes and back, rows to clauses, pages to each other."""
    assert dead_links(reviewed.root / "site") == []
    for code in ("en", "de"):
        links = page(reviewed.root / "site", f"{code}/acme").links()
        assert "#sale-from-1" in links and "#sale-at-1" in links


def test_a_review_is_not_to_be_found(reviewed: Tree) -> None:
    """Search engines are asked to leave it out, the sitemap and the site's own search do not know it."""
    site_ = reviewed.root / "site"
    assert page(site_, "review/acme").noindex
    assert "review" not in (site_ / "sitemap.xml").read_text(encoding="utf-8")
    assert "Verschwiegen" not in (site_ / "search/en.json").read_text(encoding="utf-8")
    assert not [link for link in page(site_, "en").links() if "review" in link]


def test_a_review_build_makes_no_request_to_another_host(reviewed: Tree) -> None:
    """As little as the public one."""
    for path, html in pages(reviewed.root / "site").items():
        for address in html.requests:
            assert not urlsplit(address).netloc or address.startswith("https://policies.example/"), f"{path} loads {address}"


@pytest.mark.parametrize("spelt", ["2018-05-24", "'2018-05-24'"])
def test_the_law_is_asked_for_the_day_of_the_option(spelt: str, tree: Tree) -> None:
    """It goes before the environment, however YAML reads it; the GDPR applied a day later."""
    tree.write("mkdocs.yml", REVIEW.replace("2026-11-22", spelt))
    tree.company(MINIMAL + "regimes: [{id: gdpr}]\n")
    html = page(build(tree.root), "review/acme")
    assert "Not in force on this day." in html.words and "2018-05-24" in html.words


@pytest.mark.parametrize(
    ("option", "variable", "message"),
    [
        ("tomorrow", None, 'mkdocs.yml: as_of is "tomorrow"; write a day such as 2027-01-16'),
        ("2027-01-16 10:00:00", None, 'mkdocs.yml: as_of is "2027-01-16 10:00:00"; write a day such as 2027-01-16'),
        (None, "soon", 'KLAUSA_AS_OF is "soon"; write a day such as 2027-01-16'),
    ],
)
def test_a_day_that_is_none_fails_the_build(
    option: str | None,
    variable: str | None,
    message: str,
    tree: Tree,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the setting that says it, and before the site is touched."""
    tree.write("mkdocs.yml", REVIEW.replace("2026-11-22", option) if option else MKDOCS)
    tree.company()
    if variable:
        monkeypatch.setenv("KLAUSA_AS_OF", variable)
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(tree.root)
    assert message in [line.strip() for record in caplog.records for line in record.getMessage().splitlines()]
    assert not (tree.root / "site").exists()


def test_a_law_whose_coverage_is_required_fails_the_build(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    """An error like any other, until it is told or answered; one that is only reported fails nothing."""
    tree.write("mkdocs.yml", MKDOCS)
    tree.company(MINIMAL + "regimes: [{id: gdpr, coverage: require}]\n")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(tree.root)
    assert any(
        "policies/acme/policy.yml:3:11: error gdpr/purposes not told: " in record.getMessage() for record in caplog.records
    )
    tree.company(MINIMAL + "regimes: [{id: gdpr}]\n")
    assert (build(tree.root) / "en/acme/index.html").is_file()


# -- the reference site -------------------------------------------------------------------------------------------------

POLICIES = sorted(path.parent.name for path in (ROOT / "policies").glob("*/policy.yml"))


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, in all its languages."""
    return build(ROOT, tmp_path_factory.mktemp("reference") / "site")


@pytest.mark.parametrize("policy", POLICIES)
def test_the_reference_site_has_every_address(policy: str, reference: Path) -> None:
    """Every policy in each of its languages, in pairs, and as data; every page in its language."""
    facts = yaml.load((ROOT / "policies" / policy / "policy.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    languages = facts["languages"]
    for index, code in enumerate(languages):
        html = page(reference, f"{code}/{policy}")
        assert html.language == code
        assert html.noindex == (facts.get("demo", "no") != "no" or facts.get("publication", "public") != "public")
        for name in ("policy.json", "policy.md", "policy.txt"):
            assert (reference / code / policy / name).is_file()
        for other in languages[index + 1 :]:
            assert (reference / f"{code}-{other}" / policy / "index.html").is_file()


def test_the_reference_site_makes_no_request_to_another_host(reference: Path) -> None:
    """Every page of it."""
    found = pages(reference)
    assert len(found) > len(POLICIES)
    for path, html in found.items():
        assert not [address for address in html.requests if urlsplit(address).netloc], path


def test_the_reference_site_publishes_no_source(reference: Path) -> None:
    """No YAML, no trace, no private mark of the rendering."""
    assert not [path for path in reference.rglob("*") if path.suffix in (".yml", ".yaml") or path.name == "trace.json"]
    for path, html in pages(reference).items():
        assert not re.search("[\ue000-\uf8ff]", html.source), path
        assert isinstance(html, Html)


def test_words_of_a_test_are_not_words_of_a_site() -> None:
    """The German of these tests says English words: it must not be shipped."""
    assert not (ROOT / "locales" / "de").exists()
    assert german().messages["de"].get("contact", "Contact") == "Contact"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree whose policy has two releases, the second yet to come, and a draft after them."""
    tree = Tree(tmp_path_factory.mktemp("versions"))
    tree.with_german()
    tree.write("mkdocs.yml", MKDOCS)
    put(tree, hosted("Alto"), "1.0", "2026-01-01")
    put(tree, hosted("Cirro"), "2.0", "2027-01-01", published="2026-10-01")
    tree.company(hosted("Nimbo").replace("name: Acme", "name: Nonsuch"), next="version: 3.7\n")
    return tree


def built(tree: Tree, folder: Path, options: str = "") -> Path:
    """The tree's site with options of the plugin."""
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", f"{{klausa: {{{options}}}}}]") if options else MKDOCS)
    return build(tree.root, folder)


def test_the_site_of_a_policy_with_releases(versions: Tree, tmp_path: Path) -> None:
    """Each release and the history at its address; search engines and search find what is in force; no byte is of the draft."""
    site = built(versions, tmp_path / "site")
    for address in ("", "v/1.0/", "v/2.0/", "history/"):
        assert (site / "en/acme" / address / "index.html").is_file() and (site / "de/acme" / address / "index.html").is_file()
        assert page(site, f"en/acme/{address}".rstrip("/")).noindex == bool(address)
    assert dead_links(site) == []
    assert "Alto" in page(site, "en/acme").words
    assert "Cirro" in page(site, "en/acme/v/2.0").words and "Cirro" not in page(site, "en/acme").words
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.relative_to(site).as_posix().startswith("assets/"):
            assert not any(word in path.read_bytes() for word in (b"Nimbo", b"Nonsuch", b"3.7")), path
    search = (site / "search/en.json").read_text(encoding="utf-8")
    assert "Alto" in search and "Cirro" not in search
    addresses = [found.text or "" for found in ElementTree.parse(site / "sitemap.xml").iter(LOC)]
    assert not any("/v/" in address or "history" in address for address in addresses)


def test_the_head_names_the_feed(versions: Tree, tmp_path: Path) -> None:
    """Of the policy and of its history, for readers of feeds, and only so: no other alternate, none with a language. Its links are whole."""
    site = built(versions, tmp_path / "site")
    for path, html in pages(site).items():
        found = [
            attributes for tag, attributes in html.elements if tag == "link" and "alternate" in (attributes.get("rel") or "")
        ]
        leads = re.fullmatch(r"(en|de)/acme/(history/)?index\.html", path) is not None
        assert [attributes["type"] for attributes in found] == ["application/atom+xml"] * leads, path
        assert not any("hreflang" in attributes for attributes in found)
        for attributes in found:
            assert ((site / path).parent / (attributes["href"] or "")).resolve() == (site / path[:2] / "acme/feed.xml").resolve()
    feed = (site / "en/acme/feed.xml").read_text(encoding="utf-8")
    assert 'href="https://policies.example/en/acme/v/1.0/"' in feed and feed.count("<entry>") == 2


def test_old_addresses_of_a_renamed_policy(tmp_path: Path) -> None:
    """Each is a file that leads on; none is in the search or for search engines; a page that somebody wrote there goes before."""
    tree = Tree(tmp_path)
    tree.with_german()
    put(tree, hosted("Alto"), "1.0", "2026-01-01")
    event(tree.root / "policies/acme", "renamed", "2026-02-01", was="acne")
    tree.write("policies/de/acne/index.md", "# Mine\n")
    site = built(tree, tree.root / "site")
    assert page(site, "en/acne/v/1.0").links() == ["../../../acme/v/1.0/"] and page(site, "en/acne").noindex
    assert "Mine" in page(site, "de/acne").words
    assert dead_links(site) == []
    for name in ("sitemap.xml", "search/search_index.json"):
        assert "en/acne" not in (site / name).read_text(encoding="utf-8")


def test_a_site_with_drafts(versions: Tree, tmp_path: Path) -> None:
    """The same and the draft, which neither search nor search engines find."""
    site = built(versions, tmp_path / "site", "drafts: true")
    found = page(site, "de/acme/draft")
    assert found.noindex and "Nimbo" in found.words
    assert "Nimbo" not in page(site, "de/acme").words
    assert dead_links(site) == []
    assert "Nimbo" not in (site / "search/en.json").read_text(encoding="utf-8")
    assert "draft" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_tampered_release_ends_the_build(versions: Tree, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Before anything is written, with both digests."""
    site = built(versions, tmp_path / "site")
    before = digest(site)
    frozen = versions.root / "policies/acme/releases/1.0/en.md"
    content = frozen.read_bytes()
    frozen.write_bytes(content.replace(b"Alto", b"Altu"))
    try:
        with pytest.raises(Abort):
            build(versions.root, site)
    finally:
        frozen.write_bytes(content)
    assert "policies/acme/releases/1.0/en.md: this file has changed since it was frozen: its digest is " in caplog.text
    assert digest_of(content) in caplog.text and digest_of(content.replace(b"Alto", b"Altu")) in caplog.text
    assert digest(site) == before


def test_forms_are_made_where_they_are_asked_for(tree: Tree) -> None:
    """A Word document beside each text, and a link to it; else neither."""
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {forms: [docx]}}]"))
    tree.company(SMALL)
    site = build(tree.root)
    assert (site / "en/acme/policy.docx").read_bytes().startswith(b"PK")
    assert "policy.docx" in page(site, "en/acme").links() and "policy.pdf" not in page(site, "en/acme").links()


def test_a_form_that_cannot_be_made_ends_the_build(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that mends it, before anything is written."""
    monkeypatch.setitem(sys.modules, "docx", None)
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {forms: [docx]}}]"))
    tree.company(SMALL)
    with pytest.raises(Abort):
        build(tree.root)
    assert not (tree.root / "site").exists()


def test_a_form_that_there_is_none_of_is_told(tree: Tree) -> None:
    """By MkDocs, with those that there are."""
    tree.write("mkdocs.yml", MKDOCS.replace("klausa]", "{klausa: {forms: [odt]}}]"))
    tree.company(SMALL)
    with pytest.raises(Abort):
        build(tree.root)
