"""Claims about gold."""
