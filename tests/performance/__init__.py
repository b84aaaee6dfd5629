"""The benchmark: `python -m tests.performance` prints how long each page takes beside an anchor."""
