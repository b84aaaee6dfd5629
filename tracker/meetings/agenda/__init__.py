"""The agenda of a meeting: standing items, items in order, their papers, Part 2."""
