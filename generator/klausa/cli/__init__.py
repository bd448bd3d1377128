"""The command line: click commands ↔ the functions that do the work. Exit codes: 0 fine, 1 findings or stale text, 2 unreadable or wrong use."""

from __future__ import annotations

import click

from klausa import __version__
from klausa.cli.beginnings import init, language_command, new, schema_command
from klausa.cli.compare import diff
from klausa.cli.events import event, rename, retire
from klausa.cli.policies import check, coverage, explain, render
from klausa.cli.record import release
from klausa.cli.signing import sign
from klausa.cli.site import export, verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="klausa")
def main() -> None:
    """Privacy policies from facts, in English, Indonesian and Turkish.

    \b
    klausa init acme          begin: a site with an example and your own policy file
    klausa check              every policy: is it readable, do its languages agree?
    klausa render             bring the committed text/ of every policy up to date
    klausa coverage acme      what does each law ask, and what does the policy tell?
    klausa explain acme data  why does each sentence of a clause stand there?
    klausa diff origin/main   what changed in the text, and why?
    klausa release acme       put the text on record
    """


for command in (
    init,
    check,
    render,
    coverage,
    explain,
    sign,
    diff,
    release,
    event,
    retire,
    rename,
    verify,
    export,
    new,
    language_command,
    schema_command,
):
    main.add_command(command)
