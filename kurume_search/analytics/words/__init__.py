"""Text statistics: what words say of turns, cases and years."""
