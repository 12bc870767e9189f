"""What readers keep: a corpus of their own, their tags, their saved subsets."""
