"""The transparency report: built once as plain values, then rendered in many forms."""
