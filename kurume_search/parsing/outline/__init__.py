"""One pass over the lines: what each of them opens, and what it goes on with."""
