"""When people are away, and who gets their letters meanwhile."""
