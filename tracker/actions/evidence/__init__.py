"""What shows that an action was done: links, and files that are only ever downloaded."""
