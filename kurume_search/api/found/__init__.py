"""What was found, and what is asked for by name, as people and programs look at it."""
