"""Terms of reference of a body, by version."""
