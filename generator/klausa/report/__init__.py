"""Findings and coverage written down for people and for programs; knows nothing of how they arise."""

from klausa.report.coverage import coverage_as_json, coverage_as_text
from klausa.report.formats import FORMATS, report
from klausa.report.text import as_text
from klausa.report.words import alike, words_as_text

__all__ = ["FORMATS", "alike", "as_text", "coverage_as_json", "coverage_as_text", "report", "words_as_text"]
