"""load → compose → render → coverage → check: the one way from a folder of facts to checked text, for the site and the command line alike."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from klausa import where
from klausa.check import Finding, check
from klausa.check.prose import certificate
from klausa.clauses import Clause, load_clauses
from klausa.compose import compose
from klausa.coverage import Verdict, coverage
from klausa.day import as_of
from klausa.errors import Location, Problem, Unreadable, shown_path
from klausa.extract import wanted
from klausa.language.catalogs import Message, Messages, catalog_files, languages, missing, read_catalogs
from klausa.language.habits import Habits, read_habits
from klausa.language.po import Key, PoFile, read_po
from klausa.load import Company, load_all
from klausa.prose.certificate import NOT_READ, Certificate
from klausa.prose.proofreader import Proofreader
from klausa.releases import RECORD
from klausa.render import Rendered, render
from klausa.render.environment import environment

# is told of each policy before the work on it begins: its id, its number, how many there are
Seen = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Words:
    """What every policy needs to be rendered and read again: the clauses, each language's catalog and template environment, a proofreader."""

    clauses: tuple[Clause, ...]
    messages: Mapping[str, Messages]
    environments: Mapping[str, Environment]
    templates: tuple[Path, ...]
    proofreader: Proofreader = field(default_factory=Proofreader)

    @property
    def names(self) -> dict[str, str]:
        """The languages' names in themselves, where their habits say them."""
        return {code: habits.name for code, habits in self.proofreader.habits.items()}


@dataclass(frozen=True)
class Told:
    """One company's policy, rendered in its languages and checked against what the laws ask on *day*."""

    company: Company
    rendered: Mapping[str, Rendered]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...] = ()
    certificate: Certificate = NOT_READ
    day: datetime.date = datetime.date.min


def run(
    root: Path,
    policies: Path | None = None,
    only: Sequence[str] = (),
    day: datetime.date | None = None,
    seen: Seen | None = None,
) -> tuple[Told, ...]:
    """Everything from *root* (where `templates/` and `locales/` may stand beside `policies/`) on *day*; raises Unreadable."""
    return run_with_words(root, policies, only, day, seen)[0]


def run_with_words(
    root: Path,
    policies: Path | None = None,
    only: Sequence[str] = (),
    day: datetime.date | None = None,
    seen: Seen | None = None,
) -> tuple[tuple[Told, ...], Words]:
    """The same, and the words that it was told with."""
    problems: list[Problem] = []
    companies: tuple[Company, ...] = ()
    try:
        companies = load_all(policies or root / "policies", root, only)
    except Unreadable as error:
        problems += error.problems
    known = languages(where.folders("locales", root))
    problems += [
        Problem(
            company.where(("languages", index)),
            f'there is no catalog for the language "{code}"',
            f"write one of {', '.join(known)}, or add locales/{code}/LC_MESSAGES/",
        )
        for company in companies
        for index, code in enumerate(company.policy.languages)
        if code not in known
    ]
    problems += [
        Problem(
            Location(shown_path(frozen.folder / RECORD, root)),
            f'there is no catalog for the language "{code}" of this release',
            f"restore locales/{code}/LC_MESSAGES/",
        )
        for company in companies
        for frozen in company.history.ours
        for code in frozen.texts
        if code not in known
    ]
    # what is on record stays public in its languages, whichever the policy has today
    spoken = {code for company in companies for code in company.policy.languages}
    spoken |= {code for company in companies for frozen in company.history.ours for code in frozen.texts}
    codes = sorted(spoken & set(known))
    words = None
    try:
        words = load_words(root, codes)
    except Unreadable as error:
        problems += error.problems
    if problems or words is None:
        raise Unreadable(problems)
    told = []
    for number, company in enumerate(companies, 1):
        if seen:
            seen(company.id, number, len(companies))
        try:
            told.append(tell(company, words, day))
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(problems)
    return tuple(told), words


def load_words(root: Path, codes: Sequence[str]) -> Words:
    """Clauses, catalogs and environments for these languages; raises Unreadable with everything that a catalog lacks."""
    templates, locales = where.folders("templates", root), where.folders("locales", root)
    clauses = load_clauses(templates)
    problems: list[Problem] = []
    messages: dict[str, Messages] = {}
    asked: dict[Key, Message] = {}
    habits: dict[str, Habits] = {}
    files: dict[str, tuple[PoFile, ...]] = {}
    for code in codes:
        try:
            messages[code] = read_catalogs(code, locales, root)
            needed = wanted(templates, root, code)
            problems += missing(messages[code], needed, "locales")
            asked |= {message.key: message for message in needed}
            files[code] = tuple(read_po(file, root) for file in catalog_files(code, locales))
            habits[code] = read_habits(code, locales, root)
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(problems)
    environments = {code: environment(templates, found) for code, found in messages.items()}
    return Words(clauses, messages, environments, templates, Proofreader(habits, messages, tuple(asked.values()), files))


def tell(company: Company, words: Words, day: datetime.date | None = None) -> Told:
    """Renders one company in each of its languages and checks the result on *day* (else the day of the settings); raises Unreadable."""
    today = day or as_of()
    rendered = _rendered(company, words, company.policy.languages)
    annexes = {annex.id: _rendered(annex, words, company.policy.languages) for annex in company.annexes}
    verdicts = coverage(company, rendered, today, annexes=annexes)
    certified = certificate(company, rendered, words.proofreader)
    findings = check(company, rendered, words.clauses, verdicts, certified, words.proofreader, today)
    return Told(company, rendered, findings, verdicts, certified, today)


def _rendered(company: Company, words: Words, codes: Sequence[str]) -> dict[str, Rendered]:
    placed = compose(company, words.clauses)
    rendered: dict[str, Rendered] = {}
    problems: list[Problem] = []
    for code in codes:
        try:
            rendered[code] = render(company, placed, words.messages[code], words.environments[code])
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(problems)
    return rendered
