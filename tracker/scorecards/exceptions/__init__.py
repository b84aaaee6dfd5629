"""Exceptions: what a board saw in its figures, what it said it would do, and what came of it."""
