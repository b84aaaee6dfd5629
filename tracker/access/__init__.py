"""Access: which role may do which deed."""
