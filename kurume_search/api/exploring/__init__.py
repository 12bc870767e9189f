"""What the explorer asks, answered."""
