"""Floor 3: folded text to frozen values; opens no file, never raises on prose."""
