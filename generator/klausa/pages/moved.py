"""The addresses that a policy had before it was renamed: each leads on to the page that it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Environment

from klausa.pages.page import Asset, Page
from klausa.pipeline import Told


def moved(
    shown: Sequence[Told], pages: Sequence[Page], assets: Sequence[Asset], environments: Mapping[str, Environment]
) -> Iterator[Asset]:
    """A file for each old address of a page, and each data file once more: a static host can send nobody on, and programs read no pages.

    From the day of the renaming, whatever the day of the build: the folder has its new name, and readers have their old links.
    """
    for item in shown:
        id_ = item.company.id
        for was in sorted(set(item.company.history.old_ids) - {id_}):
            for page in pages:
                first, _, rest = page.path.partition("/")
                if rest.startswith(f"{id_}/") and first != "review":
                    yield Asset(f"{first}/{was}{rest.removeprefix(id_)}index.html", _leads_on(page, environments[page.language]))
            for asset in assets:
                first, _, rest = asset.path.partition("/")
                if rest.startswith(f"{id_}/"):
                    yield Asset(f"{first}/{was}{rest.removeprefix(id_)}", asset.content)


def _leads_on(page: Page, env: Environment) -> str:
    _, _, rest = page.path.partition("/")
    target = "../" * rest.count("/") + rest
    return env.get_template("moved.html").render(title=page.title, target=target) + "\n"
