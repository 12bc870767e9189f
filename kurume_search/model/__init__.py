"""Floor 2: frozen values that say what minutes say; no regex on prose, no files."""
