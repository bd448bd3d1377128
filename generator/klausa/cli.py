"""The command line: click commands ↔ the functions that do the work. Exit codes: 0 fine, 1 findings or stale text, 2 unreadable or wrong use."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from klausa import __version__, schema
from klausa.check import Finding
from klausa.check.house import carried
from klausa.check.prose import catalogs
from klausa.coverage import applied
from klausa.coverage import coverage as verdicts_of
from klausa.day import as_of, of_site
from klausa.errors import Unreadable, shown_path
from klausa.explain import explain as explanation
from klausa.language.catalogs import SOURCE_LANGUAGE, languages
from klausa.model.spelling import ID
from klausa.new import new as new_policy
from klausa.pipeline import Told, run, run_with_words
from klausa.prepare import draft, obstacles, propose, put_on_record, unchanged, write_draft
from klausa.refresh import kept_languages, plan
from klausa.refresh import write as write_catalogs
from klausa.refresh.needs import habits_of_a_new_language, needs
from klausa.report import FORMATS, alike, coverage_as_json, coverage_as_text, report, words_as_text
from klausa.text import stale, write
from klausa.where import folders

LEVELS = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note")}
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder that holds policies/ (default: here).",
)
AS_OF = click.option("--as-of", "day", metavar="DATE", help="The day that the law is asked for (default: today).")


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


@main.command()
@click.argument("policies", nargs=-1)
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How findings are written.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="note", help="The lowest level that is shown.")
@click.option("--fail-on", type=click.Choice(list(LEVELS)), default="error", help="The lowest level that makes the exit code 1.")
@click.option(
    "--words", is_flag=True, help="Also what each clause says in each language, how plain it is, and the longest sentences."
)
@AS_OF
@ROOT
@readable
def check(policies: tuple[str, ...], form: str, level: str, fail_on: str, words: bool, day: str | None, root: Path) -> None:
    """Checks policies: what is wrong, where, and what to do.

    \b
    klausa check
    klausa check asisten-ai --level warning --fail-on warning
    klausa check --format sarif > findings.sarif
    klausa check --as-of 2027-01-16
    klausa check asisten-ai --words
    """
    if words and form != "text":
        raise click.UsageError("--words is for people; leave --format out")
    told, known = run_with_words(root, only=policies, day=_day(day, root))
    # the catalogs belong to no policy
    findings = [*(() if policies else catalogs(known.proofreader)), *(finding for item in told for finding in item.findings)]
    click.echo(report([finding for finding in findings if finding.level in LEVELS[level]], form), nl=False)
    for item in told if words else ():
        click.echo(words_as_text(item, known.proofreader))
    click.echo(_summary(told, findings), err=True)
    sys.exit(1 if any(finding.level in LEVELS[fail_on] for finding in findings) else 0)


def _day(given: str | None, root: Path) -> datetime.date:
    try:
        return as_of(given or of_site(root))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _summary(told: tuple[Told, ...], findings: list[Finding]) -> str:
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    lines = [
        line
        for item in told
        for line in (f"{item.company.id}: {carried(item.company)}", *([f"  {alike(item)}"] if len(item.rendered) > 1 else []))
    ]
    return "\n".join([*lines, ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items())])


@main.command()
@click.argument("policy")
@click.option("--regime", help="One law, whether the policy names it or not.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is written.")
@AS_OF
@ROOT
@readable
def coverage(policy: str, regime: str | None, form: str, day: str | None, root: Path) -> None:
    """Says what each law asks of a policy, and what the policy tells of it.

    \b
    klausa coverage asisten-ai
    klausa coverage asisten-ai --regime kvkk
    klausa coverage asisten-ai --as-of 2027-01-16 --format json
    """
    (told,) = run(root, only=(policy,), day=_day(day, root))
    laws = applied(told.company, regime)
    verdicts = told.verdicts if regime is None else verdicts_of(told.company, told.rendered, told.day, regime)
    if not laws:
        click.echo(f"{policy} names no law; write one under `regimes:`, or ask for one with --regime", err=True)
        return
    write_coverage = coverage_as_json if form == "json" else coverage_as_text
    click.echo(write_coverage(told.company, laws, verdicts, told.day), nl=False)


@main.command()
@click.argument("policies", nargs=-1)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where text/ is stale.")
@AS_OF
@ROOT
@readable
def render(policies: tuple[str, ...], only_check: bool, day: str | None, root: Path) -> None:
    """Writes the text of policies to policies/*/text/, one sentence a line, to be committed and reviewed.

    \b
    klausa render
    klausa render --check
    """
    told = run(root, only=policies, day=_day(day, root))
    errors = [finding for item in told for finding in item.findings if finding.level == "error"]
    if errors:
        click.echo(report(errors, "text"), nl=False, err=True)
        sys.exit(1)
    changed = [path for item in told for path in (stale(item) if only_check else write(item))]
    for path in changed:
        click.echo(f"{'stale' if only_check else 'wrote'} {path.as_posix()}")
    if only_check and changed:
        click.echo("run `klausa render` and commit what it writes", err=True)
        sys.exit(1)


@main.command()
@click.argument("policy")
@click.argument("clause", required=False)
@click.option("--lang", "language", help="The language of the text (default: the policy's first).")
@AS_OF
@ROOT
@readable
def explain(policy: str, clause: str | None, language: str | None, day: str | None, root: Path) -> None:
    """Says why each sentence of a policy stands there: facts with file and line, template, duties.

    \b
    klausa explain asisten-ai
    klausa explain asisten-ai retention --lang tr
    """
    (told,) = run(root, only=(policy,), day=_day(day, root))
    code = language or next(iter(told.rendered))
    if code not in told.rendered:
        raise click.UsageError(f"{policy} has no text in {code}; it has {', '.join(told.rendered)}")
    ids = [item.id for item in told.rendered[code].clauses]
    if clause is not None and clause not in ids:
        raise click.UsageError(f'{policy} has no clause "{clause}"; it has {", ".join(ids)}')
    for line in explanation(told, code, clause):
        click.echo(line)


@main.command(name="schema")
def schema_command() -> None:
    """Prints the JSON Schema of the policy file, for editors.

    \b
    klausa schema > policies/policy.schema.json
    """
    click.echo(schema.as_text(), nl=False)


@main.command()
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


@main.command()
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
    (told,), words = run_with_words(root, only=[policy], day=_day(day, root))
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


@main.command(name="language")
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
