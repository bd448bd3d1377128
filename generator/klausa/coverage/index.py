"""Where the finished text tells a fact: the clauses of each language, by the fact's path and every path around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klausa.facts import ANNEXES, NEXT
from klausa.render import Rendered

HEADER = "header"  # version and dates stand in the page's header, in every language
SUMMARY = "summary"  # a summary points to clauses; what it tells is told there


@dataclass
class Index:
    """The clauses that tell a fact, in each language of the policy. What an annex tells is told where the policy refers to the annex."""

    rendered: Mapping[str, Rendered]
    annexes: Mapping[str, Index] = field(default_factory=dict)
    _clauses: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for language, document in self.rendered.items():
            by_path: dict[str, dict[str, None]] = {}
            for clause in document.clauses:
                for told in clause.told if clause.id != SUMMARY else ():
                    steps = told.split(".")
                    for length in range(1, len(steps) + 1):
                        by_path.setdefault(".".join(steps[:length]), {})[clause.id] = None
            order = {clause.id: clause.number for clause in document.clauses}
            self._clauses[language] = {path: tuple(sorted(ids, key=order.__getitem__)) for path, ids in by_path.items()}

    def clauses(self, path: str) -> Mapping[str, tuple[str, ...]]:
        """The ids of the clauses that tell the fact at *path*, or anything in it, by language; empty where a language does not."""
        if path.split(".")[0] == NEXT or path.split(".")[0] == "languages":
            return dict.fromkeys(self.rendered, (HEADER,))
        section, _, rest = path.partition(".")
        id_, _, inner = rest.partition(".")
        if section == ANNEXES and inner:
            there = self.annexes[id_].clauses(inner) if id_ in self.annexes else {}
            return {code: ids if there.get(code) else () for code, ids in self.clauses(f"{ANNEXES}.{id_}").items()}
        return {language: by_path.get(path, ()) for language, by_path in self._clauses.items()}

    def told(self, path: str) -> bool:
        """Whether every language tells it."""
        return all(self.clauses(path).values())
