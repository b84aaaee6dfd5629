"""A year of meetings in one deed, each date looked at before it is made."""
