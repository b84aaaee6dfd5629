"""Deeds on the way to print: the participation lead's, and the author's yes or no."""
