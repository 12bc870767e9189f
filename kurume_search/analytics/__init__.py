"""Floor 7: counts with denominators, intervals and the ids behind them."""
