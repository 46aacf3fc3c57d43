"""Claims about parsing."""
