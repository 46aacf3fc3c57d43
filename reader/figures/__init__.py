"""Numbers as data: every figure of a text with its quantity, span and label."""
