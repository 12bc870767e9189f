"""Charts: Plotly figures with a static SVG, alt text and the table behind them."""
