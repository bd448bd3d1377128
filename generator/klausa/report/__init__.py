"""Findings and coverage written down for people and for programs; knows nothing of how they arise."""

from klausa.report.coverage import coverage_as_json, coverage_as_text
from klausa.report.formats import FORMATS, report

__all__ = ["FORMATS", "coverage_as_json", "coverage_as_text", "report"]
