"""Voice: what care leavers say of the work, and the answer they are owed."""
