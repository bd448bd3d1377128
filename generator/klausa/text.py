"""The text under review: a policy as Markdown, one sentence a line, in the form that is committed, frozen and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from klausa.pipeline import Told
from klausa.prose.certificate import Certificate, Row
from klausa.render import Fact, Rendered
from klausa.writing import as_json, put

TRACE = "trace.json"
COUNTED = {"denials": "negations", "permissions": "permissions", "minimums": "minimums"}


def body(document: Rendered) -> str:
    """The whole text of one language. Each clause opens with an invisible line that names it; no version and no dates."""
    parts = [f"# {document.title}\n"]
    for clause in document.clauses:
        parts.append(f"[//]: # (clause {clause.id})\n\n## {clause.number}. {clause.heading}\n\n{clause.text}")
    return "\n".join(parts)


_CLAUSE = re.compile(r"(?m)^\[//\]: # \(clause ([^()\s]+)\)[ \t\r]*$")


def split(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The reverse of `body`: what stands before the first clause, and each clause's id with what follows its line, in their order."""
    opening, *parts = _CLAUSE.split(text)
    return opening, list(zip(parts[::2], parts[1::2], strict=True))


def bodies(told: Told) -> dict[str, str]:
    """The whole text of each language."""
    return {language: body(document) for language, document in told.rendered.items()}


def is_draft(told: Told) -> bool:
    """Whether the text differs from the release that was frozen last, in any language; with nothing of ours on record it does."""
    ours = told.company.history.ours
    return not ours or dict(ours[-1].texts) != bodies(told)


def trace(told: Told) -> str:
    """Which facts each clause tells, and where they stand in the file: the trace beside the text, as JSON."""
    clauses = {
        clause.id: {
            language: sorted(part.told)
            for language, document in told.rendered.items()
            for part in document.clauses
            if part.id == clause.id
        }
        for document in told.rendered.values()
        for clause in document.clauses
    }
    same = {
        id_: next(iter(by.values())) if len({tuple(paths) for paths in by.values()}) == 1 else by for id_, by in clauses.items()
    }
    facts = {
        path: {"value": fact.value, "line": fact.location.line, **_elsewhere(fact, told)}
        for document in told.rendered.values()
        for path, fact in document.facts.items()
    }
    content = {"clauses": same, "facts": dict(sorted(facts.items())), "parity": parity(told.certificate)}
    return trace_text(content)


def trace_text(content: Mapping[str, object]) -> str:
    """The trace as it is committed and frozen."""
    return as_json(content, indent=1)


def parity(certificate: Certificate) -> dict[str, object]:
    """The certificate as data: what is read in each clause again, said once where all languages agree. Empty kinds are left out."""
    return {row.clause: _agreed(row) for row in certificate.rows}


def _agreed(row: Row) -> dict[str, object]:
    read = {
        language: {
            kind: list(values) for kind in ("names", "addresses", "dates", "figures") if (values := _read(row, language, kind))
        }
        | {name: len(words) for kind, name in COUNTED.items() if (words := getattr(found, kind))}
        for language, found in row.readings.items()
    }
    told = {language: {kind: len(paths) for kind, paths in facts.items() if paths} for language, facts in row.facts.items()}
    return {
        "languages": list(row.readings),
        "alike": not row.differences,
        "told": _once(told),
        "read": _once(read),
        "pieces": _once(row.pieces),
    }


def _read(row: Row, language: str, kind: str) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(row.readings[language], kind)
    # how often a name is said is a matter of style
    return tuple(dict.fromkeys(values)) if kind in ("names", "addresses") else values


def _once(by: Mapping[str, object]) -> object:
    """What all languages have alike, else what each has."""
    first = next(iter(by.values()), None)
    return first if all(found == first for found in by.values()) else dict(by)


def _elsewhere(fact: Fact, told: Told) -> dict[str, str]:
    """The file of a fact that does not stand in the policy file itself: a shared one."""
    own = told.company.source.file
    return {} if fact.location.file in ("", own) else {"file": fact.location.file}


def files(told: Told) -> dict[Path, str]:
    """The files of `text/` and what they should hold."""
    folder = told.company.folder / "text"
    texts = {folder / f"{language}.md": text for language, text in bodies(told).items()}
    return {**texts, folder / TRACE: trace(told)}


def stale(told: Told) -> tuple[Path, ...]:
    """The files of `text/` that differ from what they should hold, or should not be there."""
    folder = told.company.folder / "text"
    if not folder.is_dir():
        return tuple(sorted([*(folder / f"{language}.md" for language in told.rendered), folder / TRACE]))
    wanted = files(told)
    there = {path for path in folder.glob("*") if path.is_file()}
    differing = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content.encode()]
    return tuple(sorted([*differing, *(there - set(wanted))]))


def write(told: Told) -> tuple[Path, ...]:
    """Brings `text/` up to date and says which files changed."""
    wanted, changed = files(told), stale(told)
    for path in changed:
        if path in wanted:
            put(path, wanted[path].encode())
        else:
            path.unlink()
    return changed
