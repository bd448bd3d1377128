"""Jinja: document × language → Markdown and traced spans per clause; chooses no clauses, knows no MkDocs."""

from klausa.render.document import Rendered, RenderedClause, render
from klausa.render.traces import Fact, Span

__all__ = ["Fact", "Rendered", "RenderedClause", "Span", "render"]
