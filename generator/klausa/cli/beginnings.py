"""What one begins with: the schema for editors, a new policy, a new language."""

from __future__ import annotations

import re
from pathlib import Path

import click

from klausa import schema
from klausa.cli.options import ROOT, readable
from klausa.language.catalogs import SOURCE_LANGUAGE, languages
from klausa.model.spelling import ID
from klausa.new import new as new_policy
from klausa.refresh import kept_languages, plan
from klausa.refresh import write as write_catalogs
from klausa.refresh.needs import habits_of_a_new_language, needs
from klausa.where import folders


@click.command(name="schema")
def schema_command() -> None:
    """Prints the JSON Schema of the policy file, for editors.

    \b
    klausa schema > policies/policy.schema.json
    """
    click.echo(schema.as_text(), nl=False)


@click.command()
@click.argument("company")
@click.option("--name", help="The name in the title (default: made from the id).")
@click.option(
    "--language", "codes", multiple=True, help="A language of the policy; may be repeated (default: all that have catalogs)."
)
@ROOT
@readable
def new(company: str, name: str | None, codes: tuple[str, ...], root: Path) -> None:
    """Makes a commented policy file for a new company.

    \b
    klausa new acme --name Acme --language en --language id
    """
    if not re.fullmatch(ID, company):
        raise click.UsageError("the id of a company becomes an address: lower-case letters, digits and hyphens")
    known = languages(folders("locales", root))
    strange = [code for code in codes if code not in known]
    if strange:
        raise click.UsageError(f"no catalog for {', '.join(strange)}; there are {', '.join(known)}")
    file = new_policy(root / "policies" / company, name or company.replace("-", " ").title(), codes or known)
    click.echo(f"wrote {file.as_posix()}; fill it in, then write: klausa check {company}")


@click.command(name="language")
@click.argument("code", required=False)
@ROOT
@readable
def language_command(code: str | None, root: Path) -> None:
    """Brings a language's catalogs in step with the English and says what the language lacks; a new one begins empty.

    Without a code: every language that has a catalog. Words are never changed; a changed sentence keeps its old words, marked fuzzy.

    \b
    klausa language de
    klausa language
    """
    if code is not None and not re.fullmatch(r"[a-z]{2,3}", code):
        raise click.UsageError(f'"{code}" is no code of a language; write two or three small letters, such as de')
    if code == SOURCE_LANGUAGE:
        raise click.UsageError("English is what the templates say; it needs no catalog")
    plans = [plan(found, root) for found in ([code] if code else kept_languages(root))]
    for planned in plans:
        written = [*write_catalogs(planned), habits_of_a_new_language(planned.language, root)]
        for path in filter(None, written):
            click.echo(f"wrote {path.relative_to(root).as_posix()}")
        for line in needs(planned, root):
            click.echo(line)
