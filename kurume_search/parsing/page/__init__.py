"""What the lines of a page are: headings, notes, tables, boxes, bodies of cases."""
