"""Our words: the council's terms, and what young people say instead."""
