"""Tests of klausa.reference."""
