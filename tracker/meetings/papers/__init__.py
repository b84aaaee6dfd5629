"""Papers on the items of an agenda: added, replaced, put in order, withdrawn, and handed out."""
