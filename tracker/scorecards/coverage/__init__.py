"""Which pledges nobody measures, works on or speaks for (documents.md D21)."""
