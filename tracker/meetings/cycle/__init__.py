"""The cycle of a board: every date before and after a meeting, worked out from its own."""
