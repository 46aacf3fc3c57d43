"""Claims about cli."""
