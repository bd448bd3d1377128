"""Every command with its options, from the command line itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import click

from klausa.cli import main
from klausa.pipeline import Told, Words
from klausa.reference.sheet import Sheet

TITLE = "Commands"
ABOUT = "What `klausa` does. Exit codes: 0 fine, 1 findings, obstacles or stale text, 2 unreadable input or wrong use."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """A sheet a command; a group's commands follow it."""
    yield from _sheets(main, "klausa")


def _sheets(group: click.Group, above: str) -> Iterator[Sheet]:
    for name, command in sorted(group.commands.items()):
        full = f"{above} {name}"
        yield _sheet(command, full)
        if isinstance(command, click.Group):
            yield from _sheets(command, full)


def _sheet(command: click.Command, full: str) -> Sheet:
    told, _, examples = textwrap.dedent(command.help or "").partition("\b\n")
    paragraphs = [" ".join(part.split()) for part in told.split("\n\n") if part.strip()]
    # click keeps a command's option for help from the first context that asks for it
    context = click.Context(command, info_name=full, help_option_names=main.context_settings["help_option_names"])
    options = [
        {"name": found[0], "help": found[1]}
        for parameter in command.params
        if (found := parameter.get_help_record(context)) is not None
    ]
    usage = " ".join([full, *command.collect_usage_pieces(context)])
    data = {"usage": usage, "paragraphs": paragraphs[1:], "examples": textwrap.dedent(examples).strip(), "options": options}
    return Sheet(full.replace("klausa ", "").replace(" ", "-"), full, paragraphs[0] if paragraphs else "", data)
