"""How words say that a case ended, and what the council demands with it."""
