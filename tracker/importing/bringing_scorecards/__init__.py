"""Bringing in a scorecard on pages: choose a file, see what it does, correct it, keep it."""
