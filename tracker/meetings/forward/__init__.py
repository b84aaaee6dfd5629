"""The year ahead: what comes round, the actions that it makes, and what falls in which month."""
