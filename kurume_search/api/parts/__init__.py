"""The methods of `Corpus`, a file for each kind."""
