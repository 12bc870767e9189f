"""Floor 10: `Corpus` and `Hits`, each method one call downward."""
