"""What announces and calls cases: lists in front, headings, the words of the chair."""
