"""Tables of cells -> actions: which tables hold any, which column is which, which rows are what."""
