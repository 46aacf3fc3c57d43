"""All that the program can do, as one object."""
