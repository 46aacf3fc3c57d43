"""Tests of the formats that page files come in."""
