"""Before the meeting: young people read what it is about, and say what they think of it."""
