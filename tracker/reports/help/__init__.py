"""Help, accessibility and privacy: pages of words, true of what the tracker does."""
