"""Renderers: each walks a report and returns bytes; none of them counts."""
