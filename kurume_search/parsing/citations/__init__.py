"""Articles that words cite (引用条文)."""
