"""Rendered documents → findings; knows nothing of printing or exit codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from klausa.check.findings import Finding, Level
from klausa.check.house import house, replaced
from klausa.check.parity import parity
from klausa.clauses import Clause
from klausa.load import Company
from klausa.render import Rendered


def check(company: Company, rendered: Mapping[str, Rendered], clauses: Sequence[Clause] = ()) -> tuple[Finding, ...]:
    """Every finding of one policy, in the order of the file."""
    return tuple(sorted([*parity(company, rendered), *house(company, rendered), *replaced(company, clauses)]))


__all__ = ["Finding", "Level", "check", "parity"]
