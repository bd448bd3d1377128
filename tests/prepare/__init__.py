"""Tests of klausa.prepare."""
