"""Searching in a process of its own, so that no search ever holds up the screen's interpreter."""
