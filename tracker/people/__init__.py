"""People: who they are, the posts and roles they hold, and how they sign in."""
