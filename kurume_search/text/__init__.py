"""Floor 1: strings and offsets; standard library only."""
