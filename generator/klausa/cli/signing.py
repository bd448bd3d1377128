"""What people sign: the command that writes sign-offs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from klausa.cli.options import AS_OF, ROOT, day_of, readable
from klausa.errors import did_you_mean, shown_path
from klausa.model import spelling
from klausa.model.review import SignOffRole
from klausa.pipeline import run
from klausa.signing import new_signoffs, write_signoffs
from klausa.signoffs import ROLES, STATUS
from klausa.text import stale


@click.command()
@click.argument("policy")
@click.argument("clauses", nargs=-1, metavar="[CLAUSE]...")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="The language that was read; may be given again (default: all).",
)
@click.option("--by", required=True, metavar="NAME", help="Who signs.")
@click.option(
    "--role", type=click.Choice(ROLES), required=True, help="reviewer: has read the words; counsel: approves them as a lawyer."
)
@AS_OF
@ROOT
@readable
def sign(
    policy: str, clauses: tuple[str, ...], languages: tuple[str, ...], by: str, role: str, day: str | None, root: Path
) -> None:
    """Signs clauses off, all of them or those that are named: writes into review.yml who has read or approved the committed words.

    Each clause is signed in each language by itself. When its words change, its sign-off is void, and no other.

    \b
    klausa sign acme --lang tr --by "Av. A. Yılmaz" --role counsel
    klausa sign acme retention rights --by "A. Lawyer" --role reviewer
    """
    try:
        by = spelling.line(by)
    except ValueError as error:
        raise click.UsageError(f"--by: {error}") from None
    (told,) = run(root, only=[policy], day=day_of(day, root))
    for code in languages:
        if code not in told.rendered:
            raise click.UsageError(f"{policy} has no text in {code}; write --lang with one of {', '.join(told.rendered)}")
    ids = list(dict.fromkeys(clause.id for document in told.rendered.values() for clause in document.clauses))
    for clause in clauses:
        if clause not in ids:
            raise click.UsageError(f'{policy} has no clause "{clause}"; {did_you_mean(clause, ids)}')
    if found := stale(told):
        for path in found:
            click.echo(
                f"{shown_path(path, root)}: the committed text is stale; run `klausa render`, and read what it writes", err=True
            )
        click.echo("people sign the words that are committed; nothing was signed", err=True)
        sys.exit(1)
    new = new_signoffs(told, clauses, languages, by, cast(SignOffRole, role), told.day)
    if not new:
        click.echo(f"{by} has signed all of it already; nothing was written")
        return
    path = write_signoffs(told, new)
    said = STATUS[cast(SignOffRole, role)].removesuffix(" by counsel")
    for code in dict.fromkeys(entry.language for entry in new):
        count = sum(entry.language == code for entry in new)
        click.echo(f"{code}: {count} clause{'' if count == 1 else 's'} {said} by {by}")
    click.echo(f"wrote {shown_path(path, root)}; commit it")
