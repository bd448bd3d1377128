"""When a requirement applies: named conditions, decided by facts of the policy, or by counsel where no fact decides them."""

from klausa.conditions import data, features, parties
from klausa.conditions.registry import Case, Condition, Decision, conditions, decide

__all__ = ["Case", "Condition", "Decision", "conditions", "data", "decide", "features", "parties"]
