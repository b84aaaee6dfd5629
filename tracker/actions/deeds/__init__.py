"""Deeds on an action, each with a page: say, move, close, open again."""
