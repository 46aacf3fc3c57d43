"""Chinese text as such: cells, lines, folding, words, sentences. Pure functions."""
