"""Floor 6: answers queries: columns beside the index, set algebra, ranks, marked passages."""
