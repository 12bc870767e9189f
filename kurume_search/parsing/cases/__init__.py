"""Items and cases of a meeting, and the blocks that belong to each."""
