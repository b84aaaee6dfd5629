"""Reach: surveys, visits, groups and events, and the points that were made there."""
