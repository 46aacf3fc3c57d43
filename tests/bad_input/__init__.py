"""Claims about input that is not as it should be, made to the program as a person starts it."""
