"""Scorecards themselves, and what each prints, in which order and under which refs, by day."""
