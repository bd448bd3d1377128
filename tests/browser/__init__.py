"""Tests of what a built page needs for a browser."""
