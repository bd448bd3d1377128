"""What a built page needs for a reader's browser beside its words: the scripts that it admits, and the index of each language's search."""

from klausa.browser.frame import finished, tab_title
from klausa.browser.search import Entry, index, sections_of

__all__ = ["Entry", "finished", "index", "sections_of", "tab_title"]
