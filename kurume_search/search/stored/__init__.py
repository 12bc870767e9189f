"""Columns beside the index: what a segment keeps of its rows, laid out in arrays."""
