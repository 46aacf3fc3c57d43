"""Claims about journal."""
