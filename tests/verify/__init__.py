"""Tests of klausa.verify."""
