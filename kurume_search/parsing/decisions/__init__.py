"""Which case words decide, and which of its statements is its outcome."""
