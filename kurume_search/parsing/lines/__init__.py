"""Lines of a source and pieces of them, with the way back; what every page repeats."""
