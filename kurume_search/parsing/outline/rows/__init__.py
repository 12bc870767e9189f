"""Tables in the pass over the lines: rows of fields, turns, cases and results."""
