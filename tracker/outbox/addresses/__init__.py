"""Addresses whose letters come back."""
