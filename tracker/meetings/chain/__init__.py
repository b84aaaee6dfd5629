"""Who reports to whom: bodies and workstreams in one picture."""
