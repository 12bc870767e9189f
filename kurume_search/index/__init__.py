"""Floor 5: the only room that knows Whoosh; postings out, nothing else."""
