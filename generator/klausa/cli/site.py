"""The site as a whole: export for other generators, and verify whether a built one holds what the policies say."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from klausa import export as exporting
from klausa.cli.options import AS_OF, ROOT, day_of, progress, readable
from klausa.missing import Missing
from klausa.pages import Options, Site
from klausa.pages import site as pages_of
from klausa.pages.files import ASKED
from klausa.pipeline import Told, run_with_words
from klausa.report import report
from klausa.settings import mkdocs, plugin
from klausa.verify import verify_folder, verify_live


@click.command()
@click.argument("folder", metavar="[SITE]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--live", "url", metavar="URL", help="A published site, instead of a built one.")
@AS_OF
@ROOT
@readable
def verify(folder: Path | None, url: str | None, day: str | None, root: Path) -> None:
    """Says what a built site lacks of the policies' pages and files, what it holds otherwise, and what should not be there.

    It does not matter which engine built it. Of a published site, the text and the version of each policy are compared with what they
    should be today. Options of the plugin in mkdocs.yml (default_language, drafts, review, forms) count here too.

    \b
    klausa verify site
    klausa verify site --as-of 2027-01-16
    klausa verify --live https://policies.example/
    """
    if (folder is None) == (url is None):
        raise click.UsageError("name the folder of a built site, or a published one with --live URL")
    if url is not None and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise click.UsageError(f'--live is "{url}"; write an address such as https://policies.example/')
    asked = day_of(day, root)
    # of a live site no forms are fetched, and a PDF takes its time
    told, wanted = _site(root, asked, with_forms=folder is not None)
    if folder is not None:
        found = verify_folder(wanted, folder, [item.company.id for item in told])
        fine = f"as it should be on {asked}; pages: {len(wanted.pages)}, files: {len(wanted.assets)}"
    else:
        live = verify_live(wanted, url or "")
        found = live.differences
        fine = f"as it should be on {asked}"
        click.echo(f"built as of {live.as_of or 'nobody knows when'}; due next: {live.due or 'nothing'}", err=True)
    for problem in found:
        click.echo(str(problem))
    click.echo(f"{len(found)} difference{'' if len(found) == 1 else 's'}" if found else fine, err=True)
    sys.exit(1 if found else 0)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@AS_OF
@ROOT
@readable
def export(folder: Path, day: str | None, root: Path) -> None:
    """Writes the site as Markdown with front matter, for another generator of sites to build.

    DIR/content/ has a file a page, with title, lang, permalink, url, version, updated, effective and alternates; DIR/static/ has the files
    that a site shows as they are. DIR is replaced as a whole each time; it has to be empty, new, or an earlier export. Options of the
    plugin in mkdocs.yml (default_language, drafts, review, forms) count here too.

    \b
    klausa export export
    klausa export /srv/www/policies --as-of 2027-01-16
    klausa verify _site               # once the other generator has built it
    """
    told, wanted = _site(root, day_of(day, root))
    errors = [finding for item in told for finding in item.findings if finding.level == "error"]
    if errors:
        click.echo(report(errors, "text"), nl=False, err=True)
        click.echo("nothing was written", err=True)
        sys.exit(1)
    exporting.write(exporting.exported(wanted), folder)
    click.echo(f"wrote {folder.as_posix()}; pages: {len(wanted.pages)}, files: {len(wanted.assets)}")


def _site(root: Path, day: datetime.date, *, with_forms: bool = True) -> tuple[tuple[Told, ...], Site]:
    """The policies, and the pages and files that a site of theirs has on a day, with the options of `mkdocs.yml`."""
    with progress() as seen:
        told, words = run_with_words(root, day=day, seen=seen)
    said = plugin(root)
    forms = said.get("forms") if with_forms else ()
    options = Options(
        said.get("default_language") or (next(iter(told[0].rendered)) if told else None),
        review=said.get("review") is True,
        drafts=said.get("drafts") is True,
        url=str(mkdocs(root).get("site_url") or ""),
        # MkDocs itself refuses any other
        forms=[form for form in forms if form in ASKED] if isinstance(forms, list) else (),
    )
    try:
        return told, pages_of(told, words, options)
    except Missing as error:
        raise click.UsageError(f"{error}, or leave it out of `forms:` in mkdocs.yml") from None
