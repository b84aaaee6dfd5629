"""What ambassadors say before an action counts as complete: whether it has made a difference."""
