"""The site as Markdown for other generators: what it says, where, that nothing in it runs, and whose folder it replaces."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from klausa.cli import main
from klausa.export import LIST, exported
from klausa.pages import Asset, Options, Page, Site
from klausa.pages import site as pages_of
from klausa.pages.page import Shown
from klausa.pipeline import run_with_words
from klausa.verify import verify_folder
from tests.pages.records import hosted, put
from tests.tree import MKDOCS, SMALL, Tree, digest

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Two languages, two releases of which the second is yet to come, and a demo that links to another policy."""
    made = Tree(tmp_path_factory.mktemp("made"))
    made.with_german()
    made.write("mkdocs.yml", MKDOCS)
    put(made, hosted("Kumo"), "1.0", "2026-01-01")
    put(made, hosted("Awan"), "1.1", "2026-12-01", published="2026-11-01")
    made.company(SMALL + "demo: yes\n", "bolt")
    return made


def export(tree: Tree, folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", str(folder), "--root", str(tree.root), "--as-of", DAY, *arguments])


def page(folder: Path, address: str) -> tuple[dict[str, object], str]:
    """Front matter and body of a page."""
    _, front, body = (folder / "content" / address / "index.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def one(html: str = "", **fields: object) -> str:
    """The file of a single page."""
    found = exported(Site((Page("en/acme/", "en", "Acme", html, **fields),), ()))  # type: ignore[arg-type]
    return found["content/en/acme/index.md"].decode()


def test_front_matter(tree: Tree, tmp_path: Path) -> None:
    """What an engine needs to put the page where it belongs, in its language."""
    assert export(tree, tmp_path / "out").exit_code == 0
    front, _ = page(tmp_path / "out", "en/acme")
    described = front.pop("description")
    assert isinstance(described, str) and described
    assert front == {
        "title": "Acme Privacy Policy",
        "lang": "en",
        "permalink": "/en/acme/",
        "url": "/en/acme/",
        "policy": "acme",
        "version": "1.0",
        "updated": "2026-01-01",
        "effective": "2026-01-01",
        "alternates": {"de": "/de/acme/", "en": "/en/acme/"},
        "feed": "/en/acme/feed.xml",
    }
    assert page(tmp_path / "out", "en/acme/v/1.1")[0]["robots"] == "noindex"


def test_a_text_is_markdown_under_its_head(tree: Tree, tmp_path: Path) -> None:
    """With anchors, and whatever the page says above the text: here that another version comes, and that it is an example."""
    export(tree, tmp_path / "out")
    _, body = page(tmp_path / "out", "en/acme")
    assert '\n\n<a id="recipients"></a>\n\n## ' in body and "Kumo" in body and "Awan" not in body
    assert "A new version takes effect on 1 December 2026." in body.partition('<a id="')[0]
    assert "Example" in page(tmp_path / "out", "en/bolt")[1].partition('<a id="')[0]
    assert 'href="policy.md"' in body.rpartition("\n\n")[2]


def test_every_page_and_file_is_there(tree: Tree, tmp_path: Path) -> None:
    """Histories, releases, redlines and side by side too; files byte for byte."""
    export(tree, tmp_path / "out")
    wanted = wanted_of(tree)
    written = {path for path in digest(tmp_path / "out") if (tmp_path / "out" / path).is_file()}
    assert written == {LIST} | {f"content/{found.path}index.md" for found in wanted.pages} | {
        f"static/{asset.path}" for asset in wanted.assets
    }
    assert {"content/de/acme/history/index.md", "content/en/acme/changes/1.0...1.1/index.md"} <= written
    assert json.loads((tmp_path / "out/static/en/acme/version.json").read_bytes())["in_force"] == "1.0"


def wanted_of(tree: Tree) -> Site:
    told, words = run_with_words(tree.root, day=datetime.date.fromisoformat(DAY))
    return pages_of(told, words, Options("en", url="https://policies.example/"))


def test_what_an_engine_builds_of_it_passes_verify(tree: Tree, tmp_path: Path) -> None:
    """The smallest engine: CommonMark with tables and HTML, a frame with the language. Every clause of every page says what it should."""
    export(tree, tmp_path / "out")
    engine = MarkdownIt("commonmark", {"html": True}).enable("table")
    for source in (tmp_path / "out/content").rglob("*.md"):
        front, body = page(tmp_path / "out", source.parent.relative_to(tmp_path / "out/content").as_posix())
        target = tmp_path / "site" / str(front["permalink"]).strip("/") / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'<html lang="{front["lang"]}"><body>{engine.render(body)}</body></html>', encoding="utf-8")
    for source in (tmp_path / "out/static").rglob("*"):
        if source.is_file():
            target = tmp_path / "site" / source.relative_to(tmp_path / "out/static")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    assert verify_folder(wanted_of(tree), tmp_path / "site", ["acme", "bolt"]) == ()


def test_nothing_in_it_is_code_of_templates() -> None:
    """Liquid, Nunjucks, Handlebars and Hugo run what stands in two braces."""
    file = one("<p>{{ a }} {% b %} {# c #} {{< d >}} {e}</p>")
    assert not any(mark in file for mark in ("{{", "{%", "{#", "{<"))
    assert "{e}" in file


def test_a_page_of_html_is_one_block() -> None:
    """A blank line would end it, and what follows would be read as Markdown."""
    assert one("<ul>\n\n<li>1. one</li>\n  \n    <li>2</li>\n</ul>").endswith(
        "---\n\n<ul>\n<li>1. one</li>\n    <li>2</li>\n</ul>\n"
    )


@pytest.mark.parametrize("odd", ["<b>loud</b>", "![x](https://x.example/y.png)", "[x](javascript:alert)", "    code", "`<i>`"])
def test_what_engines_read_in_different_ways_is_html(odd: str, tmp_path: Path) -> None:
    """Own words may hold what we print as text and others would run; the rest of the policy stays Markdown."""
    company = Tree(tmp_path).tell(SMALL)
    clause = company.rendered["en"].clauses[-1]
    told = company.rendered["en"]
    changed = replace(told, clauses=(*told.clauses[:-1], replace(clause, text=f"Words.\n\n{odd}\n")))
    file = one("<header></header>", shown=Shown("acme", changed, None, None, None))
    body = file.partition(f'<a id="{clause.id}"></a>')[2]
    assert f"<h2>{clause.number}. " in body and "<p>Words.</p>" in body
    assert not any(run in body for run in ("<b>", "<img", 'href="javascript', "<i>"))
    assert f"\n## {told.clauses[0].number}. " in file


def test_two_exports_are_the_same(tree: Tree, tmp_path: Path) -> None:
    export(tree, tmp_path / "a")
    export(tree, tmp_path / "b")
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_an_earlier_export_is_replaced_whole(tree: Tree, tmp_path: Path) -> None:
    """Also what is no page any more."""
    export(tree, tmp_path / "out")
    before = digest(tmp_path / "out")
    with (tmp_path / "out" / LIST).open("a", encoding="utf-8") as names:
        names.write("content/en/gone/index.md\n")
    (tmp_path / "out/content/en/gone").mkdir()
    (tmp_path / "out/content/en/gone/index.md").write_text("old")
    assert export(tree, tmp_path / "out").exit_code == 0
    assert digest(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("export_there", [False, True])
def test_what_is_somebody_else_s_stays(export_there: bool, tree: Tree, tmp_path: Path) -> None:
    """A folder with a file that no export wrote is left as it is, and the file named."""
    if export_there:
        export(tree, tmp_path / "out")
    Tree(tmp_path).write("out/notes/mine.md", "mine")
    before = digest(tmp_path)
    ran = export(tree, tmp_path / "out")
    assert ran.exit_code == 2 and "notes/mine.md: was not written by `klausa export`" in ran.stderr
    assert digest(tmp_path) == before


def test_an_empty_folder_is_fine(tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert export(tree, tmp_path / "out").exit_code == 0


def test_nothing_is_written_while_a_finding_is_an_error(tmp_path: Path) -> None:
    """As no site is built then."""
    tree = Tree(tmp_path)
    tree.company("languages: [en]\nname: Acme\nregimes: [{id: gdpr, applies: yes, coverage: require}]\n")
    ran = export(tree, tmp_path / "out")
    assert ran.exit_code == 1 and ran.stderr.endswith("nothing was written\n")
    assert not (tmp_path / "out").exists()


def test_a_file_stays_as_it_is() -> None:
    """Also one that would be Markdown or code to an engine."""
    assert exported(Site((), (Asset("en/acme/policy.md", "{{ a }}\n\n<b>"),)))["static/en/acme/policy.md"] == b"{{ a }}\n\n<b>"
