"""For a key of the policy file: how a policy writes it, and the sentences that come of it in every language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from klausa.coverage.index import SUMMARY
from klausa.explain import Explanation
from klausa.facts import children
from klausa.load import SHARED
from klausa.pipeline import Told, run
from klausa.reference.schema import Place
from klausa.source import Path_, Plain
from klausa.where import shipped

MADE_UP = "contoh"  # uses every key
LONGEST = 14  # lines of YAML
_INDENT = re.compile(r" *(- )?")
_LINK = re.compile(r"\[([^\]]*)\]\((?:\.\./|#)[^)]*\)")


@dataclass(frozen=True)
class Example:
    """YAML as it stands in a policy file, and by language the sentence that tells it (Markdown)."""

    policy: str
    yaml: str
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """One policy with its sentences by the facts that they tell."""

    told: Told
    # whether it has a page on this site
    here: bool = True
    lines: dict[str, Sequence[str]] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Plain]:
        """What its files say, the shared ones among them."""
        company = self.told.company
        return {**{top: source.data[top] for top, source in company.shared.items()}, **company.source.data}

    def example(self, place: Path_) -> Example:
        """What stands at a place, and what it becomes."""
        fact = self._facts.get(place)
        sentences = self._sentences.get(fact, ()) if fact else ()
        # the sentence that more languages tell goes first, and of those the shortest
        best = max((len(found) for found in sentences), default=0)
        shown = min(
            (found for found in sentences if len(found) == best), key=lambda found: len("".join(found.values())), default={}
        )
        return Example(self.told.company.id, self._yaml(place), shown)

    @cached_property
    def _facts(self) -> Mapping[Path_, str]:
        """Each place in the file with the path of its fact."""
        return dict(_facts(self.told.company.policy))

    @cached_property
    def _sentences(self) -> Mapping[str, list[Mapping[str, str]]]:
        """By the path of a fact, or of a part with facts in it, the sentences that tell it: one of each language."""
        found: dict[str, list[Mapping[str, str]]] = {}
        by_language = {language: self._clauses(language) for language in self.told.rendered}
        for clause in dict.fromkeys(id_ for clauses in by_language.values() for id_ in clauses):
            columns = {language: clauses.get(clause, []) for language, clauses in by_language.items()}
            for path in {path for lines in columns.values() for _, paths in lines for path in paths}:
                found.setdefault(path, []).extend(_rows(path, columns))
        return found

    def _clauses(self, language: str) -> dict[str, list[tuple[str, set[str]]]]:
        explanation = Explanation(self.told, language)
        return {
            clause.id: [
                (self._linked(_plain(line.text)), set(_around(fact.path for fact in line.facts)))
                for line in explanation.sentences(clause)
            ]
            for clause in explanation.document.clauses
            if clause.id != SUMMARY
        }

    def _linked(self, line: str) -> str:
        """A line without links to pages that this site does not have."""
        return line if self.here else _LINK.sub(r"\1", line)

    def _yaml(self, place: Path_) -> str:
        """The lines of a key and what stands below it."""
        where = self.told.company.where_key(place)
        lines = self._read(where.file)
        if not lines or not where.line:
            return ""
        first = lines[where.line - 1]
        depth = len(_INDENT.match(first)[0])  # type: ignore[index]
        if where.column > depth + 1:  # within braces: the line says it all
            return _outdented([first])
        below = [first]
        for line in lines[where.line :]:
            if line.strip() and len(line) - len(line.lstrip()) < depth + (0 if line.lstrip().startswith("- ") else 1):
                break
            below.append(line)
        shown = below[:LONGEST] + ([" " * depth + "  # …"] if len(below) > LONGEST else [])
        return _outdented(shown)

    def _read(self, file: str) -> Sequence[str]:
        if file not in self.lines:
            company = self.told.company
            path = company.folder / Path(file).name
            path = path if path.name == "policy.yml" else company.folder.parent / SHARED / Path(file).name
            self.lines[file] = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        return self.lines[file]


def said_by(told: Sequence[Told]) -> tuple[Said, ...]:
    """The policies of a site, those of made-up companies first; where it lacks the one that uses every key, that comes with Klausa."""
    ours = tuple(Said(item) for item in sorted(told, key=lambda item: item.company.policy.demo != "made-up"))
    if any(item.company.id == MADE_UP for item in told):
        return ours
    return (Said(_made_up(told[0].day if told else None), here=False), *ours)


@cache
def _made_up(day: datetime.date | None) -> Told:
    policies = shipped("policies")
    return run(policies.parent, policies, (MADE_UP,), day)[0]


def best(said: Sequence[Said], places: Iterable[Place]) -> Example | None:
    """The example that shows most in the fewest words; none where no policy uses the key."""
    found = [said[number].example(path) for number, path in places]
    return min(
        (example for example in found if example.yaml),
        key=lambda example: (-len(example.sentences), len(example.yaml) + len("".join(example.sentences.values()))),
        default=None,
    )


def _rows(path: str, columns: Mapping[str, Sequence[tuple[str, set[str]]]]) -> Iterator[Mapping[str, str]]:
    """The sentences of a clause that tell a fact. Templates mostly give all languages the same lines, so the n-th answers the n-th."""
    telling = {
        language: {index: text for index, (text, paths) in enumerate(lines) if path in paths}
        for language, lines in columns.items()
    }
    for index in sorted({index for lines in telling.values() for index in lines}):
        yield {language: lines.get(index) or next(iter(lines.values())) for language, lines in telling.items() if lines}


def _facts(value: object, path: str = "", place: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    if path:
        yield place, path
    for name, key, child in children(value):
        if child not in (None, (), {}):
            yield from _facts(child, f"{path}.{name}" if path else name, (*place, key))


def _around(paths: Iterable[str]) -> Iterator[str]:
    """Paths, and those of all that they are part of."""
    for path in paths:
        steps = path.split(".")
        yield from (".".join(steps[:length]) for length in range(1, len(steps) + 1))


def _plain(line: str) -> str:
    """A line by itself: an item without its bullet, a row without its bars."""
    if line.startswith("|"):
        return " | ".join(cell.strip() for cell in line.strip("|").split("|"))
    return re.sub(r"^([-*]|\d+\.) ", "", line)


def _outdented(lines: Sequence[str]) -> str:
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:] for line in lines).rstrip()
