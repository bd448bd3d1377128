"""What all commands share: where the site is, which day it is, and how unreadable input is told."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from klausa.day import as_of, of_site
from klausa.errors import Unreadable

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder that holds policies/ (default: here).",
)
AS_OF = click.option("--as-of", "day", metavar="DATE", help="The day that the law is asked for (default: today).")


def readable(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns unreadable input into its messages and exit code 2."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Unreadable as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            count = len(error.problems)
            click.echo(f"{count} problem{'' if count == 1 else 's'}; nothing was written", err=True)
            sys.exit(2)

    return wrapped


def day_of(given: str | None, root: Path) -> datetime.date:
    """The day that a command means; raises UsageError."""
    try:
        return as_of(given or of_site(root))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
