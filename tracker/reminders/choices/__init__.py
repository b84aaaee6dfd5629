"""What people chose about their letters: on the day, once a week, or not by letter."""
