"""Which rows a field of a query selects, and what subsets and tags bound it to."""
