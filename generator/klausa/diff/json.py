"""A difference as data, for scripts: the keys are a contract."""

from __future__ import annotations

from klausa import writing
from klausa.diff.policies import Diff, PolicyDiff
from klausa.diff.rows import Place, Row
from klausa.redline import as_data
from klausa.redline.json import line_as_data


def as_json(found: Diff) -> str:
    """All keys are always there. Words are Markdown, as they stand in the text; classes and reasons as in `materiality.yml`."""
    data = {
        "old": found.old,
        "new": found.new,
        "notes": list(found.notes),
        "policies": [_policy(item) for item in found.policies],
    }
    return writing.as_json(data, indent=1)


def _policy(policy: PolicyDiff) -> dict[str, object]:
    return {
        "policy": policy.id,
        "name": policy.name,
        "kind": policy.kind,
        "was": policy.was or None,
        "class": policy.class_,
        "languages": dict(policy.languages),
        "notes": list(policy.notes),
        "causes": [_row(row) for row in policy.rows],
        "summaries": {code: list(sentences) for code, sentences in policy.summaries.items()},
        "redlines": {code: as_data(redline) for code, redline in policy.redlines.items()},
    }


def _row(row: Row) -> dict[str, object]:
    return {
        "why": row.why,
        "class": row.class_,
        "rule": row.rule,
        "reason": row.reason,
        "title": row.title,
        "path": row.path or None,
        "old": row.old or None,
        "new": row.new or None,
        "file": row.where.file if row.where else None,
        "line": row.where.line if row.where else None,
        "side": None if row.where is None else "old" if row.gone else "new",
        "sources": list(row.files),
        "clauses": [_place(place) for place in row.places],
    }


def _place(place: Place) -> dict[str, object]:
    lines = {code: [line_as_data(line) for line in found] for code, found in place.lines.items()}
    return {"id": place.clause, "names": dict(place.names), "lines": lines}
