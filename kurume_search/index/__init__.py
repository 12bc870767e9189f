"""Floor 5: the only room that knows Whoosh; words in, places out, nothing else."""
