"""A new site: settings, an example, a commented policy file, workflows, and a README for lawyers; it builds at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from klausa import __version__, schema
from klausa.errors import Location, Problem, Unreadable
from klausa.new import new, written
from klausa.pipeline import run
from klausa.text import write
from klausa.where import shipped

SITE = "site"
FORGE = ".github"
# in a folder of templates a file that begins with a dot would be in force there
HIDDEN = re.compile(r"^(gitignore|gitattributes)$")
# what pip installs: in our own repository the checkout, elsewhere this version
INSTALLED = re.compile(r"(?m)^( *KLAUSA: )\..*$")


def begin(folder: Path, company: str, name: str, languages: Sequence[str]) -> tuple[Path, ...]:
    """Writes a site with one company into *folder* and says which files; those that are there stay as they are.

    Raises Unreadable, with nothing written, where the folder holds a site already.
    """
    if (folder / "mkdocs.yml").exists():
        place = Location((folder / "mkdocs.yml").as_posix())
        raise Unreadable([Problem(place, "there is a site already", "choose another folder, or add a company: `klausa new`")])
    values = {
        "NAME": written(name),
        "COMPANY": company,
        "LANGUAGE": languages[0],
        "LANGUAGES": ", ".join(languages),
        "VERSION": __version__,
    }
    site, forge = shipped("templates") / SITE, shipped(FORGE)
    files = {HIDDEN.sub(r".\1", path.relative_to(site).as_posix()): path for path in site.rglob("*") if path.is_file()}
    # the workflows are those that this project itself runs
    files |= {f"{FORGE}/{path.relative_to(forge).as_posix()}": path for path in forge.rglob("*") if path.is_file()}
    made = [folder / name for name, file in sorted(files.items()) if _copied(file, folder / name, values)]
    if editor := schema_beside(folder / "policies"):
        made.append(editor)
    if not (folder / "policies" / company / "policy.yml").exists():
        made.append(new(folder / "policies" / company, name, tuple(languages)))
    for told in run(folder):
        made += write(told)
    return tuple(made)


def schema_beside(policies: Path) -> Path | None:
    """Writes the schema that the first line of each policy file names to editors; None where it is there."""
    file = policies / "policy.schema.json"
    if file.exists():
        return None
    file.write_text(schema.as_text(), encoding="utf-8")
    return file


def _copied(file: Path, target: Path, values: Mapping[str, str]) -> bool:
    """Puts a file in its place, with the names that are the site's own; not where one is there."""
    if target.exists():
        return False
    text = INSTALLED.sub(rf"\g<1>klausa=={__version__}", file.read_text(encoding="utf-8"))
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return True
