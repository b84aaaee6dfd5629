"""At the meeting and after it: who was there, what was said and decided, and the minutes."""
