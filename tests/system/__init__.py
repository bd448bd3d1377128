"""Tests that need programs of the operating system."""
