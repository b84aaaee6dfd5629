"""Entering a quarter: typed by one person, questioned at once, checked and published by another."""
