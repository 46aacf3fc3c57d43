"""Claims about config."""
