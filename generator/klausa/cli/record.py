"""What goes on record: release."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from klausa.cli.options import AS_OF, DAY, ROOT, day_of, fail, readable
from klausa.errors import Problem, shown_path
from klausa.events import folder_of
from klausa.load import load_all
from klausa.model.record import Release
from klausa.pipeline import run_with_words
from klausa.prepare import (
    against_elsewhere,
    consequences,
    draft,
    obstacles,
    propose,
    published_elsewhere,
    put_elsewhere,
    put_on_record,
    write_draft,
)
from klausa.releases import read_history
from klausa.releases import rebase as put_after
from klausa.releases.against import links_at
from klausa.text import is_draft


@click.command()
@click.argument("policy")
@click.option(
    "--elsewhere",
    metavar="ADDRESS",
    help="Record a version that was published there before Klausa came; `unknown` where nobody can say where.",
)
@click.option("--version", help="With --elsewhere: its version.")
@click.option("--published", type=DAY, metavar="DATE", help="With --elsewhere: the day that it says it was published or updated.")
@click.option("--effective", type=DAY, metavar="DATE", help="With --elsewhere: the day that it says it takes effect.")
@click.option("--rebase", metavar="VERSION", help="After a merge of two branches that froze: put this release after the other.")
@click.option("--against", metavar="REVISION", help="With --rebase: refuse what is on record there, since it is published.")
@AS_OF
@ROOT
@readable
def release(
    policy: str,
    rebase: str | None,
    against: str | None,
    elsewhere: str | None,
    version: str | None,
    published: datetime.datetime | None,
    effective: datetime.datetime | None,
    day: str | None,
    root: Path,
) -> None:
    """Drafts what next.yml lacks, or puts the text of a policy on record for good.

    The first run writes what is missing into next.yml: look at it, change what you like, commit. The next one freezes text, facts and
    dates under policies/POLICY/releases/. Nothing is frozen while anything stands in the way.

    With --elsewhere no text is frozen: what goes on record is that another version was published before, with the dates that it declares.

    \b
    klausa release acme
    klausa release acme --as-of 2027-01-16
    klausa release acme --elsewhere https://www.example.com/privacy --version 1.1 --effective 2025-11-03
    """
    if against and not rebase:
        raise click.UsageError("--against belongs to --rebase; name the release that moves with --rebase, or leave --against out")
    if rebase:
        _put_anew(policy, rebase, against, root)
        return
    today = day_of(day, root)
    if elsewhere is not None:
        try:
            record = published_elsewhere(elsewhere, version, _date(published), _date(effective), today)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        _elsewhere(policy, record, today, root)
        return
    if version or published or effective:
        raise click.UsageError("--version, --published and --effective belong to --elsewhere; write them into next.yml")
    (told,), words = run_with_words(root, only=[policy], day=today)
    if not is_draft(told):
        click.echo(f"{policy}: the text is what the last release holds; there is nothing to freeze")
        return
    proposal = propose(told, words)
    if lacking := draft(told, proposal, told.day):
        path = write_draft(told, lacking)
        click.echo(f"wrote {', '.join(lacking)} to {shown_path(path, root)}; look at it, then run this again")
        return
    _refuse(obstacles(told, proposal, root))
    folder = put_on_record(told, proposal, told.day)
    click.echo(f"froze {shown_path(folder, root)}; commit it, and it never changes again")
    if told.company.policy.publication == "private":
        click.echo(f"no page shows it yet, since {policy} is private; that ends with `publication: public` in policy.yml")
    for line in consequences(policy, read_history(told.company.folder, root), told.day):
        click.echo(line)


def _date(given: datetime.datetime | None) -> datetime.date | None:
    return given.date() if given else None


def _put_anew(policy: str, version: str, against: str | None, root: Path) -> None:
    published = links_at(root, against).get(policy, ()) if against else ()
    folder = put_after(folder_of(root, policy), version, published, root)
    click.echo(f"put {shown_path(folder, root)} after all others, with its text, facts and dates as they were; commit it")
    files = ((file, folder.parent.parent / "text" / file.name) for file in sorted(folder.glob("*.md")))
    if not all(text.is_file() and text.read_bytes() == file.read_bytes() for file, text in files):
        click.echo(
            "text/ says something else than this release, which holds what its own branch did: look at both, and release again"
        )


def _elsewhere(policy: str, record: Release, day: datetime.date, root: Path) -> None:
    (company,) = load_all(root / "policies", root, only=[policy])
    _refuse(tuple(against_elsewhere(company, record, day)))
    folder = put_elsewhere(company, record)
    click.echo(f"put {shown_path(folder, root)} on record, without any text; commit it")


def _refuse(found: Sequence[Problem]) -> None:
    """Ends the command where anything stands in the way."""
    if found:
        fail(found, "obstacle", 1, "nothing was frozen")
