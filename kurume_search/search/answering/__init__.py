"""From a query to what it finds: evaluated, ranked, shown page by page."""
