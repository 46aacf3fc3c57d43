"""Claims about search."""
