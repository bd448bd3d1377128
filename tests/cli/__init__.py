"""Tests of klausa.cli."""
