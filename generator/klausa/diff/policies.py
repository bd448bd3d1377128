"""Two ends → what differs, policy by policy: the causes, how grave they are, a drafted summary, and the redline of each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from klausa import __version__, revisions
from klausa import language as lang
from klausa.diff import ends
from klausa.diff.ends import FOLDER, End, Held, OnRecord, Revision, WorkingTree
from klausa.diff.rows import SOURCES, Row, rows
from klausa.errors import Location, Problem, Unreadable, did_you_mean
from klausa.language.cldr import locale_of
from klausa.load import POLICY, SHARED, known_to, load
from klausa.model import Policy
from klausa.model.record import ChangeClass
from klausa.pipeline import Words, load_words
from klausa.redline import Redline, compare
from klausa.redline.causes import SOURCE, Edition
from klausa.redline.naming import Naming
from klausa.redline.proposals import propose
from klausa.releases import EVENTS
from klausa.render.words import Words as Spoken
from klausa.source import parse

Kind = Literal["changed", "added", "removed"]
NOTHING: Mapping[str, object] = {"clauses": {}, "facts": {}}


@dataclass(frozen=True)
class PolicyDiff:
    """What differs in one policy."""

    id: str
    name: str
    kind: Kind
    redlines: Mapping[str, Redline]
    """By language; of a text that only one end has, all of it came or went."""
    rows: tuple[Row, ...] = ()
    class_: ChangeClass | None = None
    """The gravest of its causes."""
    summaries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: Mapping[str, Kind] = field(default_factory=dict)
    """What became of each language."""
    was: str = ""
    """Its id on the old side, where that is another."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diff:
    """Everything that differs between two ends."""

    old: str
    new: str
    policies: tuple[PolicyDiff, ...]
    notes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """The languages' names in themselves."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are shown."""
        return tuple(dict.fromkeys(code for policy in self.policies for code in policy.redlines))


def diff(
    root: Path, base: str | None = "HEAD", head: str | None = None, *, only: Sequence[str] = (), languages: Sequence[str] = ()
) -> Diff:
    """What differs in the committed text from *base* to *head* (none: the working tree). Raises Unreadable."""
    old, new = ends.end(base, root), ends.end(head, root)
    changed, names = _changed(old, new, root), tuple(ends.files(place, root) for place in (old, new))
    there = tuple(ends.policies(place, found) for place, found in zip((old, new), names, strict=True))
    ids = _asked(old, new, there, changed, only)
    before, after = (ends.held(place, found, ids, root) for place, found in zip((old, new), names, strict=True))
    pairs = list(_pairs(before, after))
    codes = sorted({code for pair in pairs for held in pair[2:] if held for code in held.texts})
    words, said = _words(root, codes)
    _known_languages(codes, languages)
    policies = [
        found for pair in pairs if (found := _Comparison(*pair, words, root, changed, tuple(languages)).found()) is not None
    ]
    notes = [*said, *_unrendered(changed, ids, there[1], only)] if changed is not None else said
    spoken = {code: words.names.get(code) or locale_of(code).get_language_name(code) or code for code in codes}
    names_ = {code: lang.sentence_case(name, code) for code, name in spoken.items()}
    return Diff(str(old), str(new), tuple(policies), tuple(notes), names_)


def _changed(old: End, new: End, root: Path) -> tuple[str, ...] | None:
    """The files that differ; none is known where an end is a release."""
    if isinstance(old, Revision) and isinstance(new, Revision | WorkingTree):
        return revisions.changed_files(root, old.commit, new.commit if isinstance(new, Revision) else None)
    return None


def _asked(
    old: End, new: End, there: Sequence[frozenset[str]], changed: Sequence[str] | None, only: Sequence[str]
) -> tuple[str, ...]:
    """The policies to compare: of a release its own, else those whose text differs. Raises Unreadable."""
    known = there[0] | there[1]
    if not known:
        message = f"no policy has a text, neither in {old} nor in {new}"
        raise Unreadable([Problem(Location(FOLDER), message, "run `klausa render`, and commit what it writes")])
    problems = [
        Problem(Location(f"{FOLDER}/{id_}"), f"this policy has no text, neither in {old} nor in {new}", did_you_mean(id_, known))
        for id_ in only
        if id_ not in known
    ]
    released = {place.policy for place in (old, new) if isinstance(place, OnRecord)}
    if len(released) > 1:
        told = " and ".join(sorted(released))
        problems.append(Problem(Location(str(old)), f"{told} are two policies", "compare releases of one"))
    if released and not set(only) <= released:
        problems.append(Problem(Location(str(old)), "a release is of one policy", "leave the other policies out"))
    if problems:
        raise Unreadable(problems)
    ids = released or (ends.with_text(changed) if changed is not None else known)
    return tuple(sorted(ids & set(only) if only else ids))


def _pairs(before: Mapping[str, Held], after: Mapping[str, Held]) -> Iterator[tuple[str, str, Held | None, Held | None]]:
    """Each policy with its id on the old side; one that has another id now is one policy, where its events say so."""
    came = {id_: _was(held) for id_, held in after.items() if id_ not in before}
    renamed = {was: id_ for id_, was in came.items() if was in before and was not in after}
    for id_ in sorted({*before, *after}):
        if id_ in renamed:
            continue
        was = came[id_] if renamed.get(came.get(id_, "")) == id_ else id_
        yield id_, was, before.get(was), after.get(id_)


def _was(held: Held) -> str:
    """The id that a policy had before, by the last event that says so."""
    try:
        listed = parse(held.sources[f"{ends.RELEASES}/{EVENTS}"], EVENTS).data.get("events")
    except (KeyError, Unreadable):
        return ""
    found = [event for event in listed if isinstance(event, dict)] if isinstance(listed, list) else []
    return str(next((event.get("was", "") for event in reversed(found) if event.get("event") == "renamed"), ""))


def _words(root: Path, codes: Sequence[str]) -> tuple[Words, tuple[str, ...]]:
    """The words of today's catalogs; where these cannot be read, none, and why no summary is drafted."""
    try:
        return load_words(root, codes), ()
    except Unreadable as error:
        return Words((), {}, {}, ()), (f"No summary is drafted, since the catalogs cannot be read: {error.problems[0]}",)


def _known_languages(known: Sequence[str], asked: Sequence[str]) -> None:
    problems = [
        Problem(Location(code), "no text that differs is in this language", did_you_mean(code, known))
        for code in asked
        if known and code not in known
    ]
    if problems:
        raise Unreadable(problems)


def _unrendered(changed: Sequence[str], touched: Sequence[str], known: frozenset[str], only: Sequence[str]) -> Iterator[str]:
    """Sources that changed where no text did."""
    for id_ in sorted(known & set(only) if only else known):
        own = [name for name in changed if name == f"{FOLDER}/{id_}/{POLICY}"]
        if own and id_ not in touched:
            yield f"{own[0]} changed, and its text did not; if it should, run `klausa render`"


@dataclass(frozen=True)
class _Comparison:
    """One policy at both ends."""

    id: str
    was: str
    old: Held | None
    new: Held | None
    words: Words
    root: Path
    changed: Sequence[str] | None
    asked: tuple[str, ...]

    def found(self) -> PolicyDiff | None:
        """What differs; nothing where nothing that anyone could review does."""
        languages = self._languages()
        redlines = {
            code: compare(self.old.texts.get(code, "") if self.old else "", self.new.texts.get(code, "") if self.new else "")
            for code in languages
        }
        shown = {code: redline for code, redline in redlines.items() if not self.asked or code in self.asked}
        kind: Kind = "added" if self.old is None else "removed" if self.new is None else "changed"
        was = self.was if self.was != self.id else ""
        if self.old is None or self.new is None:
            return PolicyDiff(self.id, self._name(kind), kind, shown, languages=languages, was=was)
        old, new = (Edition(held.trace or NOTHING, held.texts) for held in (self.old, self.new))
        policies = [self._policy(held) for held in (self.new, self.old)] if old.trace["facts"] != new.trace["facts"] else []
        policy = policies[0] if policies else _nobody()
        proposal = propose(old, new, self.words, policy, was=policies[1] if policies else None, technical=self._technical())
        both = {code: redline for code, redline in shown.items() if languages[code] == "changed"}
        naming = {
            code: Naming([Spoken(found, self.words.messages[code]) for found in policies or [policy]], old.trace, new.trace)
            for code in dict.fromkeys([SOURCE, *both])
            if code in self.words.messages
        }
        told = rows(proposal.decisions, both, naming, (self.old, self.new), self.changed or ())
        if not told and not was and set(languages.values()) <= {"changed"}:
            return None
        summaries = {code: found for code, found in proposal.summaries.items() if found and code in both}
        return PolicyDiff(
            self.id, self._name(kind), kind, shown, told, proposal.class_, summaries, languages, was, tuple(self._notes())
        )

    def _languages(self) -> dict[str, Kind]:
        """The languages of either end, English first, and what became of each."""
        before, after = (held.texts if held else {} for held in (self.old, self.new))
        codes = sorted({*before, *after}, key=lambda code: (code != SOURCE, code))
        return {
            code: "changed" if code in before and code in after else "added" if code in after else "removed" for code in codes
        }

    def _name(self, kind: Kind) -> str:
        held = self.old if kind == "removed" else self.new
        texts = held.texts if held else {}
        text = texts.get(SOURCE) or next(iter(texts.values()), "")
        title = text.partition("\n")[0].removeprefix("# ").strip()
        return title or self.id

    def _technical(self) -> bool:
        """Whether nothing of the user's own changed: neither the policy's files nor shared ones, templates, catalogs."""
        assert self.old is not None and self.new is not None
        if self.changed is not None:
            own = (f"{FOLDER}/{self.id}/{POLICY}", f"{FOLDER}/{SHARED}/")
            return not any(name.startswith(own) or SOURCES.search(name) for name in self.changed)
        versions = {held.klausa or __version__ for held in (self.old, self.new)}
        return self.old.sources.get(POLICY) == self.new.sources.get(POLICY) and len(versions) > 1

    def _notes(self) -> Iterator[str]:
        for held, side in ((self.old, "old"), (self.new, "new")):
            if held is not None and held.trace is None:
                yield f"The {side} text has no trace that is understood here, so that changed facts are not known as such."

    def _policy(self, held: Held) -> Policy:
        """The policy file as the model reads it, for its own terms; nobody's where today's model cannot read it."""
        with TemporaryDirectory() as made:
            folder = Path(made) / "policy"
            for name, raw in held.sources.items():
                if name == POLICY or name.startswith(f"{SHARED}/"):
                    file = (folder if name == POLICY else folder.parent) / name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(raw)
            try:
                return load(folder).policy
            except (Unreadable, OSError):
                return _nobody()


def _nobody() -> Policy:
    data = {"languages": [SOURCE], "name": "-"}
    return Policy.model_validate(data, context=known_to({"languages": [SOURCE], "name": "-"}))
