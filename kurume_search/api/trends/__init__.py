"""Counts over the years, as people and programs look at them."""
