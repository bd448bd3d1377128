"""A policy's text to take away: PDF, Word, plain text, JSON with its schema, and a piece of HTML for a page of one's own."""

from klausa.forms.data import as_json, json_schema
from klausa.forms.docx import as_docx
from klausa.forms.fragment import as_fragment
from klausa.forms.pdf import as_pdf
from klausa.forms.sheet import Labels, Sheet, sheet

__all__ = ["Labels", "Sheet", "as_docx", "as_fragment", "as_json", "as_pdf", "json_schema", "sheet"]
