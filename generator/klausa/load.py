"""Reads a company's folder into the model and knows where each value stood; knows nothing of Jinja or MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from babel import Locale
from pydantic import ValidationError

from klausa.annexes import at_odds, disagreements, refused, taken, unanswered
from klausa.conditions import conditions
from klausa.errors import Location, Problem, Unreadable, did_you_mean, shown_path
from klausa.facts import ANNEXES, Facts
from klausa.law import load_regimes, load_rules
from klausa.misfits import Home, misfits
from klausa.model import Known, Next, Part, Policy, Review
from klausa.model.spelling import ID
from klausa.releases import EVENTS, FOLDER, History, read_history
from klausa.source import Path_, Plain, Source, read
from klausa.vocabulary import load_vocabulary

POLICY, NEXT, REVIEW = "policy.yml", "next.yml", "review.yml"
SHARED = "_shared"
EMPTY = "nothing stands after the colon"
ELSEWHERE = "run this in the folder that holds policies/, or name that folder with --root"
P = TypeVar("P", bound=Part)
SECTIONS = ("data", "services", "recipients", "contacts", "retention")


@dataclass(frozen=True)
class Company:
    """One company's folder, read: the facts, the coming release, counsel's review, and where each stood."""

    id: str
    folder: Path
    policy: Policy
    next: Next
    source: Source
    next_source: Source
    shared: Mapping[str, Source] = field(default_factory=dict)
    review: Review = field(default_factory=Review)
    review_source: Source = field(default_factory=lambda: Source(REVIEW, {}))
    history: History = field(default_factory=History)
    # of an annex: the policy that it belongs to, and the sections that it takes from it for reference
    parent: Company | None = None
    taken: frozenset[str] = frozenset()
    # of a policy: what tells further recipients in documents of their own
    annexes: tuple[Company, ...] = ()

    @cached_property
    def stated(self) -> Policy:
        """What the policy states itself: an annex without what it takes from its policy."""
        return self.policy.model_copy(update={key: {} for key in self.taken})

    @cached_property
    def facts(self) -> Facts:
        """The policy, its coming release and its annexes, as facts with paths."""
        return Facts(self.stated, self.next, {annex.id: annex.policy for annex in self.annexes})

    def where(self, path: Path_) -> Location:
        """The place of a value of the policy, wherever it was written; of the coming release under `next`, of an annex under `annexes`."""
        if path[:1] == ("next",):
            return self.next_source.where(path[1:])
        if annex := self._annex(path):
            return annex.where(path[2:])
        for top, source in self.shared.items():
            if path and path[0] == top:
                return source.where(path)
        return self.source.where(path)

    def where_key(self, path: Path_) -> Location:
        """The place of the key of a value, for what concerns a section as a whole."""
        if annex := self._annex(path):
            return annex.where_key(path[2:])
        home = self.shared.get(str(path[0]), self.source) if path else self.source
        return home.where_key(path)

    def _annex(self, path: Path_) -> Company | None:
        return next((annex for annex in self.annexes if path[:2] == (ANNEXES, annex.id)), None)


def find(policies: Path) -> tuple[Path, ...]:
    """The companies' folders: those with a `policy.yml`, in the order of their names."""
    return tuple(sorted(file.parent for file in policies.glob(f"*/{POLICY}") if file.parent.name != SHARED))


def load_all(policies: Path, root: Path | None = None, only: Sequence[str] = ()) -> tuple[Company, ...]:
    """Every company, or those named in *only*; raises Unreadable with the problems of all their files together."""
    companies: list[Company] = []
    folders = find(policies)
    ids = [folder.name for folder in folders]
    gone = [path.parent for path in sorted(policies.glob(f"*/{FOLDER}")) if path.parent.name not in (*ids, SHARED)]
    problems = [
        Problem(Location(shown_path(policies, root)), f'there is no policy "{name}"', did_you_mean(name, ids) or ELSEWHERE)
        for name in only
        if name not in ids and name not in [folder.name for folder in gone]
    ]
    problems += [_without_facts(folder, root) for folder in gone if not only or folder.name in only]
    for file in sorted(policies.glob("*/policy.y*ml")):
        if file.name != POLICY:
            problems.append(Problem(Location(shown_path(file, root)), "a policy file has another name", f"rename it to {POLICY}"))
    for folder in folders:
        if only and folder.name not in only:
            continue
        try:
            companies.append(load(folder, root))
        except Unreadable as error:
            problems.extend(error.problems)
    problems += clashes({company.id: company.history for company in companies}, ids, policies, root)
    if problems:
        raise Unreadable(problems)
    return tuple(companies)


def _without_facts(folder: Path, root: Path | None) -> Problem:
    remedy = f"restore the folder from the history of the repository; to end the policy: klausa retire {folder.name}"
    return Problem(Location(shown_path(folder, root)), f"releases are on record here, and {POLICY} is missing", remedy)


def clashes(histories: Mapping[str, History], ids: Iterable[str], policies: Path, root: Path | None = None) -> Iterator[Problem]:
    """Old ids of renamed policies that another policy has, or had too: their old addresses could lead to one place only."""
    there, owners = set(ids), dict[str, str]()
    for id_, history in histories.items():
        file = Location(shown_path(policies / id_ / FOLDER / EVENTS, root))
        for old in history.old_ids:
            if old == id_:
                continue
            if old in there:
                told = f'this policy was called "{old}" before, and another is called so now: the old addresses lead here'
                yield Problem(file, told, f"give the policy in {old}/ another id: klausa rename {old} …")
            elif (owner := owners.setdefault(old, id_)) != id_:
                told = f'this policy was called "{old}" before, and so was "{owner}": old addresses can lead to one of them only'
                yield Problem(file, told, "restore the events of the one that was never called so")


def load(folder: Path, root: Path | None = None) -> Company:
    """One company with its annexes or, of an annex, its policy; raises Unreadable with every problem of their files.

    File names in messages are relative to *root*.
    """
    company = _alone(folder, root)
    problems: list[Problem] = []
    others: dict[str, Company] = {}
    for id_ in filter(None, (company.policy.of, *company.policy.annexes)):
        if (folder.parent / id_ / POLICY).exists() and id_ != company.id:
            try:
                others[id_] = _alone(folder.parent / id_, root)
            except Unreadable as error:
                problems += error.problems
    if problems:
        raise Unreadable(problems)
    parent = others.get(company.policy.of or "")
    if parent is not None:
        problems += disagreements(company.id, company.policy, company.where, parent.id, parent.policy)
    policies = {id_: others[id_].policy if id_ in others else None for id_ in company.policy.annexes}
    problems += unanswered(company.id, company.policy, company.where, policies)
    annexes = tuple(replace(others[id_], parent=company) for id_ in policies if id_ in others)
    for annex in annexes:
        if annex.policy.of == company.id:
            problems += disagreements(annex.id, annex.policy, annex.where, company.id, company.policy)
    if problems:
        raise Unreadable(problems)
    return replace(company, parent=parent, annexes=annexes)


def _alone(folder: Path, root: Path | None) -> Company:
    problems: list[Problem] = []
    source = _read(folder / POLICY, root, problems)
    coming = _optional(folder / NEXT, root, problems)
    if not re.fullmatch(ID, folder.name):
        problems.append(
            Problem(
                Location(shown_path(folder, root)),
                "the folder's name becomes an address and must be lower-case letters, digits and hyphens",
                "rename the folder",
            )
        )
    review_source = _optional(folder / REVIEW, root, problems)
    if source is None or coming is None or review_source is None:
        raise Unreadable(problems)
    shared = _shared(folder, source, root, problems)
    data: dict[str, Plain] = {**{top: other.data[top] for top, other in shared.items()}, **source.data}
    theirs, lent = _lent(folder, data, source, root, problems)
    known = known_to({**data, **lent})
    policy = _validate(Policy, {**data, **lent}, source, known, problems, {**theirs, **shared})
    next_ = _validate(Next, coming.data, coming, known, problems, {})
    review = _validate(Review, review_source.data, review_source, known, problems, {})
    problems += _no_conditions(review_source)
    if policy is not None:
        problems += [*_unlabelled(policy, known, theirs.get("data", source)), *_unofficial(policy, shared.get("rights", source))]
        problems += _uncovered(policy, shared.get("clauses", source))
        problems += refused(policy, data, lambda key: shared.get(key, source))
    history = None
    try:
        history = read_history(folder, root)
    except Unreadable as error:
        problems += error.problems
    if problems or policy is None or next_ is None or review is None or history is None:
        raise Unreadable(problems)
    return Company(
        folder.name, folder, policy, next_, source, coming, shared, review, review_source, history, taken=frozenset(theirs)
    )


def _lent(
    folder: Path, data: Mapping[str, Plain], source: Source, root: Path | None, problems: list[Problem]
) -> tuple[dict[str, Source], dict[str, Plain]]:
    """What an annex takes from its policy: the file that each section comes from, and the values; nothing for a policy.

    Raises Unreadable where there is nothing to take it from: all else that could be told of the annex would follow from that.
    """
    if data.get("kind") != "annex":
        return {}, {}
    id_ = str(data.get("of", ""))
    beside = folder.parent / id_
    if not id_:
        remedy = "write `of:` and the id of the policy, which is the name of its folder"
        told = "an annex is a part of a policy, and this one names none"
        raise Unreadable([*problems, Problem(source.where_key(("kind",)), told, remedy)])
    if not re.fullmatch(ID, id_) or not (beside / POLICY).exists() or id_ == folder.name:
        known = [other.name for other in find(folder.parent) if other != folder]
        raise Unreadable([*problems, Problem(source.where(("of",)), f'there is no policy "{id_}"', did_you_mean(id_, known))])
    other = _read(beside / POLICY, root, problems)
    shared = _shared(beside, other, root, problems) if other else {}
    whole = {**{top: file.data[top] for top, file in shared.items()}, **(other.data if other else {})}
    problems += at_odds(data, source.where, id_, whole)
    if problems or other is None:
        raise Unreadable(problems)
    values = taken(data, whole)
    return {top: shared.get(top, other) for top in values if top != "terms"}, values


def _no_conditions(source: Source) -> Iterator[Problem]:
    """Circumstances of the review that no requirement asks about."""
    circumstances = source.data.get("circumstances")
    for name in circumstances if isinstance(circumstances, dict) else ():
        if name not in conditions():
            place = source.where_key(("circumstances", name))
            yield Problem(place, f'"{name}" is no condition', did_you_mean(name, conditions()))


def _unlabelled(policy: Policy, known: Known, source: Source) -> Iterator[Problem]:
    for id_, category in policy.data.items():
        if category.label is None and id_ not in known.terms["data"]:
            hint = did_you_mean(id_, known.terms["data"])
            yield Problem(
                source.where_key(("data", id_)),
                f'"{id_}" is no data term and has no `label:`',
                f"add `label:` with a data term; {hint}",
            )


def _uncovered(policy: Policy, source: Source) -> Iterator[Problem]:
    """Requirements that an own clause is said to answer and that no law has."""
    codes = {f"{law.id}/{entry.id}" for law in (*load_regimes().values(), *load_rules()) for entry in law.requirements}
    for index, own in enumerate(policy.clauses):
        for number, code in enumerate(own.covers):
            if code not in codes:
                place = source.where(("clauses", index, "covers", number))
                yield Problem(place, f'"{code}" is no requirement', did_you_mean(code, codes))


def _unofficial(policy: Policy, source: Source) -> Iterator[Problem]:
    """Rights that ask for a law's own words where no law is named or it does not apply, or that the law does not have."""
    applying = {regime.id.id for regime in policy.regimes if regime.applies == "yes"}
    for index, group in enumerate(policy.rights):
        law = load_regimes()[group.regime.id] if group.regime else None
        place: Path_ = ("rights", index)
        if group.statutory == "yes" and law is None:
            yield Problem(source.where((*place, "statutory")), "the statutory rights of no law are asked for", "add `regime:`")
        elif group.statutory == "yes" and law is not None and law.id not in applying:
            yield Problem(
                source.where((*place, "statutory")),
                f'"{law.id}" is not said to apply, and rights of a law that may not apply are not promised',
                f"write `- {{id: {law.id}, applies: yes}}` under `regimes:`, or list the rights that you offer",
            )
        ids = [right.id for right in law.rights] if law else []
        for number, right in enumerate(group.list_):
            if right.official is not None and right.official not in ids:
                yield Problem(
                    source.where((*place, "list", number, "official")),
                    f'the law has no right "{right.official}"' if law else f'"{right.official}" is a right of no law',
                    did_you_mean(right.official, ids) if law else "add `regime:` beside the list",
                )


def _optional(path: Path, root: Path | None, problems: list[Problem]) -> Source | None:
    return _read(path, root, problems) if path.exists() else Source(shown_path(path, root), {})


def _read(path: Path, root: Path | None, problems: list[Problem]) -> Source | None:
    try:
        return read(path, shown_path(path, root))
    except Unreadable as error:
        problems.extend(error.problems)
        return None


def _shared(folder: Path, source: Source, root: Path | None, problems: list[Problem]) -> dict[str, Source]:
    """The shared facts that `use:` takes in: top-level key → the file it comes from. A key may come from one place only."""
    taken: dict[str, Source] = {}
    names = source.data.get("use")
    for index, name in enumerate(names if isinstance(names, list) else []):
        if not isinstance(name, str):
            continue
        place = source.where(("use", index))
        file = folder.parent / SHARED / f"{name}.yml"
        if not re.fullmatch(ID, name) or not file.exists():
            there = [other.stem for other in sorted((folder.parent / SHARED).glob("*.yml"))]
            problems.append(
                Problem(
                    place,
                    f'there is no shared file "{name}"',
                    did_you_mean(name, there)
                    or f"write a file into {SHARED}/ beside the companies, and its name without .yml here",
                )
            )
            continue
        other = _read(file, root, problems)
        for top in other.data if other else ():
            if top in source.data or top in taken:
                problems.append(
                    Problem(
                        place, f'the shared file "{name}" brings `{top}:`, which is written elsewhere too', "keep it in one place"
                    )
                )
            elif other:
                taken[top] = other
    return taken


@cache
def _countries() -> frozenset[str]:
    """The ISO 3166-1 codes that CLDR names; EU, UN and the like stand there too but are no countries."""
    no_countries = {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if re.match(r"^[A-Z]{2}$", code) and code not in no_countries)


def known_to(data: Mapping[str, Plain]) -> Known:
    """What the values of a policy may refer to: terms, the file's own facts, laws, its languages."""
    terms = {kind: set(entries) for kind, entries in load_vocabulary().items()}
    own = data.get("terms")
    for kind, entries in (own if isinstance(own, dict) else {}).items():
        if isinstance(entries, dict):
            terms.setdefault(kind, set()).update(entries)
    terms["countries"] = set(_countries())
    facts = {}
    for section in SECTIONS:
        value = data.get(section)
        facts[section] = frozenset(value) if isinstance(value, dict) else frozenset()
    languages = data.get("languages")
    codes = tuple(str(code) for code in languages) if isinstance(languages, list) else ()
    return Known({kind: frozenset(ids) for kind, ids in terms.items()}, facts, frozenset(load_regimes()), codes)


def _validate(
    model: type[P], data: Mapping[str, Plain], source: Source, known: Known, problems: list[Problem], shared: Mapping[str, Source]
) -> P | None:
    def home(path: Path_) -> Source:
        return shared.get(str(path[0]), source) if path else source

    found = [*_empty_values(data, home), *_own_terms(data, home)]
    parsed = None
    try:
        parsed = model.model_validate(dict(data), context=known)
    except ValidationError as error:
        elsewhere = dict.fromkeys(Next.model_fields, NEXT) if model is Policy else {}
        found += misfits(error, home, model, elsewhere)
    empty = {problem.location for problem in found if problem.message == EMPTY}
    # an empty value is told once, not a second time as being of the wrong type
    problems += [problem for problem in found if problem.message == EMPTY or problem.location not in empty]
    return parsed


def _empty_values(value: Plain | Mapping[str, Plain], home: Home, path: Path_ = ()) -> Iterator[Problem]:
    if value is None and path:
        yield Problem(home(path).where(path), EMPTY, 'write a value or "undeclared", or delete the line')
    children: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(value, Mapping):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for key, child in children:
        yield from _empty_values(child, home, (*path, key))


def _own_terms(data: Mapping[str, Plain], home: Home) -> Iterator[Problem]:
    own = data.get("terms")
    vocabulary = load_vocabulary()
    for kind, entries in (own if isinstance(own, dict) else {}).items():
        path: Path_ = ("terms", kind)
        if kind not in vocabulary:
            yield Problem(home(path).where_key(path), f'"{kind}" is no kind of term', did_you_mean(kind, vocabulary))
        for id_ in entries if isinstance(entries, dict) else ():
            if id_ in vocabulary.get(kind, {}):
                place = home(path).where_key((*path, id_))
                yield Problem(place, f'the vocabulary has "{id_}" already', "use that term, or give yours another id")
