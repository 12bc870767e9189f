"""The running words of a corpus, and the sets of passages they are counted in."""
