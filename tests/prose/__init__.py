"""Tests of klausa.prose."""
