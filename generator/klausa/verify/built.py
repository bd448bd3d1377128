"""What a built site lacks of the policies' pages and files, what it holds otherwise, and what it should not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from klausa.errors import Location, Problem
from klausa.pages import Asset, Page, Site
from klausa.verify.reading import BuiltPage

AGAIN = "build the site again"
# what Klausa puts below a policy's address; anything else there is somebody's own
OURS = ("index.html", "draft/**/*", "history/**/*", "v/**/*", "changes/**/*", "policy.*", "version.json", "feed.xml")

# what an engine that runs no plugin publishes of a company's folder
SOURCES = ("*.yml", "text/**/*", "releases/**/*")
NO_PLUGIN = "this engine ran no plugin: take one that does, or let it build what `klausa export` writes"


def verify_folder(site: Site, folder: Path, policies: Iterable[str]) -> tuple[Problem, ...]:
    """Each page and file of *site* that is missing in *folder* or differs, and what of these *policies* is there without being public."""
    found = [problem for page in site.pages for problem in _page(page, folder)]
    found += [problem for asset in site.assets for problem in _file(asset, folder)]
    found += _surplus(site, folder, policies)
    return tuple(sorted(found))


def _page(page: Page, folder: Path) -> Iterator[Problem]:
    path = next((path for path in _places(page) if (folder / path).is_file()), None)
    if path is None:
        yield Problem(Location(_places(page)[0]), "is missing", AGAIN)
        return
    place = Location(path)
    anchors = [anchor for anchor, _ in page.contents]
    there = BuiltPage((folder / path).read_text(encoding="utf-8", errors="replace"), anchors)
    # en-GB is English too
    if not f"{there.language}-".lower().startswith(f"{page.language}-".lower()):
        told = f'"{there.language}"' if there.language else "nothing"
        yield Problem(
            place, f'<html lang> says {told} where the page is in "{page.language}"', "let the engine set each page's language"
        )
    if lacking := [anchor for anchor in anchors if anchor not in there.said]:
        yield Problem(place, f"lacks the clause{_s(lacking)} {_listed(lacking)}", AGAIN)
    should = BuiltPage(page.html, anchors).said
    if other := [anchor for anchor, said in there.said.items() if should.get(anchor, "") not in said]:
        yield Problem(place, f"says something else than the policy in the clause{_s(other)} {_listed(other)}", AGAIN)


def _places(page: Page) -> tuple[str, ...]:
    """Where an engine may have put a page: in a folder of its own, or as a file."""
    index = f"{page.path}index.html"
    return (index, f"{page.path.rstrip('/')}.html") if page.path else (index,)


def _file(asset: Asset, folder: Path) -> Iterator[Problem]:
    path = folder / asset.path
    if not path.is_file():
        yield Problem(Location(asset.path), "is missing", AGAIN)
    # engines may write a style sheet smaller; what a policy says stays as it is, byte for byte
    elif path.suffix != ".css" and path.read_bytes() != asset.data:
        yield Problem(Location(asset.path), "holds something else than the policy says", AGAIN)


def _surplus(site: Site, folder: Path, policies: Iterable[str]) -> Iterator[Problem]:
    """What lies at an address of ours and is not public: a draft, a review, a text that was removed, a policy that became private."""
    known = {place for page in site.pages for place in _places(page)} | {asset.path for asset in site.assets}
    for policy in policies:
        for home in folder.glob(f"*/{policy}"):
            files = (path for pattern in OURS for path in home.glob(pattern) if path.is_file())
            for path in sorted({path.relative_to(folder).as_posix() for path in files} - known):
                yield Problem(Location(path), "should not be there", "empty the folder and build the site again")
        for source in sorted(path for pattern in SOURCES for path in (folder / policy).glob(pattern) if path.is_file()):
            yield Problem(Location(source.relative_to(folder).as_posix()), "is a source and nobody's business", NO_PLUGIN)


def _listed(anchors: list[str]) -> str:
    return ", ".join(f'"{anchor}"' for anchor in anchors)


def _s(items: list[str]) -> str:
    return "" if len(items) == 1 else "s"
