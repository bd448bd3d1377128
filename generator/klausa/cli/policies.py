"""What a policy says and lacks: check, coverage, render, explain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from klausa.check import Finding
from klausa.check.house import carried
from klausa.check.prose import catalogs
from klausa.cli.options import AS_OF, ROOT, coloured, day_of, progress, readable
from klausa.coverage import applied
from klausa.coverage import coverage as verdicts_of
from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.explain import explain as explanation
from klausa.load import ELSEWHERE
from klausa.pipeline import Told, run, run_with_words
from klausa.releases.against import links_at, lost, on_record
from klausa.report import FORMATS, alike, as_text, coverage_as_json, coverage_as_text, report, words_as_text
from klausa.signoffs import asked_or_given, counted
from klausa.text import stale, write

LEVELS = {"error": ("error",), "warning": ("error", "warning"), "note": ("error", "warning", "note")}


@click.command()
@click.argument("policies", nargs=-1)
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="How findings are written.")
@click.option("--level", type=click.Choice(list(LEVELS)), default="note", help="The lowest level that is shown.")
@click.option("--fail-on", type=click.Choice(list(LEVELS)), default="error", help="The lowest level that makes the exit code 1.")
@click.option(
    "--words", is_flag=True, help="Also what each clause says in each language, how plain it is, and the longest sentences."
)
@click.option("--against", metavar="REVISION", help="Also that all that was on record there still is, such as origin/main.")
@AS_OF
@ROOT
@readable
def check(
    policies: tuple[str, ...],
    form: str,
    level: str,
    fail_on: str,
    words: bool,
    against: str | None,
    day: str | None,
    root: Path,
) -> None:
    """Checks policies: what is wrong, where, and what to do.

    \b
    klausa check
    klausa check acme --level warning --fail-on warning
    klausa check --format sarif > findings.sarif
    klausa check --as-of 2027-01-16
    klausa check acme --words
    klausa check --against origin/main
    """
    if words and form != "text":
        raise click.UsageError("--words is for people; leave --format out")
    dropped = _dropped(policies, against, root) if against else []
    try:
        with progress() as seen:
            told, known = run_with_words(root, only=policies, day=day_of(day, root), seen=seen)
    except Unreadable as error:
        # what is gone from the record may be why the rest cannot be read
        raise Unreadable([*error.problems, *(Problem(one.location, one.message, one.remedy) for one in dropped)]) from None
    _some(told, root)
    # the catalogs belong to no policy
    findings = [*(() if policies else catalogs(known.proofreader)), *(finding for item in told for finding in item.findings)]
    findings += dropped
    shown = [finding for finding in findings if finding.level in LEVELS[level]]
    click.echo(as_text(shown, colour=coloured(sys.stdout)) if form == "text" else report(shown, form), nl=False)
    for item in told if words else ():
        click.echo(words_as_text(item, known.proofreader))
    click.echo(_summary(told, findings), err=True)
    sys.exit(1 if any(finding.level in LEVELS[fail_on] for finding in findings) else 0)


def _some(told: tuple[Told, ...], root: Path) -> None:
    """Raises Unreadable where there is no policy: whoever is in the wrong folder would take the silence for a good sign."""
    if not told:
        raise Unreadable([Problem(Location(shown_path(root / "policies", root)), "there is no policy", ELSEWHERE)])


def _dropped(only: tuple[str, ...], revision: str, root: Path) -> list[Finding]:
    """What was on record at a revision of the repository and is not any more; of the policies named in *only*, where there are any."""
    now = on_record(root / "policies")
    asked = {old for id_ in only for old in (id_, *(now[id_].old_ids if id_ in now else ()))}
    before = {id_: links for id_, links in links_at(root, revision).items() if not only or id_ in asked}
    found = lost(before, now, root / "policies", root, revision)
    return [Finding(one.problem.location, "error", one.code, one.problem.message, one.problem.remedy) for one in found]


def _summary(told: tuple[Told, ...], findings: list[Finding]) -> str:
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    lines = [
        line
        for item in told
        for line in (
            f"{item.company.id}: {carried(item.company)}",
            *([f"  {alike(item)}"] if len(item.rendered) > 1 else []),
            *([f"  signed: {counted(item.company, item.rendered)}"] if asked_or_given(item.company) else []),
        )
    ]
    return "\n".join([*lines, ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items())])


@click.command()
@click.argument("policy")
@click.option("--regime", help="One law, whether the policy names it or not.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is written.")
@AS_OF
@ROOT
@readable
def coverage(policy: str, regime: str | None, form: str, day: str | None, root: Path) -> None:
    """Says what each law asks of a policy, and what the policy tells of it.

    \b
    klausa coverage acme
    klausa coverage acme --regime kvkk
    klausa coverage acme --as-of 2027-01-16 --format json
    """
    (told,) = run(root, only=(policy,), day=day_of(day, root))
    laws = applied(told.company, regime)
    verdicts = told.verdicts if regime is None else verdicts_of(told.company, told.rendered, told.day, regime)
    if not laws:
        click.echo(f"{policy} names no law; write one under `regimes:`, or ask for one with --regime", err=True)
        return
    write_coverage = coverage_as_json if form == "json" else coverage_as_text
    click.echo(write_coverage(told.company, laws, verdicts, told.day), nl=False)


@click.command()
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
    with progress() as seen:
        told = run(root, only=policies, day=day_of(day, root), seen=seen)
    _some(told, root)
    errors = [finding for item in told for finding in item.findings if finding.level == "error"]
    if errors:
        click.echo(report(errors, "text"), nl=False, err=True)
        click.echo(f"{len(errors)} error{'' if len(errors) == 1 else 's'}; nothing was written", err=True)
        sys.exit(1)
    changed = [path for item in told for path in (stale(item) if only_check else write(item))]
    for path in changed:
        click.echo(f"{'stale' if only_check else 'wrote'} {path.as_posix()}")
    if only_check and changed:
        click.echo("run `klausa render` and commit what it writes", err=True)
        sys.exit(1)


@click.command()
@click.argument("policy")
@click.argument("clause", required=False)
@click.option("--lang", "language", help="The language of the text (default: the policy's first).")
@AS_OF
@ROOT
@readable
def explain(policy: str, clause: str | None, language: str | None, day: str | None, root: Path) -> None:
    """Says why each sentence of a policy stands there: facts with file and line, template, duties.

    \b
    klausa explain acme
    klausa explain acme retention --lang tr
    """
    (told,) = run(root, only=(policy,), day=day_of(day, root))
    code = language or next(iter(told.rendered))
    if code not in told.rendered:
        raise click.UsageError(f"{policy} has no text in {code}; write --lang with one of {', '.join(told.rendered)}")
    ids = [item.id for item in told.rendered[code].clauses]
    if clause is not None and clause not in ids:
        raise click.UsageError(f'{policy} has no clause "{clause}"; write one of {", ".join(ids)}')
    for line in explanation(told, code, clause):
        click.echo(line)
