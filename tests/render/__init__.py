"""Tests of klausa.render."""
