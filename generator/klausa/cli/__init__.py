"""The command line: click commands ↔ the functions that do the work. Exit codes: 0 fine, 1 findings or stale text, 2 unreadable or wrong use."""

from __future__ import annotations

import click

from klausa import __version__
from klausa.cli.beginnings import language_command, new, schema_command
from klausa.cli.policies import check, coverage, explain, render
from klausa.cli.record import release


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="klausa")
def main() -> None:
    """Privacy policies from facts, in English, Indonesian and Turkish.

    \b
    klausa check                     every policy: is it readable, do its languages agree?
    klausa render                    bring the committed text/ of every policy up to date
    klausa coverage asisten-ai       what does each law ask, and what does the policy tell?
    klausa explain asisten-ai data   why does each sentence of a clause stand there?
    klausa language de               begin a language, or see what it lacks
    """


for command in (check, render, coverage, explain, release, new, language_command, schema_command):
    main.add_command(command)
