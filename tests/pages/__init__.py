"""Tests of klausa.pages."""
