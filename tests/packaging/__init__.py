"""Claims about what is shipped."""
