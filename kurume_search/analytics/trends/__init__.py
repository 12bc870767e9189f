"""What is counted over the years, with what a reader must know of it."""
