"""The Corporate Parenting Tracker: pledges, the work on them, and what young people say of it."""
