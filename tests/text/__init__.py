"""Claims about text."""
