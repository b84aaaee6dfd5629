"""Comments that worry somebody: hidden at once, looked at by a safeguarding lead, released."""
