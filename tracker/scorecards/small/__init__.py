"""Small numbers: what is hidden from everybody who may not see them, and why (rules 5.10)."""
