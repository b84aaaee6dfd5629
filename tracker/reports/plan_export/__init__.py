"""A plan as a file that a council can print, fill in and import again without a difference."""
