"""Secret addresses that a person's own programs ask for by themselves, without signing in."""
