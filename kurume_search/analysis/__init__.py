"""Floor 4: the only room that knows Sudachi; words and where they stand."""
