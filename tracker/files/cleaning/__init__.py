"""Taking a file apart in a child process: its metadata goes, and what would act by itself."""
