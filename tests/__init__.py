"""The tests of Klausa; their folders mirror the package."""
