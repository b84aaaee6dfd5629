"""A private calendar for each person: an address that their calendar program asks by itself."""
