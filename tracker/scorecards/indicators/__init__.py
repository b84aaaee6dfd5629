"""One indicator: its line, its meanings, who answers for it, and what is done about it."""
