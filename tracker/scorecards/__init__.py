"""Scorecards: indicators, what they mean, their figures, and what was done about them."""
