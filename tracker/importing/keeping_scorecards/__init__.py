"""A scorecard that was read -> indicators, their places in an edition, and figures to check."""
