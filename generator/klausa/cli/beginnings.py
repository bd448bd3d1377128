"""What one begins with: a site, the schema for editors, a new policy, a new language."""

from __future__ import annotations

import re
import shlex
import sys
import unicodedata
from pathlib import Path

import click

from klausa import schema
from klausa.begin import begin, schema_beside
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
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--company", help="The id of your company, a part of addresses (default: the folder's name).")
@click.option("--name", help="Its name (default: made from the id).")
@click.option("--language", "codes", multiple=True, help="A language of the policies, the first one first; may be repeated.")
@readable
def init(folder: Path, company: str | None, name: str | None, codes: tuple[str, ...]) -> None:
    """Makes a site that builds at once: settings, an example, your policy file, workflows, a README for your lawyers.

    \b
    klausa init policies-of-acme --company acme
    klausa init acme --name "Acme Ltd" --language id --language en
    """
    id_ = company or _id(folder.resolve().name)
    if not re.fullmatch(ID, id_):
        raise click.UsageError(
            "the id of a company becomes an address: write --company with lower-case letters, digits and hyphens"
        )
    known = languages(folders("locales", folder))
    if not codes and sys.stdin.isatty():
        asked = click.prompt(f"Languages, the first one first ({', '.join(known)})", default=", ".join(known))
        codes = tuple(re.split(r"[,\s]+", asked.strip()))
    _known(codes, known)
    made = begin(folder, id_, name or id_.replace("-", " ").title(), codes or known)
    for path in made:
        click.echo(f"wrote {path.as_posix()}")
    settings = shlex.quote((folder / "mkdocs.yml").as_posix())
    click.echo(f"see the example: mkdocs serve -f {settings}")
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(folder.as_posix())}, "
    click.echo(f"then {there}fill in policies/{id_}/policy.yml, and write: klausa check {id_}")
    click.echo("while it is private, it is on no page but those of: KLAUSA_REVIEW=true mkdocs serve")


def _id(name: str) -> str:
    """A folder's name as an id: without capitals, and ş as s."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _known(codes: tuple[str, ...], known: tuple[str, ...]) -> None:
    strange = [code for code in codes if code not in known]
    if strange:
        raise click.UsageError(
            f"there is no catalog for {', '.join(strange)}; write one of {', '.join(known)}, or begin another: klausa language {strange[0]}"
        )


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
        raise click.UsageError("the id of a company becomes an address: write lower-case letters, digits and hyphens")
    known = languages(folders("locales", root))
    _known(codes, known)
    file = new_policy(root / "policies" / company, name or company.replace("-", " ").title(), codes or known)
    if editor := schema_beside(root / "policies"):
        click.echo(f"wrote {editor.as_posix()}")
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
        raise click.UsageError("English is what the templates say; it needs no catalog: name another language, or none for all")
    plans = [plan(found, root) for found in ([code] if code else kept_languages(root))]
    for planned in plans:
        written = [*write_catalogs(planned), habits_of_a_new_language(planned.language, root)]
        for path in filter(None, written):
            click.echo(f"wrote {path.relative_to(root).as_posix()}")
        for line in needs(planned, root):
            click.echo(line)
