"""Tests of klausa.vocabulary."""
