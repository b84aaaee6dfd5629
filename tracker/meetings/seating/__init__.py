"""Seats of bodies and workstreams, who may come instead, and which are empty."""
