"""Screens: they put panes together and are the only ones to ask the library."""
