"""Rendered documents → findings; knows nothing of printing or exit codes."""

from klausa.check.findings import Finding, Level, check
from klausa.check.parity import parity

__all__ = ["Finding", "Level", "check", "parity"]
