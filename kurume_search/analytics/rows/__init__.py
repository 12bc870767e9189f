"""The rows that are counted, as arrays: which a question selects, and how they are split."""
