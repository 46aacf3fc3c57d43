"""Widgets: they know values and Textual, nothing else."""
