"""One reader for each kind of file: bytes in, paragraphs and tables out, run in a child process."""
