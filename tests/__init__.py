"""The tests: each docstring is the claim it proves."""
