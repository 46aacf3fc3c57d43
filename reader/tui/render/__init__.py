"""Values to lines and strips: pure functions, no widgets."""
