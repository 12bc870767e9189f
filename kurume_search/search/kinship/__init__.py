"""Earlier cases like a text or a case: near in law, alike in words."""
