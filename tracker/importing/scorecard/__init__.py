"""The parts of reading a scorecard: a heading, a cell, a row, and the rows beside one another."""
