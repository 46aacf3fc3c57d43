"""Claims about the true program in a true terminal, from the command line to the last key."""
