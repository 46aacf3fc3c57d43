"""Corrections of pages."""
