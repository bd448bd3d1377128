"""Which clause templates exist, and in which order; knows no company and no MkDocs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from klausa.errors import Location, Problem, Unreadable, did_you_mean

ORDER = "notice.md.j2"
SUFFIX = ".md.j2"
_LINE = re.compile(r"^\s*\{\{\s*clause\(\s*[\"']([a-z0-9-]+)[\"']\s*\)\s*\}\}\s*$")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


_ANSWERS = re.compile(r"\{#\s*answers:\s*([0-9a-f]{16})\s*#\}\s*")
DIGITS = 16  # of the SHA-256 of a clause's files: enough to see that a clause has changed


@dataclass(frozen=True)
class Clause:
    """One clause: its id (file name, anchor and message context), and its template for each language."""

    id: str
    template: str
    by_language: Mapping[str, str]
    digest: str = ""

    def template_for(self, language: str) -> str:
        """The template's name, the language's own where there is one."""
        return self.by_language.get(language, self.template)


def load_clauses(folders: Sequence[Path]) -> tuple[Clause, ...]:
    """The clauses in their order; a later folder's files go before an earlier one's. Raises Unreadable."""
    order = next((folder / ORDER for folder in reversed(folders) if (folder / ORDER).exists()), None)
    if order is None:
        raise Unreadable([Problem(Location(str(folders[-1] / ORDER)), "the order of the clauses is missing", "restore the file")])
    files = {file.name: file for folder in folders for file in sorted((folder / "clauses").glob(f"*{SUFFIX}"))}
    clauses, problems = [], []
    text = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), order.read_text(encoding="utf-8"))
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match, place = _LINE.match(line), Location(f"templates/{order.name}", number, 1)
        if not match:
            remedy = 'write one clause a line: {{ clause("contact") }}'
            problems.append(Problem(place, f'"{line.strip()}" has no meaning in the order of the clauses', remedy))
            continue
        id_ = match.group(1)
        if id_ in seen:
            problems.append(Problem(place, f'the clause "{id_}" stands here a second time', "delete one of the two"))
            continue
        seen.add(id_)
        main = files.get(f"{id_}{SUFFIX}")
        if main is None:
            ids = [name.removesuffix(SUFFIX) for name in files]
            problems.append(Problem(place, f'there is no clause "{id_}"', did_you_mean(id_, ids)))
            continue
        own = {
            name.removesuffix(SUFFIX).rpartition(".")[2]: f"clauses/{name}"
            for name in files
            if re.match(rf"^{id_}\.[a-z]{{2,3}}\.md\.j2$", name)
        }
        problems += _unanswered(files, main, own.values())
        clauses.append(Clause(id_, f"clauses/{main.name}", own, _digest(files, id_)))
    if problems:
        raise Unreadable(problems)
    return tuple(clauses)


def _unanswered(files: Mapping[str, Path], main: Path, own: Iterable[str]) -> Iterator[Problem]:
    """A clause written for one language says which English it answers, so that a change of the English does not pass it by."""
    current = _sha256(main.read_bytes())
    for template in own:
        first = files[template.removeprefix("clauses/")].read_text(encoding="utf-8").split("\n", 1)[0]
        found = _ANSWERS.fullmatch(first)
        if found and found[1] == current:
            continue
        place, line = Location(f"templates/{template}", 1, 1), f"{{# answers: {current} #}}"
        if found:
            told = f"the clause answers an older English text: templates/clauses/{main.name} has changed"
            yield Problem(place, told, f"compare the two, then write this as the first line: {line}")
        else:
            told = f"the clause does not say which English text it answers (templates/clauses/{main.name})"
            yield Problem(place, told, f"write this as the first line: {line}")


def _digest(files: Mapping[str, Path], id_: str) -> str:
    """The digest of a clause's files, in the order of their names."""
    own = sorted(name for name in files if name.split(".", 1)[0] == id_)
    return _sha256(b"".join(files[name].read_bytes() for name in own))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
