"""Floor 6: runs queries over postings and columns; hits, excerpts, marks."""
