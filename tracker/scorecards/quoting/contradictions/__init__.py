"""What a text says of figures, held against their home and against what else is said. Pure."""
