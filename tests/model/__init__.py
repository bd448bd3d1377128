"""Tests of klausa.model."""
