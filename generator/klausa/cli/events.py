"""What happens after a release: errata, other days, withdrawals, orders to remove text, added languages; a policy's end and its other name."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from klausa import events
from klausa.cli.options import DAY, ROOT, day_of, fail, readable
from klausa.errors import shown_path
from klausa.language.catalogs import languages
from klausa.pipeline import load_words
from klausa.where import folders

ON = click.option("--as-of", "day", metavar="DATE", help="The day of the event (default: today).")


def true(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns an event that would not be true into what speaks against it, and exit code 1."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except events.Refused as error:
            fail(error.problems, "obstacle", 1)

    return readable(wrapped)


def _tell(said: events.Said, book: events.Book, *, effects: bool = True) -> None:
    for event in said.events:
        about = getattr(event, "release", book.id)
        click.echo(f"wrote to {book.events.file}: {event.event} {about}, {event.on}")
    for line in said.effects() if effects else ():
        click.echo(line)


@click.group()
def event() -> None:
    """What happened to a release since it was put on record: appended, never changed.

    \b
    klausa event erratum acme 1.1 --note en "Read 30 days." --note id "Baca 30 hari."
    klausa event postpone acme 2.0 --to 2027-03-01
    klausa event withdraw acme 2.0 --reinstates 1.1
    """


@event.command()
@click.argument("policy")
@click.argument("release")
@click.option(
    "--note", "notes", nargs=2, multiple=True, required=True, metavar="LANG TEXT", help="What is wrong and what is right."
)
@ON
@ROOT
@true
def erratum(policy: str, release: str, notes: tuple[tuple[str, str], ...], day: str | None, root: Path) -> None:
    """Says a mistake in a release beside its text, which stays: in every language of it.

    \b
    klausa event erratum acme 1.1 --note en "Read 30 days." --note id "Baca 30 hari." --note tr "30 gün olacaktır."
    """
    twice = {code for code, _ in notes if [other for other, _ in notes].count(code) > 1}
    if twice:
        raise click.UsageError(f"there are two notes in {', '.join(sorted(twice))}; write one")
    _say(policy, "erratum", {"release": release, "note": dict(notes)}, day, root, effects=False)


@event.command()
@click.argument("policy")
@click.argument("release")
@click.option("--to", "to", type=DAY, required=True, metavar="DATE", help="The day on which it takes effect instead.")
@ON
@ROOT
@true
def postpone(policy: str, release: str, to: datetime.datetime, day: str | None, root: Path) -> None:
    """Puts an upcoming release off to a later day.

    \b
    klausa event postpone acme 2.0 --to 2027-03-01
    """
    _say(policy, "postponed", {"release": release, "effective": to.date()}, day, root)


@event.command()
@click.argument("policy")
@click.argument("release")
@click.option("--by", "by", required=True, metavar="RELEASE", help="The urgent one that takes its place.")
@ON
@ROOT
@true
def overtake(policy: str, release: str, by: str, day: str | None, root: Path) -> None:
    """Says that an upcoming release never takes effect, because an urgent one took its place.

    \b
    klausa event overtake acme 2.0 --by 1.2
    """
    _say(policy, "overtaken", {"release": release, "by": by}, day, root)


@event.command()
@click.argument("policy")
@click.argument("release")
@click.option("--reinstates", metavar="RELEASE", help="The earlier one that is in force again; without it, none is.")
@click.option("--reason", help="Why; it stands in the record and on no page.")
@ON
@ROOT
@true
def withdraw(policy: str, release: str, reinstates: str | None, reason: str | None, day: str | None, root: Path) -> None:
    """Takes a release back that is in force or upcoming.

    \b
    klausa event withdraw acme 2.0 --reinstates 1.1
    klausa event withdraw acme 2.0 --reason "frozen by mistake"
    """
    _say(policy, "withdrawn", {"release": release, **_given(reinstates=reinstates, reason=reason)}, day, root)


@event.command()
@click.argument("policy")
@click.argument("releases", nargs=-1, required=True)
@click.option("--clause", required=True, metavar="ID", help="The clause whose text is removed, in every language.")
@click.option("--order", required=True, help="By whose order, and its number.")
@ON
@ROOT
@true
def redact(policy: str, releases: tuple[str, ...], clause: str, order: str, day: str | None, root: Path) -> None:
    """Removes the text of a clause from releases by order: from every page made of them. It cannot be undone.

    Says where else the same words stand: other releases, other clauses, the text to come.

    \b
    klausa event redact acme 1.0 1.1 --clause disclosures --order "District Court X, 12/2027"
    """
    book, on = events.open_book(root, policy), day_of(day, root)
    codes = {code for release in book.history.ours for code in release.texts}
    found = events.redact(book, releases, clause, order, on, events.stones(load_words(root, sorted(codes))))
    _tell(found.said, book, effects=False)
    for address in dict.fromkeys(releases):
        folder = shown_path(book.folder / "releases" / address, root)
        click.echo(f'the text of the clause "{clause}" is gone from {folder}, in every language')
    for line in found.elsewhere:
        click.echo(line)


@event.command()
@click.argument("policy")
@click.argument("release")
@click.argument("language")
@click.option("--file", "file", required=True, type=click.Path(path_type=Path), help="The text, built as text/*.md are.")
@ON
@ROOT
@true
def translate(policy: str, release: str, language: str, file: Path, day: str | None, root: Path) -> None:
    """Adds a language to a release; its other texts stay as they are.

    \b
    klausa event translate acme 1.1 tr --file 1.1.tr.md
    """
    book = events.open_book(root, policy)
    said = events.translate(book, release, language, file, day_of(day, root), languages(folders("locales", root)))
    _tell(said, book, effects=False)
    click.echo(f"the release {release} has its text in {language} now")


@click.command()
@click.argument("policy")
@click.option("--reason", help="Why; it stands in the record and on no page.")
@ON
@ROOT
@true
def retire(policy: str, reason: str | None, day: str | None, root: Path) -> None:
    """Ends a policy: from that day none of its versions is in force, and all stay on record. Keep its folder.

    \b
    klausa retire ochat --as-of 2027-06-30 --reason "the service ends"
    """
    _say(policy, "retired", _given(reason=reason), day, root)


@click.command()
@click.argument("old")
@click.argument("new")
@ON
@ROOT
@true
def rename(old: str, new: str, day: str | None, root: Path) -> None:
    """Gives a policy another id: its folder moves, and its old addresses lead on.

    \b
    klausa rename ochat omessenger
    """
    book = events.open_book(root, old)
    said = events.rename(book, new, day_of(day, root))
    _tell(said, book, effects=False)
    click.echo(f"moved {shown_path(book.folder, root)} to {shown_path(book.folder.with_name(new), root)}; commit both")
    for place in events.mentions(book):
        click.echo(f"{place}: write {new} for {old}")


def _given(**options: str | None) -> dict[str, str]:
    return {key: value for key, value in options.items() if value is not None}


def _say(policy: str, kind: str, about: dict[str, Any], day: str | None, root: Path, *, effects: bool = True) -> None:
    book = events.open_book(root, policy)
    said = events.say(book, [{"event": kind, "on": day_of(day, root), **about}])
    _tell(said, book, effects=effects)
