"""Due dates as councils print them: the text of a cell -> a day, and how exactly it is known."""
