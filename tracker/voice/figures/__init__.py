"""What came of what young people said, in figures: pure rules, and one query that feeds them."""
