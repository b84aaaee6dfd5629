"""Actions: a promised piece of work with one accountable post and a due date, and its story."""
