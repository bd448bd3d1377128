"""The field's nouns as frozen typed models; their fields are the keys of the policy file. Knows no YAML, no Jinja, no language."""

from klausa.model.parts import Entry, Known, Part, Place, Ref, Term, Text
from klausa.model.policy import Next, Policy
from klausa.model.quantities import Duration, Money
from klausa.model.review import Review

__all__ = ["Duration", "Entry", "Known", "Money", "Next", "Part", "Place", "Policy", "Ref", "Review", "Term", "Text"]
