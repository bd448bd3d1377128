"""Tests of klausa.check."""
