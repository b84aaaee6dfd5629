"""Celebrations: good news tied to the pledges."""
