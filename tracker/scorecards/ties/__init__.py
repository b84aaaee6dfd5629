"""What an indicator is tied to: the numbers that are parts of its own, and actions it measures."""
