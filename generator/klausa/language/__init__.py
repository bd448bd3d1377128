"""Writes numbers, dates, periods, lists, letters and Turkish suffixes as each language does, from a language code."""

from klausa.language.citations import cite
from klausa.language.dates import format_date, format_time
from klausa.language.durations import format_duration, format_range
from klausa.language.letters import lower, sentence_case, sort_key, title, upper
from klausa.language.lists import Conjunction, join, punctuate
from klausa.language.numbers import format_number, in_words, money, ordinal, percent, with_words
from klausa.language.turkish import Case, spoken, suffix, takes_suffix

__all__ = [
    "Case",
    "Conjunction",
    "cite",
    "format_date",
    "format_duration",
    "format_number",
    "format_range",
    "format_time",
    "in_words",
    "join",
    "lower",
    "money",
    "ordinal",
    "percent",
    "punctuate",
    "sentence_case",
    "sort_key",
    "spoken",
    "suffix",
    "takes_suffix",
    "title",
    "upper",
    "with_words",
]
