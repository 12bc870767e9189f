"""Words and the strings that they lie in: cut, spelled, counted, marked."""
