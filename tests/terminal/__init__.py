"""Claims about terminal."""
