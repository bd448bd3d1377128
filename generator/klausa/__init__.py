"""Klausa: privacy policies in several languages from facts written once."""

from importlib.metadata import version

__version__ = version("klausa")
