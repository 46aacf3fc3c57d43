"""Claims about catalogue."""
