"""Ways of writing speakers as patterns, and what their labels say (発言者の表記)."""
