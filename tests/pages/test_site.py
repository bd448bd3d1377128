"""Which pages and files the policies make, before any of MkDocs."""

from __future__ import annotations

import json

import pytest

from klausa.pages import Options, Page, Site, site
from klausa.pipeline import Told
from klausa.text import body
from tests.tree import MINIMAL, SMALL, Tree, german

TWO = SMALL.replace("[en]", "[en, de]")
WORDS = german()


def pages(made: Site) -> dict[str, Page]:
    """The pages by address."""
    assert len({page.path for page in made.pages}) == len(made.pages)
    return {page.path: page for page in made.pages}


def tell(tree: Tree, text: str, id_: str = "acme", next_: str = "") -> Told:
    """One company, told in the languages of WORDS."""
    from klausa.load import load
    from klausa.pipeline import tell as told

    folder = tree.company(text, id_, **({"next": next_} if next_ else {}))
    return told(load(folder, tree.root), WORDS)


def test_the_addresses(tree: Tree) -> None:
    """Lists, each language, each pair once in the order of the languages, three files a language, and the status of all."""
    made = site([tell(tree, TWO)], WORDS)
    assert set(pages(made)) == {"", "de/", "en/", "de/acme/", "en/acme/", "en-de/acme/"}
    texts = {f"{code}/acme/policy.{ending}" for code in ("de", "en") for ending in ("md", "txt", "json", "fragment.html")}
    assert {asset.path for asset in made.assets} == {"status.json", "policy-text.schema.json", *texts}


def test_languages_that_a_policy_does_not_have_appear_nowhere_for_it(tree: Tree) -> None:
    """Another company's language makes no page of this one."""
    made = site([tell(tree, TWO), tell(tree, SMALL, "bolt")], WORDS)
    assert {path for path in pages(made) if "bolt" in path} == {"en/bolt/"}
    assert pages(made)["en/bolt/"].alternates == {"en": "en/bolt/"}


@pytest.mark.parametrize(("default", "language"), [("de", "de"), ("en", "en")])
def test_the_start_page_speaks_the_default_language(default: str, language: str, tree: Tree) -> None:
    """And is the list of that language."""
    found = pages(site([tell(tree, TWO)], WORDS, Options(default)))
    assert found[""].language == language
    assert found["de/"].language == "de" and found["en/"].language == "en"


def test_the_list_links_each_policy_in_the_language_that_it_has(tree: Tree) -> None:
    """The page's own language where the policy has it, else the policy's first."""
    found = pages(site([tell(tree, TWO), tell(tree, SMALL, "bolt")], WORDS))
    assert '<h2><a href="../de/acme/">Acme</a></h2>' in found["de/"].html
    assert '<h2><a href="../en/bolt/">Acme</a></h2>' in found["de/"].html
    assert '<h2><a href="en/acme/">Acme</a></h2>' in pages(site([tell(tree, TWO)], WORDS, Options("en")))[""].html


def test_no_policies_make_no_pages() -> None:
    """An empty site is not an error."""
    assert site([], WORDS) == Site((), ())


@pytest.mark.parametrize(
    ("setting", "built", "listed", "indexed", "searched"),
    [
        ("publication: public", True, True, True, True),
        ("publication: unlisted", True, False, False, False),
        ("publication: private", False, False, False, False),
        ("demo: yes", True, True, False, True),
        ("demo: no", True, True, True, True),
    ],
)
def test_who_finds_a_policy(setting: str, built: bool, listed: bool, indexed: bool, searched: bool, tree: Tree) -> None:
    """Private is nowhere; unlisted is built, but neither listed, nor indexed, nor found by the site's own search."""
    made = site([tell(tree, MINIMAL, "other"), tell(tree, SMALL + setting + "\n")], WORDS)
    found = pages(made)
    assert ("en/acme/" in found) == built == any("acme" in asset.path for asset in made.assets)
    assert ("en/acme/" in found["en/"].html) == listed
    if built:
        assert (found["en/acme/"].indexed, found["en/acme/"].searched) == (indexed, searched)


def test_a_policy_page(tree: Tree) -> None:
    """Anchors are clause ids, the contents name each clause, and the dates are those of `next.yml`."""
    found = pages(site([tell(tree, TWO, next_="version: 1.10\npublished: 2026-01-21\n")], WORDS))
    page = found["en/acme/"]
    assert page.title == "Acme Privacy Policy"
    assert [id_ for id_, _ in page.contents][:2] == ["introduction", "company"]
    assert all(f'<section class="klausa-clause" id="{id_}">' in page.html for id_, _ in page.contents)
    assert "<dd>1.10</dd>" in page.html and '<time datetime="2026-01-21">21 January 2026</time>' in page.html
    assert "Effective date" not in page.html
    assert page.alternates == {"en": "en/acme/", "de": "de/acme/"}
    assert page.description.startswith("This policy explains how Acme processes personal data.")


def test_no_dates_are_invented(tree: Tree) -> None:
    """Without `next.yml` there is neither version nor date."""
    page = pages(site([tell(tree, SMALL)], WORDS))["en/acme/"]
    assert "klausa-meta" not in page.html and "<time" not in page.html


def test_side_by_side(tree: Tree) -> None:
    """Both languages of each clause in one row, each marked with its language; not indexed, since it repeats."""
    page = pages(site([tell(tree, TWO)], WORDS))["en-de/acme/"]
    assert page.html.count('<div class="klausa-cell" lang="en">') == page.html.count('<div class="klausa-cell" lang="de">') > 5
    assert (page.indexed, page.searched, page.wide) == (False, False, True)


def test_the_same_as_data_and_text(tree: Tree) -> None:
    """Markdown as it is committed, plain text without markup, JSON with what the page says and nothing else."""
    told = tell(tree, SMALL, next_="version: 1.10\n")
    files = {asset.path: asset.content for asset in site([told], WORDS).assets}
    assert files["en/acme/policy.md"] == body(told.rendered["en"])
    assert "**" not in files["en/acme/policy.txt"] and "[//]" not in files["en/acme/policy.txt"]
    data = json.loads(files["en/acme/policy.json"])
    assert set(data) == {"$schema", "policy", "name", "language", "title", "version", "sha256", "clauses"}
    assert [set(clause) for clause in data["clauses"]] == [{"id", "number", "heading", "text"}] * len(data["clauses"])
    assert (data["version"], data["clauses"][0]["id"]) == ("1.10", "introduction")


def test_public_files_hold_no_source_lines_and_no_undeclared_facts(tree: Tree) -> None:
    """Where a fact is written is nobody's business outside a review."""
    made = site([tell(tree, TWO)], WORDS)
    everything = "".join(page.html for page in made.pages) + "".join(asset.content for asset in made.assets)
    assert "policy.yml" not in everything and "undeclared" not in everything


@pytest.mark.parametrize("name", ["A&B", '"A" <3 B', "A *b* _c_", "A [b]", "#1", "1. A", "AT&amp;T"])
def test_names_are_words_on_every_page(name: str, tree: Tree) -> None:
    """Escaped once, for HTML. ("A&B" once came out as "A&#38;B" in titles, headings and JSON.)"""
    text = (
        "languages: [en, de]\nname: " + json.dumps(name) + "\nclauses:\n"
        "  - id: extra\n    after: introduction\n    heading: {en: " + json.dumps(name) + ", de: " + json.dumps(name) + "}\n"
        "    text: {en: T., de: T.}\n"
    )
    from tests.sites import Html

    made = site([tell(tree, text)], WORDS)
    for page in made.pages:
        words = Html(page.html).words
        assert name in words, (page.path, words)
        assert "&#" not in words
        assert "&#" not in page.title + page.description + "".join(title for _, title in page.contents)
    data = json.loads(next(asset.content for asset in made.assets if asset.path == "en/acme/policy.json"))
    assert data["title"] == f"{name} Privacy Policy"
    assert data["clauses"][1]["heading"] == name


def test_demo_says_so_in_the_language_of_the_page(tree: Tree) -> None:
    """With a link to where the facts were published."""
    page = pages(site([tell(tree, TWO + "demo: yes\nsource: https://acme.example/privacy?a=1&b=2\n")], WORDS))["de/acme/"]
    assert "klausa-banner" in page.html
    assert 'href="https://acme.example/privacy?a=1&amp;b=2"' in page.html
    assert "klausa-banner" not in pages(site([tell(tree, TWO)], WORDS))["de/acme/"].html
