"""Upkeep: whether all is well, and copies of the database."""
