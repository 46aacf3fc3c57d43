"""Claims about library."""
