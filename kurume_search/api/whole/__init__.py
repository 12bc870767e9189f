"""A corpus as a whole: what it has, how well it was read, its export and its report."""
