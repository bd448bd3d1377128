"""What differs in the committed text between two ends (revisions, releases, the working tree), and every way to show it to a reviewer."""

from __future__ import annotations

from klausa.diff.docx import as_docx
from klausa.diff.html import as_html
from klausa.diff.json import as_json
from klausa.diff.markdown import as_markdown
from klausa.diff.policies import Diff, PolicyDiff, diff
from klausa.diff.rows import Place, Row
from klausa.diff.text import as_text

__all__ = ["Diff", "Place", "PolicyDiff", "Row", "as_docx", "as_html", "as_json", "as_markdown", "as_text", "diff"]
