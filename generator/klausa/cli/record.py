"""What goes on record: release."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from klausa.cli.options import AS_OF, ROOT, day_of, readable
from klausa.errors import shown_path
from klausa.pipeline import run_with_words
from klausa.prepare import draft, obstacles, propose, put_on_record, unchanged, write_draft


@click.command()
@click.argument("policy")
@AS_OF
@ROOT
@readable
def release(policy: str, day: str | None, root: Path) -> None:
    """Drafts what next.yml lacks, or puts the text of a policy on record for good.

    The first run writes what is missing into next.yml: look at it, change what you like, commit. The next one freezes text, facts and
    dates under policies/POLICY/releases/. Nothing is frozen while anything stands in the way.

    \b
    klausa release asisten-ai
    klausa release asisten-ai --as-of 2027-01-16
    """
    (told,), words = run_with_words(root, only=[policy], day=day_of(day, root))
    if unchanged(told):
        click.echo(f"{policy}: the text is what the last release holds; there is nothing to freeze")
        return
    proposal = propose(told, words)
    if lacking := draft(told, proposal, told.day):
        path = write_draft(told, lacking)
        click.echo(f"wrote {', '.join(lacking)} to {shown_path(path, root)}; look at it, then run this again")
        return
    if found := obstacles(told, proposal, root):
        for obstacle in found:
            click.echo(str(obstacle), err=True)
        click.echo(f"{len(found)} obstacle{'' if len(found) == 1 else 's'}; nothing was frozen", err=True)
        sys.exit(1)
    folder = put_on_record(told, proposal, told.day)
    click.echo(f"froze {shown_path(folder, root)}; commit it, and it never changes again")
