"""Claims about tui."""
