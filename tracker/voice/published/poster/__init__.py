"""The poster for the hub: some of what is printed, on one page."""
