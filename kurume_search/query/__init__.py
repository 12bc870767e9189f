"""Floor 4: the query language as plain values; what a query means, and how it is read."""
