"""What all commands share: where the site is, which day it is, how unreadable input is told, what a terminal shows besides."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from klausa.day import as_of, of_site
from klausa.errors import Problem, Unreadable
from klausa.pipeline import Seen

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder that holds policies/ (default: here).",
)
AS_OF = click.option("--as-of", "day", metavar="DATE", help="The day that the law is asked for (default: today).")


DAY = click.DateTime(formats=["%Y-%m-%d"])


def fail(problems: Sequence[Problem], noun: str, code: int, done: str = "nothing was written") -> NoReturn:
    """Ends a command with its problems, one a line, and how many of what they are."""
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{len(problems)} {noun}{'' if len(problems) == 1 else 's'}; {done}", err=True)
    sys.exit(code)


def readable(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns unreadable input into its messages and exit code 2."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Unreadable as error:
            fail(error.problems, "problem", 2)

    return wrapped


def day_of(given: str | None, root: Path) -> datetime.date:
    """The day that a command means; raises UsageError."""
    try:
        return as_of(given or of_site(root))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def coloured(stream: IO[str]) -> bool:
    """Whether what is written there may have colours: a terminal, and nobody who set NO_COLOR."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


@contextmanager
def progress() -> Iterator[Seen | None]:
    """One line on a terminal that says how far the work is, and wipes itself; nothing in CI, nor where nobody looks."""
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield None
        return

    def seen(policy: str, number: int, count: int) -> None:
        if count > 1:
            line = f"{number} of {count}: {policy}"[: shutil.get_terminal_size().columns - 1]
            click.echo(f"\r{line}\x1b[K", nl=False, err=True)

    try:
        yield seen
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)
