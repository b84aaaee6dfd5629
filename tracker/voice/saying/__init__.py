"""Saying something: the box, what it tells beforehand, and the deed."""
