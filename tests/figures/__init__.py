"""Claims about figures."""
