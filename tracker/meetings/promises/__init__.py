"""What a meeting promised, and when somebody reported back on it."""
