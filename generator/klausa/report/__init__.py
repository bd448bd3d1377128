"""Findings and problems as text for people and for machines; knows nothing of how they arise."""

from klausa.report.formats import FORMATS, report

__all__ = ["FORMATS", "report"]
