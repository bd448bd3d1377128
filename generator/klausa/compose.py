"""Facts and clauses → a document: which clauses may stand in it, in which order, the company's own among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klausa.clauses import Clause
from klausa.errors import Problem, Unreadable, did_you_mean
from klausa.load import Company
from klausa.model.wording import OwnClause

# the clauses of ours that an annex has
OF_AN_ANNEX = frozenset({"introduction", "recipients", "transfers", "contact"})


@dataclass(frozen=True)
class Placed:
    """A clause in its place: a template's, or one of the company's own with its index in `clauses:`."""

    id: str
    clause: Clause | None = None
    own: OwnClause | None = None
    index: int = -1


def compose(company: Company, clauses: Sequence[Clause]) -> tuple[Placed, ...]:
    """The clauses of a company's policy or annex in order; raises Unreadable where an own clause has no place."""
    annex = company.policy.kind == "annex"
    placed = [Placed(clause.id, clause) for clause in clauses if not annex or clause.id in OF_AN_ANNEX]
    problems: list[Problem] = []
    for index, own in enumerate(company.policy.clauses):
        ids = [item.id for item in placed]
        anchor = own.before or own.after or own.replaces or ""
        key = "before" if own.before else "after" if own.after else "replaces"
        place = company.where(("clauses", index, key))
        if anchor not in ids:
            problems.append(Problem(place, f'there is no clause "{anchor}"', did_you_mean(anchor, ids)))
            continue
        if own.id in ids and own.id != own.replaces:
            problems.append(
                Problem(
                    company.where(("clauses", index, "id")),
                    f'there is a clause "{own.id}" already',
                    "give this one another id, or say that it `replaces` it",
                )
            )
            continue
        at = ids.index(anchor)
        new = Placed(own.id, None, own, index)
        if own.replaces:
            placed[at] = new
        else:
            # several clauses after the same one keep the order in which they are written
            while own.after and at + 1 < len(placed) and placed[at + 1].own is not None and placed[at + 1].own.after == anchor:  # type: ignore[union-attr]
                at += 1
            placed.insert(at if own.before else at + 1, new)
    if problems:
        raise Unreadable(problems)
    return tuple(placed)
