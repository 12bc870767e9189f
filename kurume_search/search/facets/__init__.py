"""How much of an answer has each value of a field."""
