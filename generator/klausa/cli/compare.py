"""What changed between two states of the committed text: diff."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from klausa.cli.options import AS_OF, ROOT, coloured, day_of, readable
from klausa.diff import as_docx, as_html, as_json, as_markdown, as_text
from klausa.diff import diff as difference
from klausa.missing import Missing
from klausa.writing import put

FORMS = ("text", "md", "html", "json", "docx")


@click.command()
@click.argument("base", default="HEAD")
@click.argument("head", required=False)
@click.option("--policy", "policies", multiple=True, metavar="ID", help="One policy; may be repeated (default: all that differ).")
@click.option("--lang", "languages", multiple=True, metavar="CODE", help="One language; may be repeated (default: all).")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How the difference is written.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write (default: standard output).")
@AS_OF
@ROOT
@readable
def diff(
    base: str,
    head: str | None,
    policies: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    day: str | None,
    root: Path,
) -> None:
    """Shows what changed in the committed text of policies, and why: which fact, or whose words.

    BASE and HEAD are revisions of git or releases (acme@1.0). Without HEAD, BASE is compared with the files as they stand.

    \b
    klausa diff
    klausa diff origin/main --format md
    klausa diff v1 v2 --policy acme --lang tr
    klausa diff acme@1.0 --format html --output changes.html
    klausa diff acme@1.0 acme@2.0 --format docx --output changes.docx
    """
    if form == "docx" and output is None:
        raise click.UsageError("a Word document is no text for a terminal; name a file with --output")
    found = difference(root, base, head, only=policies, languages=languages)
    match form:
        case "md":
            written = as_markdown(found).encode()
        case "html":
            written = as_html(found).encode()
        case "json":
            written = as_json(found).encode()
        case "docx":
            try:
                written = as_docx(found, day_of(day, root))
            except Missing as missing:
                raise click.UsageError(str(missing)) from None
        case _:
            colour = output is None and coloured(sys.stdout)
            written = as_text(found, colour=colour).encode()
    if output is None:
        click.echo(written, nl=False)
        return
    put(output, written)
