"""“Does that answer it?”: whoever asked says so, or “not yet”, which opens the debt again."""
