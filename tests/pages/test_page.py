"""A page of a policy: its links lead to the same place from wherever the text stands."""

from __future__ import annotations

import posixpath
import re

from klausa.load import load
from klausa.model.record import Release
from klausa.pages import site
from klausa.pipeline import tell
from klausa.releases import freeze, read_history
from klausa.text import bodies
from tests.test_annexes import ANNEX, POLICY
from tests.tree import Tree, german


def test_the_link_to_an_annex_leads_there_from_every_page(tree: Tree) -> None:
    """From the policy, side by side, from a release and from a redline, each in its own language; and back to the policy."""
    words = german()
    languages = "languages: [en, de]\n"
    own = "{en: tailors, de: tailors}"
    policy = POLICY.replace("languages: [en]\n", languages).replace("{en: tailors}", own)
    folder = tree.company(policy, "acme")
    annexed = tree.company(ANNEX.replace("languages: [en]\n", languages), "acme-providers")
    texts = bodies(tell(load(folder, tree.root), words))
    record = Release.model_validate({"version": "1.0", "effective": "2025-01-01", "languages": list(texts)})
    files = {f"{code}.md": text.encode() for code, text in texts.items()}
    freeze(folder, record, {**files, "policy.yml": b"name: Acme\n", "trace.json": b"{}\n"}, read_history(folder))
    items = [tell(load(at, tree.root), words) for at in (folder, annexed)]
    pages = {page.path: page for page in site(items, words).pages}
    for path in ("en/acme/", "de/acme/", "en-de/acme/", "en/acme/v/1.0/", "de/acme/v/1.0/"):
        found = {_target(path, link) for link in re.findall(r'href="([^"]*acme-providers/)"', pages[path].html)}
        wanted = {f"{code}/acme-providers/" for code in path.split("/")[0].split("-")}
        assert found == wanted, path
    assert wanted <= set(pages)
    back = {_target("de/acme-providers/", link) for link in re.findall(r'href="([^"]*/acme/)"', pages["de/acme-providers/"].html)}
    assert back == {"de/acme/"}


def _target(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(page, link)) + "/"
