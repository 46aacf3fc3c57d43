"""Claims about the message table."""
