"""What is reckoned with rows and places: by sets, by arrays, the same either way."""
