"""Builds the index of a corpus, and goes on from what stands."""
