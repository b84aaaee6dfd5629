"""Correcting draft minutes: attendees ask, whoever keeps them changes the words and answers."""
