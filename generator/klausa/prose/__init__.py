"""Reads finished text again as a stranger would: figures, names, denials, words of other languages; trusts no mark of the rendering."""
