"""Tests of klausa.events."""
