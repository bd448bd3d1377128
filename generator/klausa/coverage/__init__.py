"""What each law asks of a policy, and what this policy tells of it: requirement by requirement, on a given day."""

from klausa.coverage.applied import Applied, applied
from klausa.coverage.index import Index
from klausa.coverage.verdicts import STATUSES, Need, Status, Verdict, coverage

__all__ = ["STATUSES", "Applied", "Index", "Need", "Status", "Verdict", "applied", "coverage"]
