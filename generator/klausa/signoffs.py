"""Who has read or approved which clause in which language: a sign-off holds as long as the clause says, word for word, what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from klausa.load import Company
from klausa.model.record import Approval
from klausa.model.review import SignOff, SignOffRole
from klausa.render import Rendered, RenderedClause
from klausa.render.markdown import unnumbered

# a later role says no less than the ones before it
ROLES: tuple[SignOffRole, ...] = get_args(SignOffRole)
STATUS: Mapping[SignOffRole, str] = {"reviewer": "reviewed", "counsel": "approved by counsel"}


@dataclass(frozen=True)
class Signed:
    """A clause in one language, and its sign-offs: those that hold, and those that are void because it says something else now."""

    clause: RenderedClause
    language: str
    valid: tuple[SignOff, ...]
    void: tuple[SignOff, ...]

    @property
    def best(self) -> SignOff | None:
        """The sign-off that says most; of equal ones the latest."""
        return max(self.valid, key=lambda found: (ROLES.index(found.role), found.on), default=None)

    @property
    def status(self) -> str:
        """What it is, in words."""
        if self.best is not None:
            return STATUS[self.best.role]
        return "own words" if self.clause.own else "machine-drafted"

    def signed_as(self, role: SignOffRole) -> bool:
        """Whether somebody has signed it in that role, or in one that says more."""
        return self.best is not None and ROLES.index(self.best.role) >= ROLES.index(role)

    @property
    def lapsed(self) -> tuple[SignOff, ...]:
        """The void sign-offs that nobody has renewed since."""
        return tuple(found for found in self.void if not self.signed_as(found.role))


def digest_of_clause(clause: RenderedClause) -> str:
    """The SHA-256 of what is signed: heading, an empty line and text, without the clause's number and those by which it refers to others."""
    return hashlib.sha256(f"{clause.heading}\n\n{unnumbered(clause.text)}\n".encode()).hexdigest()


def signed(company: Company, rendered: Mapping[str, Rendered]) -> tuple[Signed, ...]:
    """Every clause in every language with its sign-offs, language by language."""
    return tuple(signed_clause(company, clause, code) for code, document in rendered.items() for clause in document.clauses)


def signed_clause(company: Company, clause: RenderedClause, language: str) -> Signed:
    """One clause in one language with its sign-offs."""
    given = [entry for entry in company.review.sign_offs if (entry.clause, entry.language) == (clause.id, language)]
    digest = digest_of_clause(clause) if given else ""
    valid = tuple(entry for entry in given if entry.digest == digest)
    return Signed(clause, language, valid, tuple(entry for entry in given if entry.digest != digest))


def asked_or_given(company: Company) -> bool:
    """Whether sign-offs are of any concern to a policy: it has some, or a release waits for them."""
    return bool(company.review.sign_offs) or company.review.required.sign_off is not None


def approvals(company: Company, rendered: Mapping[str, Rendered]) -> tuple[Approval, ...]:
    """The sign-offs that hold, for the record: by person, role and day."""
    found: dict[tuple[str, SignOffRole, object], dict[str, list[str]]] = {}
    for item in signed(company, rendered):
        for entry in item.valid:
            found.setdefault((entry.by, entry.role, entry.on), {}).setdefault(item.language, []).append(item.clause.id)
    return tuple(
        Approval.model_validate({"by": by, "role": role, "on": str(on), "clauses": clauses})
        for (by, role, on), clauses in found.items()
    )


def counted(company: Company, rendered: Mapping[str, Rendered]) -> str:
    """How much is signed, in a line: `en 20 of 20 approved by counsel; tr 3 of 20 reviewed`."""
    lines, everything = [], signed(company, rendered)
    for language in rendered:
        items = [item for item in everything if item.language == language]
        by_role = [(sum(bool(item.best and item.best.role == role) for item in items), STATUS[role]) for role in reversed(ROLES)]
        parts = [f"{count} of {len(items)} {said}" for count, said in by_role if count]
        lines.append(f"{language} {', '.join(parts) or f'none of {len(items)}'}")
    return "; ".join(lines)
