"""Reminders: what is due to whom, in one letter a working day."""
