"""How often each seat was filled over a municipal year; cancelled meetings leave the figures."""
