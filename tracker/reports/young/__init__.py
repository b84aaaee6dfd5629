"""An ambassador's own first page: what is new, what they said, what comes next."""
