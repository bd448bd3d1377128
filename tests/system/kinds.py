"""A site with every kind of page that there is, built once and served on this machine, for tests in a real browser."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from klausa.cli import main
from tests.pages.records import put
from tests.redline.releases import POLICY, with_, words
from tests.sites import build
from tests.tree import ROOT, Tree

LANGUAGES = ("en", "id", "tr")
DEFAULT = "default_language: en\n"
ENV = "!ENV [KLAUSA_REVIEW, false]"
# in force is 1.1; 1.0 was, 2.0 will be, and what the folder says now is a draft
FIRST = POLICY
SECOND = with_(("2 years", "90 days"), ("[access, erasure]", "[access, erasure, objection]"))
THIRD = with_(("2 years", "90 days"), ("Kumo, Awan", "Kumo"))
DRAFT = with_(("2 years", "90 days"), ("Kumo, Awan", "Nimbo"))
GUIDE = """\
# A page of one's own

How it begins, with a [link](en/acme/index.md).

## In a table

| Key | What it says |
|---|---|
| `name` | the company |

```yaml
name: Acme
```
"""
# a kind of page and its address in each language; a pair stands for two languages
KINDS = {
    "list": "{code}/",
    "every key": "{code}/contoh/",
    "in force": "{code}/acme/",
    "earlier version": "{code}/acme/v/1.0/",
    "coming version": "{code}/acme/v/2.0/",
    "draft": "{code}/acme/draft/",
    "history": "{code}/acme/history/",
    "redline": "{code}/acme/changes/1.0...1.1/",
}
SINGLE = {
    "start": ("", "en"),
    "English and Turkish": ("en-tr/contoh/", "en"),
    "Indonesian and Turkish": ("id-tr/acme/", "id"),
    "a page of one's own": ("own/", "en"),
    "guide": ("guide/releases/", "en"),
    "reference": ("reference/", "en"),
    "key": ("reference/keys/retention/", "en"),
    "terms": ("reference/vocabulary/sources/", "en"),
    "law": ("reference/laws/gdpr/", "en"),
    "command": ("reference/commands/release/", "en"),
    "findings": ("reference/findings/house/", "en"),
    "annex": ("id/contoh-providers/", "id"),
    "published elsewhere": ("tr/asisten-ai/", "tr"),
    "retired": ("en/gone/history/", "en"),
    "nowhere": ("404.html", "en"),
}
# in a build for counsel, which stands in a folder of its own here
REVIEW = {
    "review": ("review/acme/", "en"),
    "annotated text": ("tr/acme/draft/", "tr"),
}
PAGES = {
    **{f"{kind}, {code}": (path.format(code=code), code) for kind, path in KINDS.items() for code in LANGUAGES},
    **SINGLE,
    **{kind: (f"counsel/{path}", language) for kind, (path, language) in REVIEW.items()},
}


def made(root: Path) -> Path:
    """The tree and its site, with the reference site's own theme."""
    tree = Tree(root)
    for text, version, day in ((FIRST, "1.0", "2026-01-01"), (SECOND, "1.1", "2026-06-01")):
        put(tree, text, version, day, words())
    put(tree, THIRD, "2.0", "2027-01-01", words(), published="2026-10-01")
    tree.company(DRAFT)
    put(tree, with_(("name: Acme", "name: Gone")), "1.0", "2026-01-01", words(), id_="gone")
    retired = CliRunner().invoke(main, ["retire", "gone", "--as-of", "2026-08-01", "--reason", "it ends", "--root", str(root)])
    assert retired.exit_code == 0, retired.output
    site = root / "site"
    tree.write("mkdocs.yml", settings(review=True))
    counsel = build(tree.root, root / "counsel")
    tree.write("mkdocs.yml", settings(review=False))
    tree.write("policies/own.md", GUIDE)
    for folder in ("contoh", "contoh-providers", "asisten-ai", "guide", "_shared"):
        shutil.copytree(ROOT / "policies" / folder, tree.root / "policies" / folder)
    build(tree.root, site)
    counsel.rename(site / "counsel")
    return site


def settings(review: bool) -> str:
    """What the reference site's `mkdocs.yml` says, with an address, drafts, and what is only for counsel."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert text.count(f"drafts: {ENV}") == text.count(f"review: {ENV}") == text.count(DEFAULT) == 1
    text = text.replace(f"drafts: {ENV}", "drafts: true").replace(f"review: {ENV}", f"review: {str(review).lower()}")
    text = text.replace(DEFAULT, f"{DEFAULT}      as_of: 2026-11-22\n")
    return f"site_url: https://policies.example/\n{text}"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
