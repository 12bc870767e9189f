"""The header of a meeting: which meeting it is, when, where, and who was there."""
