"""The update round: every open action of a workstream on one page, brought up to date at once."""
