"""Floor 4: what is asked, as a value; knows no index."""
