"""The site as Markdown with front matter and plain files, for any other generator of sites to build."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from klausa.errors import Location, Problem, Unreadable
from klausa.pages import Page, Site
from klausa.pages.page import led
from klausa.render import Rendered
from klausa.render.markdown import to_html, to_plain

CONTENT, STATIC = "content", "static"
# the names of all files that an export wrote: a folder that holds another one is not ours to replace
LIST = ".klausa-export"

_BLANK_LINES = re.compile(r"\n\s*\n")
# what opens code of Liquid, Nunjucks, Handlebars or Hugo
_CODE = re.compile(r"\{(?=[{%#<])")
_AUTOLINK = r"(?:(?:https:|mailto:|tel:)[^\s<>]+|[\w.+-]+@[\w.-]+)>"
# what engines read in different ways: HTML, code, images, addresses that no policy links to
_UNLIKE = re.compile(
    rf"<(?!{_AUTOLINK})|[`]|!\[|\]\((?!https://|mailto:|tel:|#|\.\./)|^ *\[[^\]]*\]:|^(?: {{4}}|\t|~~~)", re.MULTILINE
)


def exported(site: Site) -> dict[str, bytes]:
    """The files of an export by their paths: a page is `content/<address>index.md`, every other file stands in `static/` as it is."""
    files = {f"{CONTENT}/{page.path}index.md": _page(page).encode() for page in site.pages}
    files |= {f"{STATIC}/{asset.path}": asset.data for asset in site.assets}
    return dict(sorted(files.items()))


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Puts these files into *folder* in one step, in place of an earlier export; raises Unreadable where anything else is there."""
    folder = folder.resolve()
    if foreign := next(_foreign(folder), None):
        raise Unreadable(
            [
                Problem(
                    Location(foreign.as_posix()),
                    "was not written by `klausa export`, which replaces the whole folder",
                    "name an empty folder or a new one, or move what is yours elsewhere",
                )
            ]
        )
    new, old = (folder.with_name(f".{folder.name}.{which}") for which in ("new", "old"))
    for left in (new, old):
        # of an export that was interrupted
        shutil.rmtree(left, ignore_errors=True)
    for name, content in {**files, LIST: "".join(f"{name}\n" for name in files).encode()}.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _foreign(folder: Path) -> Iterator[Path]:
    """The files of a folder that no export of ours wrote."""
    known: set[str] = {LIST}
    if (folder / LIST).is_file():
        known |= set((folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines())
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() and path.relative_to(folder).as_posix() not in known:
            yield path


def _page(page: Page) -> str:
    front = "".join(f"{key}: {_value(value)}\n" for key, value in _front(page) if value)
    body = _text(page, page.shown.document) if page.shown else _block(page.html)
    return f"---\n{front}---\n\n{_inert(body)}\n"


def _front(page: Page) -> Iterator[tuple[str, object]]:
    """What other generators know by these names; addresses count from the top of the site."""
    yield "title", page.title
    yield "description", page.description
    yield "lang", page.language
    # Jekyll and Eleventy know the one, Hugo the other
    yield "permalink", f"/{page.path}"
    yield "url", f"/{page.path}"
    if page.shown:
        yield "policy", page.shown.policy
        yield "version", page.shown.version
        yield "updated", page.shown.published
        yield "effective", page.shown.effective
    yield "alternates", {code: f"/{path}" for code, path in page.alternates.items()}
    yield "feed", page.feed and f"/{page.feed}"
    yield "robots", "" if page.indexed else "noindex"


def _value(value: object) -> str:
    """As JSON, which is YAML that nobody reads in another way."""
    return json.dumps(value, ensure_ascii=False, default=datetime.date.isoformat)


def _text(page: Page, document: Rendered) -> str:
    """A text under its head: the clauses as Markdown, with anchors in HTML, since engines make them of headings each in its own way."""
    head, _, rest = page.html.partition("</header>")
    # what stands below the text
    foot = rest.rpartition("</section>")[2].partition("</div>")[2]
    up = "../" * page.path.count("/")
    parts = [_block(f"{head}</header>")]
    for clause in document.clauses:
        heading = f"{clause.number}. {clause.heading}"
        if _UNLIKE.search(f"{heading}\n{clause.text}"):
            words = [f"<h2>{escape(to_plain(heading))}</h2>", led(_block(to_html(clause.text)), up, page.language)]
        else:
            words = [f"## {heading}", clause.text.strip().replace("](../", f"]({up}{page.language}/")]
        parts += [f'<a id="{clause.id}"></a>', *words]
    return "\n\n".join([*parts, _block(foot)]).strip()


def _block(html: str) -> str:
    """HTML that Markdown leaves as it is: one block, since a blank line would end it."""
    return _BLANK_LINES.sub("\n", html.strip())


def _inert(text: str) -> str:
    """A text without what engines would run as code of templates."""
    return _CODE.sub("&#123;", text)
