"""Text statistics, as people and programs look at them."""
