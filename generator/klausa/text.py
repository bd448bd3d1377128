"""The text under review: a policy as Markdown, one sentence a line, in the form that is committed, frozen and compared."""

from __future__ import annotations

import json
from pathlib import Path

from klausa.pipeline import Told
from klausa.render import Fact, Rendered

TRACE = "trace.json"


def body(document: Rendered) -> str:
    """The whole text of one language. Each clause opens with an invisible line that names it; no version and no dates."""
    parts = [f"# {document.title}\n"]
    for clause in document.clauses:
        parts.append(f"[//]: # (clause {clause.id})\n\n## {clause.number}. {clause.heading}\n\n{clause.text}")
    return "\n".join(parts)


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
    return json.dumps({"clauses": same, "facts": dict(sorted(facts.items()))}, ensure_ascii=False, indent=1) + "\n"


def _elsewhere(fact: Fact, told: Told) -> dict[str, str]:
    """The file of a fact that does not stand in the policy file itself: a shared one."""
    own = told.company.source.file
    return {} if fact.location.file in ("", own) else {"file": fact.location.file}


def files(told: Told) -> dict[Path, str]:
    """The files of `text/` and what they should hold."""
    folder = told.company.folder / "text"
    texts = {folder / f"{language}.md": body(document) for language, document in told.rendered.items()}
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
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + ".new")
            part.write_bytes(wanted[path].encode())
            part.replace(path)
        else:
            path.unlink()
    return changed
