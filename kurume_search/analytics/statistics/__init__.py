"""Measures of counts, shares and words in themselves: intervals, association, spread."""
